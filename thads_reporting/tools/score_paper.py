"""The notice of a ranking, with the points of each unit as an annex in landscape.

Legal source of the layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4. No text found
has a form for the ranking itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.paper import (
    Block,
    Cell,
    Column,
    Paper,
    Row,
    Signature,
    Table,
    paragraph,
)
from odoo.addons.thads_base.tools.register import short_date

NOTE = "recipient"  # small letters, so that notes stay below the table
SIZE = 12
ANNEX_SIZE = 10
COLUMNS = (
    ("Vị thứ", 10, "center"),
    ("Đơn vị", 50, "left"),
    ("Điểm tự chấm", 15, "center"),
    ("Điểm thẩm định", 15, "center"),
    ("Điểm của Hội đồng", 15, "center"),
    ("Chỉ tiêu đạt/ được giao", 16, "center"),
    ("Xếp hạng", 14, "center"),
)
DRAFT = "Số liệu tạm tính, chưa được Hội đồng công bố."


@dataclass(frozen=True, kw_only=True)
class Line:
    """A unit in the ranking; points as numbers.

    :ivar points: under each criterion, in their order
    :ivar rank: as ``A``, empty if it meets the conditions of none
    """

    place: int
    unit: str
    own: float
    reviewed: float
    decided: float
    reached: int
    given: int
    rank: str
    points: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """What the paper tells.

    :ivar period: first day, last day, and the day until which was counted
    :ivar criteria: (name, most points), in their order
    :ivar ranks: (code, meaning, least points, targets to be reached, percent of the
        units that may have it or 0)
    """

    superior: str
    agency: str
    symbol: str
    archive: str
    place: str
    year: int
    period: tuple[date, date, date]
    grounds: tuple[str, ...]
    criteria: tuple[tuple[str, float], ...]
    ranks: tuple[tuple[str, str, float, int], ...]
    lines: tuple[Line, ...]
    signature: Signature
    is_published: bool


def build(ranking: Ranking, has_points: bool) -> Paper:
    """Return the paper; its number and date are given when it is issued.

    :param has_points: whether an annex has the points under each criterion
    """
    return Paper(
        kind="named",
        superior=ranking.superior,
        agency=ranking.agency,
        symbol=ranking.symbol,
        place=ranking.place,
        type_name="Thông báo",
        title=f"Kết quả chấm điểm, xếp hạng các đơn vị năm {ranking.year}",
        grounds=ranking.grounds,
        body=tuple(_get_body(ranking)),
        signature=ranking.signature,
        recipients=("Các đơn vị được xếp hạng",),
        archive=ranking.archive,
        annexes=(build_annex(ranking),) if has_points else (),
    )


def build_annex(ranking: Ranking) -> Paper:
    """Return the table of all points, as printed and as the Excel sheet has it."""
    criteria = ranking.criteria
    numbers = range(1, len(criteria) + 1)
    columns = [
        *(Column(width, align) for _name, width, align in COLUMNS[:2]),
        *(Column(13, "center") for _number in numbers),
        *(Column(width, align) for _name, width, align in COLUMNS[2:]),
    ]
    head = Row(
        (
            *(Cell(name) for name, _width, _align in COLUMNS[:2]),
            *(Cell(f"({number})") for number in numbers),
            *(Cell(name) for name, _width, _align in COLUMNS[2:]),
        )
    )
    rows = tuple(
        Row(
            (
                *_get_first_cells(line),
                *(Cell(format_points(points)) for points in line.points),
                *_get_last_cells(line),
            )
        )
        for line in ranking.lines
    )
    notes = (
        paragraph(f"({number}) {name}: tối đa {format_points(most)} điểm.", style=NOTE)
        for number, (name, most) in enumerate(criteria, start=1)
    )
    return Paper(
        kind="annex",
        orientation="landscape",
        type_name="Phụ lục",
        title=f"Điểm theo từng tiêu chí năm {ranking.year}",
        body=(Table(tuple(columns), (head,), rows, ANNEX_SIZE), *notes),
    )


def _get_body(ranking: Ranking) -> Iterator[Block]:
    first, last, counted = map(short_date, ranking.period)
    until = f", số liệu tính đến hết ngày {counted}" if counted != last else ""
    yield paragraph(
        f"{ranking.agency} thông báo kết quả chấm điểm, xếp hạng các đơn vị năm "
        f"{ranking.year} (từ ngày {first} đến ngày {last}{until}) như sau:"
    )
    yield Table(
        tuple(Column(width, align) for _name, width, align in COLUMNS),
        (Row(tuple(Cell(name) for name, _width, _align in COLUMNS)),),
        tuple(
            Row((*_get_first_cells(line), *_get_last_cells(line)))
            for line in ranking.lines
        ),
        SIZE,
    )
    yield paragraph(count_ranks(ranking), style=NOTE)
    for code, meaning, least, targets, share in ranking.ranks:
        condition = f", đạt từ {targets:02} chỉ tiêu" if targets else ""
        condition += f", không quá {share}% số đơn vị" if share else ""
        yield paragraph(
            f"- Hạng {code} ({meaning}): từ {format_points(least)} điểm{condition}.",
            style=NOTE,
        )
    if not ranking.is_published:
        yield paragraph(DRAFT, style=NOTE)


def count_ranks(ranking: Ranking) -> str:
    """Return how many units have each rank, in a sentence."""
    ranks: Sequence[str] = [line.rank for line in ranking.lines]
    counts = [
        f"hạng {code}: {ranks.count(code):02}"
        for code, *_rest in ranking.ranks
        if code in ranks
    ]
    if "" in ranks:
        counts.append(f"không xếp hạng: {ranks.count(''):02}")
    return f"Tổng số {len(ranks):02} đơn vị; " + "; ".join(counts) + "."


def _get_first_cells(line: Line) -> tuple[Cell, ...]:
    return Cell(str(line.place)), Cell(line.unit)


def _get_last_cells(line: Line) -> tuple[Cell, ...]:
    return (
        Cell(format_points(line.own)),
        Cell(format_points(line.reviewed)),
        Cell(format_points(line.decided), bold=True),
        Cell(f"{line.reached}/{line.given}"),
        Cell(line.rank or "-", bold=True),
    )


def format_points(points: float) -> str:
    """Return points as Vietnamese papers write them.

    >>> format_points(187.5), format_points(180.0)
    ('187,5', '180')
    """
    return f"{points:.2f}".rstrip("0").rstrip(".").replace(".", ",")
