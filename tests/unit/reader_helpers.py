"""Small plans as Word and Excel files, and what is read of them."""

import io

import docx
import openpyxl

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan

HEADER = (
    "TT",
    "Nội dung công việc",
    "Sản phẩm",
    "Thời gian thực hiện",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
)


def make_word(*blocks) -> bytes:
    """Return a Word file: a text is a paragraph, a list of rows is a table."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            add_table(document, block)
    return save(document)


def add_table(document, rows):
    """Add a table; a cell may have several lines, ``None`` leaves it empty."""
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                table.cell(number, column).text = text
    return table


def make_excel(rows, merges=(), sheet="KH") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for area in merges:
        book.active.merge_cells(area)
    return save(book)


def save(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_word(*blocks):
    return read_plan("ke-hoach.docx", make_word(*blocks))


def read_excel(rows, merges=()):
    return read_plan("ke-hoach.xlsx", make_excel(rows, merges))


def shape(reading) -> list[tuple[str, str, str]]:
    """Return kind, outline and name of each line."""
    return [(line.kind, line.outline, line.name) for line in reading.lines]


def outputs(reading) -> list[tuple[str, str, str, str]]:
    """Return product, time, lead and coordinating units of each output."""
    return [
        (out.name, out.schedule_text, out.lead_text, out.coordinating_text)
        for line in reading.lines
        for out in line.outputs
    ]


def codes(reading) -> set[str]:
    """Return the codes of all doubts in a reading."""
    return {
        doubt.code
        for line in reading.lines
        for owner in (line, *line.outputs)
        for doubt in owner.doubts
    } | {warning.code for warning in reading.warnings}


def tell(reading) -> str:
    """Return the lines of a reading, one below the other, outputs behind bars."""
    told = []
    for line in reading.lines:
        told.append(f"{line.outline} {line.kind}: {line.name}")
        for out in line.outputs:
            texts = (out.name, out.schedule_text, out.lead_text, out.coordinating_text)
            said = " | ".join(text.replace("\n", " / ") for text in texts)
            told.append(f"  | {said}".rstrip(" |"))
    return "\n".join(told)


def expect(text: str) -> str:
    """Return an expected telling, written indented."""
    return "\n".join(line[8:] for line in text.strip("\n").split("\n")).rstrip()
