"""The table of a plan on its paper: widths of its columns, headings in bold."""

from collections.abc import Sequence
from dataclasses import dataclass

from odoo.addons.thads_base.tools.paper import Cell, Column, Orientation, Row, Table
from odoo.addons.thads_base.tools.paper_styles import (
    CELL_PADDING,
    STYLES,
    page_width,
)
from odoo.addons.thads_base.tools.text_width import text_width

from .table import TableCell, TableRow

# shares of the table's width for columns that come without one
USUAL_WIDTHS = {"marker": 5, "name": 26, "output": 18, "schedule": 11}
OTHER_WIDTH = 12
CENTRED = ("marker",)
HEADING_FIELDS = {"marker", "name"}
WORD_ROOM = 2 * CELL_PADDING + 0.5  # millimetres besides the word itself
WIDEST_WORD = 30  # millimetres


@dataclass(frozen=True)
class PlanColumn:
    """A column of the table; ``width`` is a share, 0 for what is left."""

    field: str
    label: str
    width: float = 0


def build_table(
    columns: Sequence[PlanColumn], rows: Sequence[TableRow], orientation: Orientation
) -> Table:
    """Return the table of a plan: sections and groups stand out, headers come again."""
    needs = [
        get_word_width(column.label, [row.cells[position] for row in rows])
        for position, column in enumerate(columns)
    ]
    widths = fit_widths(get_widths(columns), needs, page_width(orientation))
    return Table(
        tuple(
            Column(width, "center" if column.field in CENTRED else "left")
            for column, width in zip(columns, widths, strict=True)
        ),
        (Row(tuple(Cell(column.label) for column in columns)),),
        tuple(_build_row(row, columns) for row in rows),
    )


def get_widths(columns: Sequence[PlanColumn]) -> list[float]:
    """Return the columns' shares, those without one sharing what the others leave.

    Where the others leave nothing they get what such a column usually takes.
    """
    usual = [USUAL_WIDTHS.get(column.field, OTHER_WIDTH) for column in columns]
    open_total = sum(
        share for column, share in zip(columns, usual, strict=True) if not column.width
    )
    left = 100 - sum(column.width for column in columns)
    scale = left / open_total if open_total and left > 0 else 1
    return [
        column.width or share * scale
        for column, share in zip(columns, usual, strict=True)
    ]


def get_word_width(label: str, cells: Sequence[TableCell | None]) -> float:
    """Return how wide a column has to be for its words, in millimetres.

    Words that are too long to be a measure are left to be cut.
    """
    texts = [cell.text for cell in cells if cell and cell.columns == 1]
    words = {word for text in (label, *texts) for word in text.split()}
    size = STYLES["cell"].size
    longest = max((text_width(word, size, bold=True) for word in words), default=0)
    return min(longest, WIDEST_WORD) + WORD_ROOM


def fit_widths(
    widths: Sequence[float], needs: Sequence[float], room: float
) -> list[float]:
    """Return widths in millimetres: those given as shares, widened to what they need.

    The other columns give way. Where there is no room for all, shares stay shares.

    >>> fit_widths([10, 45, 45], [20, 20, 20], 100)
    [20, 40.0, 40.0]
    """
    fitted: dict[int, float] = {}
    while True:
        rest = room - sum(fitted.values())
        total = sum(width for i, width in enumerate(widths) if i not in fitted)
        scaled = [fitted.get(i, width / total * rest) for i, width in enumerate(widths)]
        short = {i: need for i, need in enumerate(needs) if scaled[i] < need}
        if not short:
            return scaled
        if len(fitted) + len(short) == len(widths):
            return [width / sum(widths) * room for width in widths]
        fitted.update(short)


def _build_row(row: TableRow, columns: Sequence[PlanColumn]) -> Row:
    """Return a row; one that heads others has nothing but its number and name."""
    filled = {
        column.field
        for column, cell in zip(columns, row.cells, strict=True)
        if cell and cell.text
    }
    is_heading = row.kind != "task" and filled <= HEADING_FIELDS
    cells = (
        Cell(
            cell.text,
            bold=row.kind == "group" and column.field in HEADING_FIELDS,
            italic=row.kind == "group" and row.level > 1,
            colspan=cell.columns,
            rowspan=cell.rows,
        )
        for column, cell in zip(columns, row.cells, strict=True)
        if cell
    )
    return Row(tuple(cells), "section" if is_heading else "plain")
