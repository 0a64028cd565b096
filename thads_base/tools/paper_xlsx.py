"""The tables of a paper as Excel sheets, in the measures of ``paper_styles``."""

import io
import re
from collections.abc import Iterator
from textwrap import shorten

from xlsxwriter import Workbook

from .paper import Paper, Paragraph, Table
from .paper_grid import Grid, GridRow, Place, grid
from .paper_styles import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    STYLES,
    WORD_FONT,
)
from .text_width import MM_PER_POINT
from .typography import printable, upper

A4 = 9  # Excel's number of the paper
MM_PER_INCH = 25.4
PIXELS_PER_INCH = 96
HIGHEST_ROW = 409  # points
LONGEST_TEXT = 32_767  # characters
LONGEST_NAME = 31  # characters, of a sheet
ROOM = 1.06  # Excel's letters are a little wider on a screen than in print
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
THOUSANDS = "#,##0"  # shown with the sign of who opens it
# what Excel takes for a formula once the cell is edited
FORMULA_STARTS = ("=", "+", "-", "@")
TEXTS_ARE_TEXTS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class NoTableError(ValueError):
    """Raised for a paper without a table."""


def write_xlsx(*papers: Paper) -> bytes:
    """Return one workbook of the tables of papers and of what goes with them.

    Each table has a sheet; where a paper has several, each is called by its heading.

    :raises NoTableError: if a paper has none
    """
    stream = io.BytesIO()
    with Workbook(stream, TEXTS_ARE_TEXTS) as workbook:
        workbook.set_properties({"title": printable(papers[0].title)})
        for paper in papers:
            _add_sheets(workbook, paper)
    return stream.getvalue()


def _add_sheets(workbook: Workbook, paper: Paper) -> None:
    found = list(_find_tables(paper))
    if not found:
        raise NoTableError(paper.title)
    for part, heading, table in found:
        caption = heading if len(found) > 1 else ""
        _Sheet(workbook, part, caption, grid(table, part.orientation)).fill()


def _find_tables(paper: Paper) -> Iterator[tuple[Paper, str, Table]]:
    """Yield each table with the paper that it is of and the heading over it."""
    for part in paper.parts():
        heading = ""
        for block in part.body:
            if isinstance(block, Table):
                yield part, heading, block
            elif isinstance(block, Paragraph) and block.style == "heading":
                heading = block.text


def _name_sheet(workbook: Workbook, text: str) -> str:
    """Return a name that Excel takes and no other sheet has."""
    text = NOT_IN_SHEET_NAMES.sub(" ", printable(text))
    name = shorten(text, LONGEST_NAME, placeholder="…")
    taken = {sheet.name.lower() for sheet in workbook.worksheets()}
    if name.lower() not in taken:
        return name
    number = f" ({len(taken) + 1})"
    return shorten(text, LONGEST_NAME - len(number), placeholder="…") + number


class _Sheet:
    """A sheet while it is filled, row after row."""

    def __init__(self, workbook: Workbook, part: Paper, caption: str, table: Grid):
        name = _name_sheet(workbook, caption or part.type_name)
        self._workbook = workbook
        self._sheet = workbook.add_worksheet(name or None)
        self._part = part
        self._caption = caption
        self._table = table
        self._formats = {}
        self._row = 0

    def fill(self) -> None:
        self._set_up_page()
        for position, width in enumerate(self._table.widths):
            pixels = round(width / MM_PER_INCH * PIXELS_PER_INCH)
            self._sheet.set_column_pixels(position, position, pixels)
        self._write_heading()
        self._write_table()

    def _set_up_page(self) -> None:
        sheet = self._sheet
        sheet.set_paper(A4)
        if self._part.orientation == "landscape":
            sheet.set_landscape()
        margins = (MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM)
        sheet.set_margins(*(length / MM_PER_INCH for length in margins))
        sheet.set_header(f'&C&"{WORD_FONT}"&{STYLES["page_number"].size:.0f}&P')
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines()

    def _write_heading(self) -> None:
        """Write what stands over the table, each over its whole width."""
        part = self._part
        is_annex = part.kind == "annex"
        lines = (
            ("type_name", part.type_name if is_annex else upper(part.type_name)),
            ("title", upper(part.title) if is_annex else part.title),
            ("attachment", part.attachment and f"({part.attachment})"),
            ("heading", self._caption),
        )
        for style, text in lines:
            if text:
                look = STYLES[style]
                form = self._get_format(
                    size=look.size, bold=look.bold, italic=look.italic, align="center"
                )
                self._write_over_width(printable(text), form)

    def _write_over_width(self, text, form) -> None:
        last = len(self._table.widths) - 1
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, text, form)
        else:
            self._sheet.write_string(self._row, 0, text, form)
        self._row += 1

    def _write_table(self) -> None:
        self._row += 1
        first = self._row
        for row in self._table.header:
            self._write_row(row, "cell_head")
        self._sheet.repeat_rows(first, self._row - 1)
        self._sheet.freeze_panes(self._row, 0)
        for row in self._table.rows:
            self._write_row(row, "cell")

    def _write_row(self, row: GridRow, style: str) -> None:
        height = min(row.height / MM_PER_POINT * ROOM, HIGHEST_ROW)
        self._sheet.set_row(self._row, round(height, 2))
        column = 0
        for place in row.places:
            if not place.continued:
                self._write_place(column, place, style)
            column += place.colspan
        self._row += 1

    def _write_place(self, column: int, place: Place, style: str) -> None:
        look = STYLES[style]
        text = place.text[:LONGEST_TEXT]
        form = self._get_format(
            size=place.size,
            bold=place.bold or look.bold,
            italic=place.italic,
            align=place.align,
            vertical="vcenter" if style == "cell_head" else "top",
            border=1,
            quoted=text.startswith(FORMULA_STARTS),
            num_format="General" if place.number is None else THOUSANDS,
        )
        row, sheet = self._row, self._sheet
        last_row, last_column = row + place.rowspan - 1, column + place.colspan - 1
        if (last_row, last_column) != (row, column):
            sheet.merge_range(row, column, last_row, last_column, "", form)
        if place.number is None:
            sheet.write_string(row, column, text, form)
        else:
            sheet.write_number(row, column, place.number, form)

    def _get_format(self, size, vertical="vcenter", quoted=False, **look):
        """Return a format, the same one for the same look."""
        values = {
            "font_name": WORD_FONT,
            "font_size": size,
            "text_wrap": True,
            "valign": vertical,
            "quote_prefix": quoted,
            **look,
        }
        key = tuple(values.values())
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(values)
        return self._formats[key]
