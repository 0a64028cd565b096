"""Reads a plan from a Word or Excel file, whatever its layout.

What is read is only shown: nothing is written, and every guess is marked.
"""

from .reading.checks import check_line, drop_group_values
from .reading.columns import Header
from .reading.container import Package, open_package
from .reading.docx_document import WordDocument, read_word
from .reading.errors import PlanFileError
from .reading.excel_plan import find_plan
from .reading.frame import read_frame
from .reading.grid import MAX_ROWS, Grid
from .reading.inheritance import doubt_missing, fill_blanks
from .reading.outline import Outline
from .reading.paragraph_lines import read_paragraphs
from .reading.plan_lines import Column, Doubt, Line, Output, PlanReading
from .reading.table_lines import OUTPUT_FIELDS, PlanTable, TableLines
from .reading.word_plan import WordParts, take_apart
from .reading.xlsx_workbook import Workbook, read_excel

__all__ = [
    "Column",
    "Doubt",
    "Line",
    "Output",
    "PlanFileError",
    "PlanReading",
    "read_plan",
]

EXTENSIONS = {"word": (".docx", ".dotx"), "excel": (".xlsx", ".xltx")}
FEW_SIGNS = 200  # a page with a picture and no more text than this is a scan
# several columns of the table -> the column it counts as
_COLUMN_FIELDS = {
    "schedule_start": "schedule",
    "schedule_end": "schedule",
    "period": "schedule",
    "lead_coordinating": "lead",
    "group": "name",
}


def read_plan(filename: str, content: bytes) -> PlanReading:
    """Return the plan in a file, judged by its content and not by its name.

    :raises PlanFileError: with the reason, if there is no plan or it cannot be read
    """
    package = open_package(content)
    reading = _read_word(package) if package.kind == "word" else _read_excel(package)
    if not filename.lower().endswith(EXTENSIONS[package.kind]):
        reading.warnings.append(Doubt("", f"is_{package.kind}_file"))
    return reading


def _read_word(package: Package) -> PlanReading:
    document = read_word(package)
    parts = take_apart(document)
    if parts.tables:
        reader = TableLines()
        for table in parts.tables:
            reader.add_table(table)
        outline, tables = reader.outline, parts.tables
    else:
        outline, tables = read_paragraphs(parts.paragraphs), []
    frame = read_frame(text for _number, text in parts.paragraphs)
    says_more = tables or any(node.line.outputs for node in outline.nodes)
    is_programme = "title" in frame and not parts.has_other_tables
    if not outline.nodes or not (says_more or is_programme):
        raise _explain_no_plan(document, parts)
    reading = _make_reading(outline, tables)
    reading.document = frame
    if len({tuple(table.get_labels()) for table in tables}) > 1:
        params = {"count": len(tables)}
        reading.warnings.append(Doubt("", "several_tables", params))
    if document.has_tracked_changes:
        reading.warnings.append(Doubt("", "tracked_changes"))
    return reading


def _read_excel(package: Package) -> PlanReading:
    workbook = read_excel(package)
    plan = find_plan(workbook)
    if plan is None:
        raise _explain_no_sheet(workbook)
    reading = _make_reading(plan.lines.outline, [plan.table])
    reading.document = read_frame(plan.get_frame())
    if plan.others:
        params = {"sheet": plan.sheet.name, "others": plan.others}
        reading.warnings.append(Doubt("", "other_sheets", params))
    if plan.sheet.hidden:
        reading.warnings.append(Doubt("", "hidden_sheet", {"sheet": plan.sheet.name}))
    if plan.sheet.has_overlaps:
        reading.warnings.append(Doubt("", "overlapping_cells"))
    return reading


def _make_reading(outline: Outline, tables: list[PlanTable]) -> PlanReading:
    lines = [node.line for node in outline.nodes]
    if len(lines) > MAX_ROWS:
        raise PlanFileError("too_many_rows", limit=MAX_ROWS)
    fields = _get_table_fields(tables) if tables else _get_label_fields(lines)
    if tables:
        fill_blanks(outline, fields)
    outline.finish(names_products="output" in fields)
    for line in lines:
        drop_group_values(line)
        check_line(line, says_nothing=not fields)
        for output in line.outputs:
            doubt_missing(output, fields)
    reading = PlanReading(lines, _warn_fields(fields))
    if tables:
        reading.columns = _get_columns(tables[0].grid, tables[0].header)
    others = [column.label for column in reading.columns if column.field == "other"]
    if others:
        reading.warnings.append(Doubt("", "unknown_columns", {"columns": others}))
    return reading


def _get_table_fields(tables: list[PlanTable]) -> set[str]:
    found = {column.field for table in tables for column in table.header.columns}
    return found | {_COLUMN_FIELDS[name] for name in found & set(_COLUMN_FIELDS)}


def _get_label_fields(lines: list[Line]) -> set[str]:
    """Return what the labels of a plan in paragraphs name."""
    outputs = [output for line in lines for output in line.outputs]
    return {
        field
        for field, name in OUTPUT_FIELDS.items()
        if any(getattr(output, name) for output in outputs)
    }


def _get_columns(grid: Grid, header: Header) -> list[Column]:
    columns = [
        column for column in header.columns if column.label or column.field != "other"
    ]
    widths = [grid.get_width(column.start, column.end) for column in columns]
    total = sum(widths) if grid.widths else 0
    return [
        Column(
            _COLUMN_FIELDS.get(column.field, column.field),
            column.label,
            round(width / total, 4) if total else 0.0,
        )
        for column, width in zip(columns, widths, strict=True)
    ]


def _warn_fields(fields: set[str]) -> list[Doubt]:
    return [
        Doubt("", f"no_{name}_column")
        for name in ("output", "schedule", "lead")
        if name not in fields
    ]


def _explain_no_plan(document: WordDocument, parts: WordParts) -> PlanFileError:
    signs = sum(len(text) for _number, text in parts.paragraphs)
    if document.has_pictures and signs <= FEW_SIGNS:
        return PlanFileError("picture_only")
    if not signs:
        return PlanFileError("no_content")
    if document.has_old_fonts:
        return PlanFileError("old_fonts")
    return PlanFileError("no_columns")


def _explain_no_sheet(workbook: Workbook) -> PlanFileError:
    if any(sheet.grid.rows for sheet in workbook.sheets):
        return PlanFileError("no_columns")
    return PlanFileError("picture_only" if workbook.has_pictures else "no_content")
