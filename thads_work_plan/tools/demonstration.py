"""What the demonstration tells: whose plans are under way, and how far each has come.

People and numbers are made up. Days are working days before the day it is loaded.
"""

from dataclasses import dataclass

PROGRAMME_DAYS = 48
PLAN_DECISION_DAYS = 10
TARGETS_DAYS = 2
# until the file lies with the leader: due before 30/11 (QĐ 253/2025, Điều 8 khoản 3)
SEASON_CODES = ("draft", "staff_opinion", "submit_opinion")


@dataclass(frozen=True)
class Point:
    """A point of an opinion, and what the unit makes of it when it goes on.

    :ivar line: name of the line of the plan that it is about, empty for the whole
    :ivar answer: as of ``thads.plan.opinion``
    """

    name: str
    line: str = ""
    answer: str = "accepted"
    answer_text: str = ""


@dataclass(frozen=True)
class Deed:
    """What was done in the open steps of a code.

    :ivar days: working days before the day of loading
    :ivar outcome: as of ``thads.step``; None for silence until the time was up
    :ivar people: how many of those asked did it, all by default
    :ivar points: made in each of the steps
    """

    code: str
    days: int
    outcome: str | None = "done"
    note: str | None = None
    people: int | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Way:
    """How far the plan of a unit has come.

    :ivar unit: xmlid of the unit, in ``thads_base``
    :ivar drafter: xmlid of who drafts, in ``thads_base``
    :ivar days: working days since it has started
    """

    unit: str
    drafter: str
    days: int
    deeds: tuple[Deed, ...]


STOCKTAKING = "Kiểm kê hồ sơ, tài sản, công cụ được giao quản lý"
SCANNING = "Số hóa hồ sơ của đơn vị"
BACKLOG = "Rà soát, giải quyết dứt điểm các việc tồn đọng"
OF_STAFF = (
    Point(
        "Nêu rõ người chủ trì từng nhiệm vụ.",
        answer_text="Đã nêu tại cột Đơn vị chủ trì.",
    ),
    Point(
        "Lùi thời hạn kiểm kê sang tháng 01.",
        STOCKTAKING,
        "explained",
        "Số liệu kiểm kê phải có trước khi khóa sổ cuối năm.",
    ),
)
OF_LEADER = (
    Point(
        "Bổ sung chỉ tiêu số hóa hồ sơ.",
        SCANNING,
        answer_text="Đã bổ sung vào nội dung của nhiệm vụ.",
    ),
)


def _to_leader(days: int) -> tuple[Deed, ...]:
    """Drafted, discussed in the unit, and before the leader since ``days``."""
    return (
        Deed("draft", days + 6),
        Deed(
            "staff_opinion", days + 5, "agreed_with_points", people=1, points=OF_STAFF
        ),
        Deed("staff_opinion", days + 4, "agreed"),
        Deed("submit_opinion", days),
    )


def _to_approval(days: int) -> tuple[Deed, ...]:
    """Revised after the leader's opinion, and before the leader to be signed."""
    return (
        *_to_leader(days + 11),
        Deed(
            "leader_opinion",
            days + 7,
            "agreed_with_points",
            points=OF_LEADER,
        ),
        Deed("revise", days + 5),
        Deed("submit_approval", days),
    )


# QĐ 1018/2016: the whole way of the province's own plan
PROVINCE_DEEDS = (
    Deed("draft", 40),
    Deed("send_committee", 39),
    Deed("committee_opinion", 31, "agreed", "Thống nhất với dự thảo Kế hoạch."),
    Deed("submit", 29),
    Deed(
        "completeness",
        28,
        "returned",
        "Thiếu văn bản trả lời của Ủy ban nhân dân tỉnh.",
    ),
    Deed("submit", 26),
    Deed("completeness", 25, "approved"),
    Deed("circulate", 24),
    Deed(
        "unit_opinion",
        22,
        "agreed_with_points",
        people=1,
        points=(
            Point(
                "Làm rõ sản phẩm của nhiệm vụ tập huấn Luật mới.",
                answer_text="Đã ghi rõ sản phẩm tại cột Sản phẩm chính.",
            ),
        ),
    ),
    Deed("unit_opinion", 20, None),
    Deed(
        "appraisal",
        16,
        "approved",
        "Đề nghị chỉnh lý theo ý kiến của Ban Pháp chế và Nghiệp vụ.",
    ),
    Deed("revise", 12),
    Deed("approval", 10, "approved"),
    Deed("issue", 9, "issued"),
)

