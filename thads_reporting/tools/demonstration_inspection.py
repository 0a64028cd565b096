"""The inspections of the demonstration province; all of it is invented."""

from dataclasses import dataclass

PLAN = "Kế hoạch kiểm tra năm"
SUBJECT = "Kiểm tra việc thực hiện cơ chế một cửa"
LEGAL_BASIS = "Kế hoạch kiểm tra năm của Thi hành án dân sự tỉnh Tuyên Quang"
LEADER = "user_truongphong_kiemtra"
MEMBERS = ("user_chuyenvien_kiemtra", "user_vanphong")
REPORT_DAYS = 10  # working days after the first day at the unit
POOR = 3  # place of the point that falls short, counted from 1
REMARK = "Sổ theo dõi chưa ghi đầy đủ"
FINDING = (
    "Sổ theo dõi tiếp nhận hồ sơ và trả kết quả chưa ghi ngày trả kết quả của 03 hồ sơ"
)
EVIDENCE = "Sổ theo dõi của Bộ phận một cửa, các trang 12, 15, 18"
CONCLUSION = (
    "Đơn vị đã triển khai cơ chế một cửa đến toàn thể công chức; hồ sơ được giải quyết "
    "đúng quy trình.\n"
    "Việc ghi sổ theo dõi còn thiếu sót, cần khắc phục ngay."
)
PROPOSAL = "Tập huấn ghi sổ theo dõi cho công chức Bộ phận một cửa."


@dataclass(frozen=True)
class Case:
    """How far an inspection has come.

    :param unit: xmlid of the inspected unit, without its module
    :param days: before today that the team was there; negative: still to come
    :param deed: ``planned``, ``checking`` or ``concluded``
    :param actions: (what is to be corrected, working days from today, answer
        or none)
    """

    unit: str
    days: int
    deed: str
    actions: tuple[tuple[str, int, str], ...] = ()


CASES = (
    Case(
        "unit_tq_kv1",
        40,
        "concluded",
        (
            (
                "Ghi bổ sung ngày trả kết quả của 03 hồ sơ vào sổ theo dõi",
                -4,
                "",
            ),
            (
                "Phân công công chức kiểm tra việc ghi sổ hằng tuần",
                12,
                "Đã phân công tại cuộc họp giao ban của đơn vị.",
            ),
        ),
    ),
    Case("unit_tq_kv2", 2, "checking"),
    Case("unit_tq_kv3", -20, "planned"),
)
