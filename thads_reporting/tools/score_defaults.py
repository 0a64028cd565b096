"""What a new table of scores starts from; administrators and councils change it.

Legal sources: Quyết định 3962/QĐ-BTP ngày 26/9/2011, Bảng 1 (200 points, 110 of them
for professional work, the bands of the plan); the ranking of 2015 (A from 180, B from
160). The tables of 2012 to 2026 were not found: all other numbers are proposals, and
each is marked to be confirmed.
"""

from typing import NamedTuple

from .score import Band

UNKNOWN_WEIGHT = (
    "Không tìm thấy bảng điểm của năm: điểm tối đa là đề xuất, Hội đồng xác nhận."
)
WORK = "I. Thực hiện nhiệm vụ chuyên môn"
OTHER = "II. Nhiệm vụ khác"
BONUS = "III. Điểm thưởng"


class Line(NamedTuple):
    """A criterion; ``indicators`` are codes of ``thads.target.indicator``."""

    section: str
    name: str
    points: float
    source: str = "manual"
    bands: tuple[Band, ...] = ()
    indicators: tuple[str, ...] = ()
    is_bonus: bool = False
    tie: int = 0
    note: str = UNKNOWN_WEIGHT


class RankLine(NamedTuple):
    code: str
    name: str
    score: float
    targets: int
    note: str = ""


MISSED = (Band(1, "all"),)
CRITERIA = (
    Line(
        WORK,
        "Hoàn thành 100% kế hoạch công tác của đơn vị",
        30,
        "plan_left",
        (Band(1, "points", 10), Band(11, "points", 20), Band(21, "all")),
        tie=3,
        note="Mức trừ 1-10%: 10 điểm, 11-20%: 20 điểm theo Bảng 1 Quyết định "
        "3962/QĐ-BTP ngày 26/9/2011. Chưa rõ, cần xác nhận: điểm tối đa của mục; mức "
        "từ 21% (bản tìm được bị lỗi chữ, hiểu là không chấm điểm); cách làm tròn.",
    ),
    Line(
        WORK,
        "Đạt chỉ tiêu thi hành xong về việc",
        30,
        "target_missed",
        MISSED,
        ("cases",),
        tie=1,
    ),
    Line(
        WORK,
        "Đạt chỉ tiêu thi hành xong về tiền",
        30,
        "target_missed",
        MISSED,
        ("money",),
        tie=2,
    ),
    Line(
        WORK,
        "Đạt chỉ tiêu giảm số việc chuyển kỳ sau",
        20,
        "target_missed",
        MISSED,
        ("carried_over",),
    ),
    Line(
        OTHER,
        "Giải quyết hồ sơ một cửa đúng hạn",
        20,
        "dossier_late",
        (Band(1, "each", 1),),
    ),
    Line(
        OTHER,
        "Gửi báo cáo đúng hạn",
        10,
        "report_late",
        (Band(1, "each", 2),),
    ),
    Line(
        OTHER,
        "Báo cáo đúng yêu cầu, không bị trả lại",
        10,
        "report_returned",
        (Band(1, "each", 2),),
    ),
    Line(OTHER, "Xây dựng đơn vị, kỷ luật, kỷ cương hành chính", 50),
    Line(
        BONUS,
        "Vượt chỉ tiêu được giao",
        10,
        "target_exceeded",
        (Band(1, "each", 2),),
        is_bonus=True,
    ),
)
RANKS = (
    RankLine("A", "Xuất sắc", 180, 3),
    RankLine("B", "Khá", 160, 2),
    RankLine(
        "C",
        "Trung bình",
        120,
        0,
        "Không tìm thấy mức điểm: 120 là đề xuất, cần xác nhận.",
    ),
    RankLine("D", "Yếu", 0, 0),
)
TARGETS = ("cases", "money", "carried_over")
