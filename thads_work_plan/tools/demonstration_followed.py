"""Plans that the demonstration follows: one in mid-year, one whose year is closed.

Who owes what, how far each is. People and numbers are made up. Days are counted from
the day of loading, negative ones back, so that there is always something late,
something due and something done.
"""

from dataclasses import dataclass

SIGNER = "Trưởng Thi hành án dân sự tỉnh"
DAYS_LATE = 6


@dataclass(frozen=True)
class Line:
    """One line of the plan, and what its units have done for it.

    :ivar task: what is to be done
    :ivar product: what comes of it
    :ivar units: xmlids of the lead units, in ``thads_base``
    :ivar days: from the day of loading until it is due; None if it has no day
    :ivar time: as printed, where it has no day
    :ivar states: how far each of the units is, in their order: ``done``, ``late``
        (done after its day), ``reported``, ``returned``, ``doing`` or ``new``
    :ivar helpers: xmlids of the coordinating units
    """

    task: str
    product: str
    units: tuple[str, ...]
    days: int | None
    states: tuple[str, ...]
    time: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A plan as it was issued.

    :ivar name: with ``{year}``, this one, or the one that it ended in
    :ivar starts: its first day, and ``ends`` its last one, from the day of loading
    :ivar reason: why something is not done when its year is closed, empty if it runs
    """

    name: str
    number: str
    issued: int
    starts: int
    ends: int
    lines: tuple[Line, ...]
    reason: str = ""


ROOMS = tuple(f"unit_tq_kv{number}" for number in range(1, 6))
RUNNING_LINES = (
    Line(
        "Công bố công khai thủ tục hành chính tại trụ sở và trên trang thông tin",
        "Danh mục thủ tục được niêm yết",
        ROOMS,
        -100,
        ("done", "done", "late", "done", "done"),
    ),
    Line(
        "Ban hành quy chế quản lý, sử dụng chữ ký số",
        "Quy chế",
        ("unit_tq_vp",),
        -70,
        ("done",),
        helpers=("unit_tq_tk",),
    ),
    Line(
        "Số hóa hồ sơ thi hành án lưu trữ của đơn vị",
        "Hồ sơ được số hóa",
        ROOMS,
        -12,
        ("done", "reported", "doing", "new", "returned"),
    ),
    Line(
        "Tập huấn sử dụng phần mềm một cửa",
        "Lớp tập huấn",
        ("unit_tq_tc",),
        -4,
        ("doing",),
        helpers=("unit_tq_vp",),
    ),
    Line(
        "Rà soát, đề xuất đơn giản hóa thủ tục hành chính nội bộ",
        "Báo cáo kết quả rà soát",
        ("unit_tq_nv", "unit_tq_kt"),
        5,
        ("doing", "reported"),
    ),
    Line(
        "Khảo sát sự hài lòng của tổ chức, cá nhân",
        "Báo cáo khảo sát",
        ROOMS,
        60,
        ("doing", "new", "new", "new", "new"),
    ),
    Line(
        "Bảo đảm hạ tầng, an toàn thông tin mạng của cơ quan",
        "Hệ thống hoạt động ổn định",
        ("unit_tq_vp",),
        None,
        ("doing",),
        time="Thường xuyên",
    ),
    Line(
        "Xử lý phản ánh, kiến nghị về thủ tục hành chính",
        "Văn bản trả lời",
        ("unit_tq_kt",),
        None,
        ("new",),
        time="Khi phát sinh",
    ),
)
ENDED_LINES = (
    Line(
        "Rà soát, phân loại hồ sơ lưu trữ cần số hóa",
        "Danh mục hồ sơ",
        ROOMS,
        -330,
        ("done", "done", "done", "late", "done"),
    ),
    Line(
        "Số hóa hồ sơ thi hành án đã kết thúc",
        "Hồ sơ được số hóa",
        ROOMS,
        -60,
        ("done", "late", "done", "doing", "doing"),
    ),
    Line(
        "Trang bị máy quét tài liệu cho các đơn vị",
        "Máy quét được bàn giao",
        ("unit_tq_tk",),
        -200,
        ("done",),
        helpers=("unit_tq_vp",),
    ),
    Line(
        "Hướng dẫn, giải đáp việc số hóa hồ sơ",
        "Văn bản trả lời",
        ("unit_tq_vp",),
        None,
        ("doing",),
        time="Thường xuyên",
    ),
)
RUNNING = Plan(
    name="Kế hoạch cải cách hành chính và chuyển đổi số năm {year}",
    number="96/QĐ-THADS",
    issued=-150,
    starts=-160,
    ends=200,
    lines=RUNNING_LINES,
)
ENDED = Plan(
    name="Kế hoạch số hóa hồ sơ năm {year}",
    number="11/QĐ-THADS",
    issued=-380,
    starts=-390,
    ends=-30,
    lines=ENDED_LINES,
    reason="Chưa được bố trí đủ kinh phí.",
)
# what a unit says when it reports
REPORT = "Đã hoàn thành, có văn bản kèm theo."
UNDER_WAY = "Đang thực hiện, đã xong phần chuẩn bị."
RETURNED = "Chưa có số liệu của tháng gần nhất, đề nghị bổ sung."
