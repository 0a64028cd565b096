"""Scores of the demonstration province; all of it is invented.

The year before is published, the one that runs is scored on trial until yesterday.
"""

from dataclasses import dataclass

LAST_NAME = "Chấm điểm, xếp hạng năm {year}"
TRIAL_NAME = "Chấm điểm thử năm {year}"
LEGAL_BASIS = (
    "Quyết định số 1018/QĐ-TCTHADS ngày 05/10/2016 ban hành Quy trình xây dựng và ban "
    "hành kế hoạch công tác năm"
)
STATISTICS = "Theo báo cáo thống kê 12 tháng"
MINUTES = "Theo biên bản kiểm tra của Văn phòng"
# places of criteria in ``score_defaults.CRITERIA``, from 0
PLAN, CASES, MONEY, CARRIED, DOSSIERS, LATE, RETURNED, DISCIPLINE, BONUS = range(9)


@dataclass(frozen=True)
class Case:
    """What a unit has given itself, and what the review made of it.

    :param unit: xmlid in ``thads_base``
    :param head: login of who hands in
    :param own: {place of a criterion: points}
    :param reviewed: {place of a criterion: (points, reason)}
    :param deed: ``written``, ``sent``, ``returned`` or ``reviewed``
    :param objection: (place of a criterion, points wanted, reason)
    :param answer: (points granted, words), None while it waits
    """

    unit: str
    head: str
    own: dict
    reviewed: dict
    deed: str = "reviewed"
    objection: tuple | None = None
    answer: tuple | None = None


LAST = (
    Case("unit_tq_vp", "chanhvanphong", {PLAN: 20, DISCIPLINE: 48}, {}),
    Case("unit_tq_nv", "truongphong", {DISCIPLINE: 49, BONUS: 4}, {}),
    Case("unit_tq_kt", "truongphong_kiemtra", {PLAN: 20, DISCIPLINE: 45}, {}),
    Case("unit_tq_tc", "truongphong_tochuc", {DISCIPLINE: 47}, {}),
    Case("unit_tq_tk", "truongphong_taichinh", {DISCIPLINE: 46, LATE: 8}, {}),
    Case(
        "unit_tq_kv1",
        "truongphong_kv1",
        {DISCIPLINE: 48, BONUS: 6},
        {DISCIPLINE: (45, MINUTES)},
        objection=(
            DISCIPLINE,
            48,
            "Thiếu sót nêu trong biên bản đã khắc phục trước ngày 30/9.",
        ),
        answer=(47, "Đã khắc phục một phần, giữ mức trừ đối với việc chậm báo cáo."),
    ),
    Case(
        "unit_tq_kv2",
        "truongphong_kv2",
        {PLAN: 10, MONEY: 0, DISCIPLINE: 40},
        {DISCIPLINE: (38, MINUTES)},
    ),
    Case("unit_tq_kv3", "truongphong_kv3", {CASES: 0, DISCIPLINE: 46}, {}),
    Case("unit_tq_kv4", "truongphong_kv4", {DOSSIERS: 12, DISCIPLINE: 44}, {}),
    Case("unit_tq_kv5", "truongphong_kv5", {CARRIED: 0, DISCIPLINE: 43}, {}),
)
TRIAL = (
    Case(
        "unit_tq_kv1",
        "truongphong_kv1",
        {DISCIPLINE: 48},
        {DISCIPLINE: (44, MINUTES)},
        objection=(
            DOSSIERS,
            20,
            "Hồ sơ trễ do phần mềm gián đoạn, đã có văn bản xin lỗi người nộp.",
        ),
    ),
    Case("unit_tq_kv2", "truongphong_kv2", {DISCIPLINE: 50}, {}, deed="sent"),
    Case("unit_tq_kv3", "truongphong_kv3", {DISCIPLINE: 50}, {}, deed="returned"),
    Case("unit_tq_kv4", "truongphong_kv4", {DISCIPLINE: 45}, {}, deed="written"),
    Case("unit_tq_nv", "truongphong", {DISCIPLINE: 49}, {}),
)
RETURN_NOTE = "Nêu rõ kết quả thực hiện kỷ luật, kỷ cương, kèm số liệu."
