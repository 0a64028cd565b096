"""What units of the demonstration say in their quarterly reports: all of it made up."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Said:
    """The report of a unit, as its head sends it; the office may have received it.

    :ivar unit: xmlid in ``thads_base``
    :ivar reason: why something was late or is not done
    """

    unit: str
    results: str
    difficulties: str = ""
    proposals: str = ""
    reason: str = "Phải chờ số liệu của cơ quan phối hợp."
    is_received: bool = False


UNITS = (
    Said(
        unit="unit_tq_kv1",
        results="Các nhiệm vụ trong kỳ cơ bản hoàn thành đúng tiến độ.",
        difficulties="Máy quét tài liệu đã cũ, số hóa hồ sơ lưu trữ còn chậm.",
        proposals="Đề nghị trang bị thêm 01 máy quét tài liệu.",
        is_received=True,
    ),
    Said(
        unit="unit_tq_kv3",
        results="Đã hoàn thành việc niêm yết công khai thủ tục hành chính.",
        difficulties="Một công chức nghỉ chế độ, phải phân công lại công việc.",
        reason="Trụ sở đang sửa chữa, phải chờ bàn giao.",
        is_received=True,
    ),
    Said(
        unit="unit_tq_tc",
        results="Đã chuẩn bị xong nội dung tập huấn sử dụng phần mềm một cửa.",
    ),
)
