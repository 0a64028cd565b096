"""A plan of four years in the demonstration, in its second one: all of it made up."""

from dataclasses import dataclass

from .demonstration_followed import ROOMS

YEARS_BEFORE, YEARS_AFTER = 1, 2
NUMBER = "08/QĐ-THADS"
SIGNER = "Trưởng Thi hành án dân sự tỉnh"
NAME = (
    "Kế hoạch thực hiện Nghị quyết về nâng cao hiệu quả công tác thi hành án dân sự "
    "giai đoạn {first}-{last}"
)
RESULTS = (
    "Các đơn vị đã quán triệt, triển khai Kế hoạch; phần lớn nhiệm vụ của năm hoàn "
    "thành đúng tiến độ."
)
REASON = "Chưa bố trí được kinh phí, chuyển sang năm sau thực hiện."


@dataclass(frozen=True)
class Product:
    """A product of a line, and what its units have done for it in the first year.

    :ivar time: as printed, with ``{year}`` for the first and ``{next}`` for the second
    :ivar states: of the units, as in ``demonstration_followed``; those that are due
        later stay as they are
    """

    name: str
    time: str
    units: tuple[str, ...]
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A section if it has no products."""

    marker: str
    name: str
    products: tuple[Product, ...] = ()


LINES = (
    Line("I", "QUÁN TRIỆT, TỔ CHỨC TRIỂN KHAI"),
    Line(
        "1",
        "Quán triệt Nghị quyết, ban hành văn bản chỉ đạo",
        (
            Product(
                "Văn bản chỉ đạo", "Quý I/{year}", ("unit_tq_vp",), states=("done",)
            ),
            Product("Hội nghị sơ kết", "Năm {next}", ("unit_tq_vp",)),
        ),
    ),
    Line("II", "NÂNG CAO HIỆU QUẢ THI HÀNH ÁN"),
    Line(
        "1",
        "Bồi dưỡng nghiệp vụ cho Chấp hành viên, Thư ký thi hành án",
        (
            Product(
                "Lớp bồi dưỡng",
                "Hàng năm",
                ROOMS,
                states=("done", "done", "late", "done", "new"),
            ),
        ),
    ),
    Line(
        "2",
        "Xây dựng quy chế phối hợp trong thi hành án",
        (
            Product(
                "Quy chế phối hợp",
                "Quý III/{year}",
                ("unit_tq_nv", "unit_tq_kt"),
                states=("late", "new"),
            ),
        ),
    ),
    Line(
        "3",
        "Tuyên truyền pháp luật về thi hành án dân sự",
        (Product("Tin, bài", "Thường xuyên", ("unit_tq_vp",)),),
    ),
)
