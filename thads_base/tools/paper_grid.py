"""A table of a paper with every place of its grid known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from .line_breaks import bind_hyphens, break_lines
from .paper import Cell, CellAlign, Orientation, Row, Table
from .paper_heights import cell_height, joined_rows, row_heights
from .paper_styles import CELL_PADDING, STYLES, page_height, page_width
from .text_width import word_width
from .typography import printable

SURE_SHARE = 0.9  # of a page: what is estimated to fit there does


@dataclass(frozen=True)
class Place:
    """A cell in its row, or the part of one that began in a row above.

    :param text: its paragraphs, one below the other
    :param lines: of the text, as they print
    :param left: rows that it still covers, this one included
    :param size: of the letters, in points
    :param number: what the text shows, if that is a number
    """

    text: str
    lines: tuple[str, ...]
    align: CellAlign
    bold: bool
    italic: bool
    colspan: int
    rowspan: int
    width: float
    left: int
    size: float
    number: int | None

    @property
    def height(self) -> float:
        """About what the text needs, in millimetres."""
        return cell_height(len(self.lines), self.size)

    @property
    def continued(self) -> bool:
        """The cell began in a row above, only Word repeats it here."""
        return self.left < self.rowspan

    @property
    def printed(self) -> str:
        """The text, broken into its lines."""
        return "\n".join(self.lines)

    @property
    def word_text(self) -> str:
        """The text for Word to break, which then ends lines where ours end."""
        measure = partial(word_width, bold=self.bold, italic=self.italic)
        return bind_hyphens(self.text, _room(self.width, self.size), measure)

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
    """A row of a table.

    :param whole: not cut by the end of a page
    :param keeps: stays on the page of the row below it
    :param height: about how high it prints, in millimetres
    """

    places: tuple[Place, ...]
    whole: bool
    keeps: bool
    height: float

    @property
    def classes(self) -> str | None:
        """The CSS classes of how it stands at the end of a page."""
        names = ("whole" if self.whole else "", "keep" if self.keeps else "")
        return " ".join(filter(None, names)) or None


@dataclass(frozen=True)
class Grid:
    """A table; ``widths`` of its columns are in millimetres.

    :param size: of the letters, in points
    """

    widths: tuple[float, ...]
    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    size: float
    kind = "grid"

    @property
    def size_class(self) -> str:
        """The CSS class of its letters."""
        return f"size-{round(self.size * 10)}"

    @property
    def groups(self) -> list[list[GridRow]]:
        """The rows, those in one group that share a cell or keep to each other.

        WeasyPrint closes a table at the end of a page where it ought to only if rows
        that it takes over to the next page begin a group.
        """
        groups: list[list[GridRow]] = []
        linked = False
        for row in self.rows:
            if not linked:
                groups.append([])
            groups[-1].append(row)
            linked = row.keeps or any(place.left > 1 for place in row.places)
        return groups


class _Frame(NamedTuple):
    """What all rows of a head or body share: see :class:`Place`."""

    widths: tuple[float, ...]
    aligns: tuple[CellAlign, ...]
    size: float


def grid(table: Table, orientation: Orientation) -> Grid:
    """Place the cells of a table that is as wide as the page.

    :raises ValueError: if the cells of a row do not fill its columns exactly
    """
    share = page_width(orientation) / sum(column.width for column in table.columns)
    widths = tuple(column.width * share for column in table.columns)
    size = table.size or STYLES["cell"].size
    aligns = tuple(column.align for column in table.columns)
    head_aligns = (STYLES["cell_head"].align,) * len(widths)
    head = [_bold(row) for row in table.header]
    head_frame = _Frame(widths, head_aligns, size)
    header = tuple(_rows(head, head_frame, page_height(orientation)))
    left = page_height(orientation) - sum(row.height for row in header)
    limit = left * SURE_SHARE
    rows = tuple(_rows(table.rows, _Frame(widths, aligns, size), limit))
    return Grid(widths, header, rows, size)


def _bold(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, bold=True) for cell in row.cells))


def _rows(rows: Sequence[Row], frame: _Frame, limit) -> Iterator[GridRow]:
    """Yield rows, those joined by a spanning cell together where a page holds them.

    :param limit: height of what a page holds, in millimetres
    """
    placed = list(_placed_rows(rows, frame))
    heights = row_heights(placed)
    joined = joined_rows(placed, heights, limit)
    for row, places, height, joins in zip(rows, placed, heights, joined, strict=True):
        keeps = joins or row.kind == "section"
        yield GridRow(places, height < limit, keeps, height)


def _placed_rows(rows, frame: _Frame) -> Iterator[tuple[Place, ...]]:
    hanging: dict[int, tuple[Cell, int]] = {}  # column -> cell, rows it still covers
    for row in rows:
        yield tuple(_places(row, frame, hanging))
    if hanging:
        raise ValueError("a cell spans more rows than the table has")


def _places(row: Row, frame: _Frame, hanging) -> Iterator[Place]:
    cells = iter(row.cells)
    widths = frame.widths
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
        align = cell.align or frame.aligns[column]
        yield _place(cell, row, align, sum(widths[column:end]), left, frame.size)
        column = end
    if column > len(widths) or next(cells, None):
        raise ValueError("a row has more cells than the table has columns")


def _place(cell: Cell, row: Row, align, width: float, left: int, size) -> Place:
    text = printable(cell.text) if left == cell.rowspan else ""
    bold = cell.bold or row.kind != "plain"
    measure = partial(word_width, bold=bold, italic=cell.italic)
    return Place(
        text,
        tuple(break_lines(text, _room(width, size), measure)),
        align,
        bold,
        cell.italic,
        cell.colspan,
        cell.rowspan,
        width,
        left,
        size,
        cell.number,
    )


def _room(width: float, size: float) -> float:
    """Return what a line of a cell may take where letters are one point high."""
    return (width - 2 * CELL_PADDING) / size
