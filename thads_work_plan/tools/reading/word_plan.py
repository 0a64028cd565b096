"""Finds the plan in a Word file: in its tables, else in its numbered paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .columns import Header, find_header, read_columns
from .docx_document import Paragraph, Table, WordDocument, iter_table_paragraphs
from .grid import Grid
from .markers import parse_marker, split_marker
from .table_lines import PlanTable
from .text import fold

MAX_BETWEEN = 3  # paragraphs that may part a table from what goes on below it
MAX_HEADING = 250  # signs
MIN_LISTED = 3  # rows and cells of a table that lists something

# what stands above a form to be filled in, added to a plan
_FORM = re.compile(r"^(bieu|mau)( (so|mau|bao cao))? ?\d*\b")


@dataclass(slots=True)
class WordParts:
    """A Word file taken apart.

    :param tables: the tables of the plan, in order
    :param paragraphs: number and text of every other line, layout tables included
    :param has_other_tables: whether there is a table, not for the layout, whose columns
        are none of a plan
    """

    tables: list[PlanTable] = field(default_factory=list)
    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    has_other_tables: bool = False


def take_apart(document: WordDocument) -> WordParts:
    """Return the plan's tables and the paragraphs around them."""
    parts = WordParts()
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.paragraphs.extend((block.number, line) for line in block.lines)
            above.append(block.text)
            continue
        found = list(_find_plan_tables(block, parts.tables, above))
        parts.tables.extend(found)
        if not found:
            parts.has_other_tables |= _is_no_layout(block.grid)
            number = parts.paragraphs[-1][0] if parts.paragraphs else 0
            lines = iter_table_paragraphs(block)
            parts.paragraphs.extend((number, line) for line in lines)
        above = []
    _settle_headings(parts.tables)
    return parts


def _find_plan_tables(
    table: Table, before: list[PlanTable], above: list[str]
) -> Iterable[PlanTable]:
    """Yield ``table`` if it is one of the plan, else those inside it that are."""
    if before and any(_FORM.match(fold(text)) for text in above):
        return
    header = find_header(table.grid) or _continue_header(table.grid, before, above)
    if header is not None:
        yield PlanTable(table.grid, header, _get_heading(above))
        return
    for inner in table.inner:
        yield from _find_plan_tables(inner, before, above)


def _is_no_layout(grid: Grid) -> bool:
    """Say whether a table lists something: three rows of three cells and more."""
    full = [row for row in grid.rows if len(row.slots) >= MIN_LISTED]
    return len(full) >= MIN_LISTED


def _continue_header(
    grid: Grid, before: list[PlanTable], above: list[str]
) -> Header | None:
    """Return the header of the table before, if ``grid`` goes on with its columns."""
    if not before or len(above) > MAX_BETWEEN or not grid.rows:
        return None
    columns = before[-1].header.columns
    counts = [len(row.slots) for row in grid.rows]
    if max(counts) != len(columns) or counts.count(len(columns)) * 2 < len(counts):
        return None
    fullest = next(row for row in grid.rows if len(row.slots) == len(columns))
    own = read_columns([fullest])
    if len(own) != len(columns):
        return None
    for column, known in zip(own, columns, strict=True):
        column.field, column.label = known.field, known.label
    return Header(0, 0, own)


def _get_heading(above: list[str]) -> str:
    """Return the last numbered words right above a table."""
    for text in reversed(above[-MAX_BETWEEN:]):
        marker = parse_marker(split_marker(text)[0])
        if marker and marker.style != "bullet" and len(text) <= MAX_HEADING:
            return text
    return ""


def _settle_headings(tables: list[PlanTable]):
    """Keep the headings only where they tell the tables of a plan apart."""
    if len({table.heading for table in tables if table.heading}) < 2:
        for table in tables:
            table.heading = ""
