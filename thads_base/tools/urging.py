"""The table of what is late, and who was told of it, as the office prints it."""

from dataclasses import dataclass
from datetime import date, datetime

from .paper import Cell, Column, Paper, Row, Signature, Table
from .register import short_date

NAME = "Bảng đôn đốc"
COLUMNS = (
    ("TT", 5),
    ("Đơn vị, người thực hiện", 19),
    ("Công việc, hồ sơ", 25),
    ("Hạn theo quy định", 12),
    ("Quá hạn (ngày làm việc)", 10),
    ("Đã đôn đốc (ngày, nội dung, người được báo, đã xem lúc)", 38),
    ("Ghi chú", 12),
)
COMPILER = "NGƯỜI LẬP BẢNG"  # signs for the unit in no capacity of their own


@dataclass(frozen=True, kw_only=True)
class Told:
    """That a person was told of a step.

    :param days: working days after its deadline, negative before it; None if it had
        none
    :param seen: when the person acknowledged it, in Vietnam's time
    """

    day: date
    days: int | None
    name: str
    post: str = ""
    seen: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Late:
    """A late step: whose, which, of what, since when, who was told of it.

    :param days: working days after its deadline
    :param done: when it was done at last, if it was
    """

    responsible: str
    step: str
    record: str
    deadline: date
    days: int
    told: tuple[Told, ...] = ()
    done: date | None = None


@dataclass(frozen=True, kw_only=True)
class Urging:
    """What the table tells: of which days, of whom, and who signs it.

    :param start: first day of the period, the same as ``end`` for a single day
    """

    start: date
    end: date
    day: date
    superior: str
    agency: str
    place: str
    signature: Signature
    rows: tuple[Late, ...]


def build_urging(urging: Urging) -> Paper:
    """Return the paper, a row for each late step."""
    table = Table(
        tuple(Column(width) for _heading, width in COLUMNS),
        (Row(tuple(Cell(heading) for heading, _width in COLUMNS)),),
        tuple(_build_row(place, row) for place, row in enumerate(urging.rows, start=1)),
    )
    return Paper(
        kind="named",
        orientation="landscape",
        superior=urging.superior,
        agency=urging.agency,
        place=urging.place,
        date=urging.day,
        type_name=NAME,
        title=get_title(urging.start, urging.end, len(urging.rows)),
        body=(table,),
        signature=urging.signature,
    )


def get_title(start: date, end: date, count: int) -> str:
    """Return what the table is about.

    >>> get_title(date(2026, 3, 5), date(2026, 3, 5), 2)
    'Việc quá hạn đến ngày 05/03/2026: 2 việc'
    >>> get_title(date(2026, 3, 1), date(2026, 3, 5), 2)
    'Việc quá hạn trong thời gian từ ngày 01/03/2026 đến ngày 05/03/2026: 2 việc'
    """
    since = f"trong thời gian từ ngày {short_date(start)} " if start < end else ""
    return f"Việc quá hạn {since}đến ngày {short_date(end)}: {count} việc"


def _build_row(place: int, row: Late) -> Row:
    texts = (
        str(place),
        row.responsible,
        f"{row.step}\n{row.record}",
        short_date(row.deadline),
        str(row.days),
        "\n".join(dict.fromkeys(map(say_told, row.told))),
        f"Đã xong ngày {short_date(row.done)}" if row.done else "",
    )
    return Row(tuple(map(Cell, texts)))


def say_told(told: Told) -> str:
    """Return who was told what and when, and whether they have seen it.

    >>> say_told(Told(day=date(2026, 3, 5), days=4, name="An", post="Trưởng phòng"))
    '05/03/2026, quá hạn 4 ngày làm việc: An (Trưởng phòng), chưa xem'
    """
    who = f"{told.name} ({told.post})" if told.post else told.name
    seen = f"đã xem {told.seen:%H:%M %d/%m/%Y}" if told.seen else "chưa xem"
    return f"{short_date(told.day)}, {say_days(told.days)}: {who}, {seen}"


def say_days(days: int | None) -> str:
    """Return how a step stood to its deadline.

    >>> say_days(-1), say_days(0), say_days(3), say_days(None)
    ('còn 1 ngày làm việc', 'đến hạn', 'quá hạn 3 ngày làm việc', 'không có thời hạn')
    """
    if days is None:
        return "không có thời hạn"
    if not days:
        return "đến hạn"
    return f"quá hạn {days} ngày làm việc" if days > 0 else f"còn {-days} ngày làm việc"
