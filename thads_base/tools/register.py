"""The registers of papers (Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục I and VI)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .paper import Cell, Column, Paper, Row, Table


@dataclass(frozen=True)
class Register:
    """What a register is called and which columns it has: (heading, width)."""

    name: str
    columns: tuple[tuple[str, int], ...]


OUTGOING = Register(
    "Sổ đăng ký văn bản đi",
    (
        ("Số, ký hiệu văn bản", 11),
        ("Ngày tháng văn bản", 12),
        ("Tên loại và trích yếu nội dung văn bản", 26),
        ("Người ký", 10),
        ("Nơi nhận văn bản", 16),
        ("Đơn vị, người nhận bản lưu", 8),
        ("Số lượng bản", 6),
        ("Ngày chuyển", 12),
        ("Ký nhận", 8),
        ("Ghi chú", 9),
    ),
)
INCOMING = Register(
    "Sổ đăng ký văn bản đến",
    (
        ("Ngày đến", 12),
        ("Số đến", 7),
        ("Tác giả", 14),
        ("Số, ký hiệu văn bản", 11),
        ("Ngày tháng văn bản", 12),
        ("Tên loại và trích yếu nội dung văn bản", 26),
        ("Đơn vị hoặc người nhận", 13),
        ("Ngày chuyển", 12),
        ("Ký nhận", 8),
        ("Ghi chú", 9),
    ),
)


def build_register(
    register: Register,
    rows: Iterable[Sequence[str]],
    year: int,
    superior: str,
    agency: str,
) -> Paper:
    """Return the paper of a register; under its headings stand the numbers of columns.

    :param rows: the texts of each row, one for each column
    """
    columns = register.columns
    header = (
        Row(tuple(Cell(heading) for heading, _width in columns)),
        Row(tuple(Cell(f"({place})") for place in range(1, len(columns) + 1))),
    )
    table = Table(
        tuple(Column(width) for _heading, width in columns),
        header,
        tuple(Row(tuple(map(Cell, texts))) for texts in rows),
    )
    return Paper(
        kind="named",
        orientation="landscape",
        superior=superior,
        agency=agency,
        type_name=register.name,
        title=f"Năm {year}",
        body=(table,),
    )


def short_date(day: date | None) -> str:
    """Return a day as registers write it.

    >>> short_date(date(2026, 1, 5))
    '05/01/2026'
    """
    return day.strftime("%d/%m/%Y") if day else ""
