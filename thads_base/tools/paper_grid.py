"""A table of a paper with every place of its grid known."""

from collections.abc import Iterator
from dataclasses import dataclass

from .paper import Align, Cell, Orientation, Row, Table
from .paper_styles import (
    CELL_PADDING,
    CELL_PADDING_VERTICAL,
    SINGLE_LINE,
    STYLES,
    page_height,
    page_width,
)
from .text_width import MM_PER_POINT, text_width
from .typography import printable

LONG_TEXT = 250  # characters; shorter cells never fill a page


@dataclass(frozen=True)
class Place:
    """A cell in its row, or the part of one that began in a row above.

    :param text: its paragraphs, one a line
    :param continued: the cell began above, only Word repeats it here
    """

    text: str
    align: Align
    bold: bool
    italic: bool
    colspan: int
    rowspan: int
    width: float
    continued: bool

    @property
    def classes(self) -> str | None:
        """The CSS classes of what differs from the look of all cells."""
        names = (
            self.align if self.align != STYLES["cell"].align else "",
            "bold" if self.bold else "",
            "italic" if self.italic else "",
        )
        return " ".join(filter(None, names)) or None


@dataclass(frozen=True)
class GridRow:
    """A row; ``whole`` ones are not cut by the end of a page."""

    places: tuple[Place, ...]
    kind: str
    whole: bool


@dataclass(frozen=True)
class Grid:
    """A table; ``widths`` of its columns are in millimetres."""

    widths: tuple[float, ...]
    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    kind = "grid"


def grid(table: Table, orientation: Orientation) -> Grid:
    """Place the cells of a table that is as wide as the page.

    :raises ValueError: if the cells of a row do not fill its columns exactly
    """
    share = page_width(orientation) / sum(column.width for column in table.columns)
    widths = tuple(column.width * share for column in table.columns)
    aligns = tuple(column.align for column in table.columns)
    head_aligns = (STYLES["cell_head"].align,) * len(widths)
    limit = page_height(orientation)
    return Grid(
        widths,
        tuple(_rows(table.header, widths, head_aligns, limit)),
        tuple(_rows(table.rows, widths, aligns, limit)),
    )


def _rows(rows, widths, aligns, limit) -> Iterator[GridRow]:
    hanging: dict[int, tuple[Cell, int]] = {}  # column -> cell, rows it still covers
    for row in rows:
        places = tuple(_places(row, widths, aligns, hanging))
        yield GridRow(places, row.kind, all(_height(place) < limit for place in places))
    if hanging:
        raise ValueError("a cell spans more rows than the table has")


def _places(row: Row, widths, aligns, hanging) -> Iterator[Place]:
    cells = iter(row.cells)
    column = 0
    while column < len(widths):
        cell, left = hanging.pop(column, (None, 0))
        continued = cell is not None
        if not continued:
            cell = next(cells, None)
            if cell is None:
                raise ValueError(f"a row has no cell for column {column + 1}")
            left = cell.rowspan
        if left > 1:
            hanging[column] = (cell, left - 1)
        end = column + cell.colspan
        yield _place(cell, row, aligns[column], sum(widths[column:end]), continued)
        column = end
    if column > len(widths) or next(cells, None):
        raise ValueError("a row has more cells than the table has columns")


def _place(cell: Cell, row: Row, align: Align, width: float, continued: bool) -> Place:
    return Place(
        "" if continued else printable(cell.text),
        cell.align or align,
        cell.bold or row.kind != "plain",
        cell.italic,
        cell.colspan,
        cell.rowspan,
        width,
        continued,
    )


def _height(place: Place) -> float:
    """Return about how high a cell prints, in millimetres."""
    if len(place.text) < LONG_TEXT:
        return 0
    size, room = STYLES["cell"].size, place.width - 2 * CELL_PADDING
    lines = sum(
        1 + text_width(line, size, place.bold) * 1.05 // room
        for line in place.text.split("\n")
    )
    return lines * size * SINGLE_LINE * MM_PER_POINT + 2 * CELL_PADDING_VERTICAL
