"""The table of what is late, and who was told of it, as the office prints it."""

from collections.abc import Iterable, Sequence
from datetime import date

from .paper import Cell, Column, Paper, Row, Table
from .register import short_date

NAME = "Bảng đôn đốc"
COLUMNS = (
    ("TT", 6),
    ("Đơn vị, người thực hiện", 17),
    ("Công việc", 15),
    ("Hồ sơ", 19),
    ("Hạn theo quy định", 13),
    ("Quá hạn (ngày làm việc)", 9),
    ("Đã đôn đốc (ngày, người được báo)", 22),
    ("Đã xem", 10),
    ("Ghi chú", 10),
)


def build_urging(
    rows: Iterable[Sequence[str]], day: date, superior: str, agency: str
) -> Paper:
    """Return the paper: what is late on ``day``, a row for each step.

    :param rows: texts for the columns after the first and before the last
    """
    texts = [(str(place), *row, "") for place, row in enumerate(rows, start=1)]
    table = Table(
        tuple(Column(width) for _heading, width in COLUMNS),
        (Row(tuple(Cell(heading) for heading, _width in COLUMNS)),),
        tuple(Row(tuple(map(Cell, row))) for row in texts),
    )
    return Paper(
        kind="named",
        orientation="landscape",
        superior=superior,
        agency=agency,
        type_name=NAME,
        title=f"Việc quá hạn đến ngày {short_date(day)}: {len(texts)} việc",
        body=(table,),
    )
