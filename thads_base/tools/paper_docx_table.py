"""Tables of Word files, written as XML."""

from collections.abc import Callable

from .paper import Run
from .paper_docx_xml import add, twips, write_line
from .paper_grid import Grid, GridRow, Place
from .paper_layout import Columns
from .paper_styles import BORDER_WIDTH, CELL_PADDING, CELL_PADDING_VERTICAL, STYLES

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_columns(parent, columns: Columns, write_elements: Callable) -> None:
    """Write columns as a table without borders whose rows are never cut."""
    table = _table(parent, columns.widths)
    for contents in columns.rows:
        row = add(table, "tr")
        add(add(row, "trPr"), "cantSplit")
        for width, elements in zip(columns.widths, contents, strict=True):
            cell = add(row, "tc")
            add(add(cell, "tcPr"), "tcW", w=twips(width), type="dxa")
            write_elements(cell, elements)
            if not elements:
                add(cell, "p")


def write_grid(parent, grid: Grid) -> None:
    table = _table(parent, grid.widths, BORDER_WIDTH, CELL_PADDING)
    for row in grid.header:
        _write_row(table, row, "cell_head")
    for row in grid.rows:
        _write_row(table, row, "cell")


def _table(parent, widths, border: float = 0, padding: float = 0):
    """Open a table of fixed columns.

    :param widths: in millimetres
    :param border: in points
    :param padding: on the left and right of cells, in millimetres
    """
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=sum(map(twips, widths)), type="dxa")
    if border:
        borders = add(properties, "tblBorders")
        for edge in EDGES:
            width = round(border * 8)
            add(borders, edge, val="single", sz=width, space=0, color="000000")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    vertical = CELL_PADDING_VERTICAL if border else 0
    for edge in EDGES[:4]:
        length = padding if edge in ("left", "right") else vertical
        add(margins, edge, w=twips(length), type="dxa")
    columns = add(table, "tblGrid")
    for width in widths:
        add(columns, "gridCol", w=twips(width))
    return table


def _write_row(table, row: GridRow, style: str) -> None:
    element = add(table, "tr")
    properties = add(element, "trPr")
    if row.whole:
        add(properties, "cantSplit")
    if style == "cell_head":
        add(properties, "tblHeader")
    for place in row.places:
        _write_place(element, place, style, row.keeps)


def _write_place(row, place: Place, style: str, keep_next: bool) -> None:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=twips(place.width), type="dxa")
    if place.colspan > 1:
        add(properties, "gridSpan", val=place.colspan)
    if place.rowspan > 1:
        add(properties, "vMerge", val="continue" if place.continued else "restart")
    if style == "cell_head":
        add(properties, "vAlign", val="center")
    for text in place.word_text.split("\n"):
        run = Run(text, bold=place.bold, italic=place.italic)
        size = place.size if place.size != STYLES[style].size else None
        write_line(cell, style, (run,), keep_next, place.align, size)