# QĐ 253/2025: the whole way of the plan of a unit
UNIT_DEEDS = (
    *_to_approval(2),
    Deed("approval", 1, "approved"),
    Deed("issue", 0, "issued"),
)

WAYS = (
    Way(
        "unit_cql_pcnv",
        "user_cuc_chuyenvien",
        44,
        (
            Deed("draft", 40),
            Deed("submit", 8),
            Deed("completeness", 7, "approved"),
            Deed("circulate", 6),
            Deed(
                "unit_opinion",
                4,
                "agreed_with_points",
                people=1,
                points=(
                    Point("Bổ sung số lượng việc tồn đọng phải rà soát.", BACKLOG),
                    Point("Nêu rõ nguồn kinh phí thuê dịch vụ số hóa.", SCANNING),
                ),
            ),
            Deed("unit_opinion", 2, None),
        ),
    ),
    # QĐ 253/2025, from the draft to the decision that the office is to issue
    Way("unit_tq_kv5", "user_chuyenvien_kv5", 2, ()),
    Way(
        "unit_tq_kv3",
        "user_truongphong_kv3",
        5,
        (Deed("draft", 1), Deed("staff_opinion", 0, "agreed", people=1)),
    ),
    Way("unit_tq_kv4", "user_truongphong_kv4", 12, _to_leader(1)),
    # late: three days to revise have passed three days ago
    Way(
        "unit_tq_kv2",
        "user_truongphong_kv2",
        20,
        (
            *_to_leader(9),
            Deed(
                "leader_opinion",
                6,
                "agreed_with_points",
                points=(
                    Point("Bổ sung kế hoạch giải quyết án trọng điểm.", BACKLOG),
                    Point("Làm rõ người báo cáo kết quả hằng quý."),
                ),
            ),
        ),
    ),
    Way(
        "unit_tq_tk",
        "user_truongphong_taichinh",
        25,
        (
            *_to_approval(2),
            Deed(
                "approval",
                1,
                "returned",
                "Đối chiếu lại thời hạn quyết toán với Quyết định giao chỉ tiêu.",
            ),
        ),
    ),
    Way("unit_tq_tc", "user_truongphong_tochuc", 25, _to_approval(1)),
    Way(
        "unit_tq_kt",
        "user_truongphong_kiemtra",
        25,
        (
            *_to_approval(2),
            Deed("approval", 1, "approved"),
        ),
    ),
)


def get_nodes(year: int, head: str) -> list[dict]:
    """Return the tasks of a unit's plan, as ``thads.plan.task`` makes a tree of them.

    :param head: title of the head of the unit, who leads all of them
    """
    lines = (
        ("I", "NHIỆM VỤ CHUYÊN MÔN", None, ()),
        (
            "1",
            "Triển khai kế hoạch công tác năm, phân công nhiệm vụ cho từng người",
            0,
            (("Bảng phân công nhiệm vụ", f"Trước 15/12/{year - 1}"),),
        ),
        (
            "2",
            BACKLOG,
            0,
            (("Báo cáo kết quả rà soát", "Hằng quý"),),
        ),
        (
            "3",
            STOCKTAKING,
            0,
            (("Biên bản kiểm kê", f"Trước 31/12/{year - 1}"),),
        ),
        ("II", "CHUYỂN ĐỔI SỐ, BÁO CÁO", None, ()),
        ("1", SCANNING, 4, (("Hồ sơ số hóa", "Thường xuyên"),)),
        (
            "2",
            "Báo cáo kết quả thực hiện kế hoạch",
            4,
            (("Báo cáo quý", "Hằng quý"), ("Báo cáo năm", f"Trước 15/9/{year}")),
        ),
    )
    return [
        {
            "values": {"marker": marker, "name": name},
            "parent": parent,
            "outputs": [
                {"name": output, "schedule_text": schedule, "lead_text": head}
                for output, schedule in outputs
            ],
        }
        for marker, name, parent, outputs in lines
    ]
