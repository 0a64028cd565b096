"""A table of a paper with every place of its grid known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from .paper import Align, Cell, Orientation, Row, Table
from .paper_heights import cell_height, joined_rows, row_heights
from .paper_styles import CELL_PADDING, STYLES, page_height, page_width
from .text_width import text_width
from .typography import printable

SURE_SHARE = 0.9  # of a page: what is estimated to fit there does
SLACK = 1.0  # millimetres that a measured line may be off, its borders included
# "IV/2018", "253/QĐ-THADS": Word does not end a line after the slash
SLASHED = re.compile(r"\S+/\S+")


@dataclass(frozen=True)
class Place:
    """A cell in its row, or the part of one that began in a row above.

    :param text: its paragraphs, one below the other
    :param height: about what the text needs, in millimetres
    :param left: rows that it still covers, this one included
    """

    text: str
    align: Align
    bold: bool
    italic: bool
    colspan: int
    rowspan: int
    width: float
    height: float
    left: int

    @property
    def continued(self) -> bool:
        """The cell began in a row above, only Word repeats it here."""
        return self.left < self.rowspan

    @property
    def html(self) -> Markup:
        """The text; words with a slash are not broken there if a line holds them."""
        if "/" not in self.text or self._is_surely_on_one_line():
            return escape(self.text)
        parts, end = [], 0
        for word in SLASHED.finditer(self.text):
            if self._fits(word[0]):
                parts += [
                    escape(self.text[end : word.start()]),
                    Markup('<span class="one">%s</span>') % word[0],
                ]
                end = word.end()
        return Markup().join([*parts, escape(self.text[end:])])

    def _is_surely_on_one_line(self) -> bool:
        return "\n" not in self.text and self._fits(self.text, SLACK)

    def _fits(self, words: str, slack: float = 0) -> bool:
        size = STYLES["cell"].size
        room = self.width - 2 * CELL_PADDING - slack
        return text_width(words, size, self.bold, self.italic) < room

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
    header = tuple(_rows(table.header, widths, head_aligns, page_height(orientation)))
    left = page_height(orientation) - sum(row.height for row in header)
    limit = left * SURE_SHARE
    return Grid(widths, header, tuple(_rows(table.rows, widths, aligns, limit)))


def _rows(rows: Sequence[Row], widths, aligns, limit) -> Iterator[GridRow]:
    """Yield rows, those joined by a spanning cell together where a page holds them.

    :param limit: height of what a page holds, in millimetres
    """
    placed = list(_placed_rows(rows, widths, aligns))
    heights = row_heights(placed)
    joined = joined_rows(placed, heights, limit)
    for row, places, height, joins in zip(rows, placed, heights, joined, strict=True):
        keeps = joins or row.kind == "section"
        yield GridRow(places, height < limit, keeps, height)


def _placed_rows(rows, widths, aligns) -> Iterator[tuple[Place, ...]]:
    hanging: dict[int, tuple[Cell, int]] = {}  # column -> cell, rows it still covers
    for row in rows:
        yield tuple(_places(row, widths, aligns, hanging))
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
        yield _place(cell, row, aligns[column], sum(widths[column:end]), left)
        column = end
    if column > len(widths) or next(cells, None):
        raise ValueError("a row has more cells than the table has columns")


def _place(cell: Cell, row: Row, align: Align, width: float, left: int) -> Place:
    text = printable(cell.text) if left == cell.rowspan else ""
    bold = cell.bold or row.kind != "plain"
    return Place(
        text,
        cell.align or align,
        bold,
        cell.italic,
        cell.colspan,
        cell.rowspan,
        width,
        cell_height(text, width, bold, cell.italic),
        left,
    )
