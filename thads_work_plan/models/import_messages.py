"""What to say of a file that is read as a plan: why not, and what is doubtful."""

import re

from odoo.tools import formatLang
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# a message, with the cell that it is about or without
CELL = re.compile(r"(?:([A-Z]{1,3}\d+): )?(.*)", re.DOTALL)

# code of a PlanFileError -> why the file cannot be read, and what to do
FILE_MESSAGES = {
    "archive": _lt(
        "“%(file)s” is a compressed archive. Unpack it and choose the Word or Excel "
        "file inside."
    ),
    "damaged": _lt(
        "“%(file)s” is damaged or was not fully copied. Ask for the file again, or "
        "open it, save it under another name and try once more."
    ),
    "empty_file": _lt("“%(file)s” is empty (0 bytes). Ask for the file again."),
    "html": _lt(
        "“%(file)s” is a web page, not an Excel or Word file, whatever its name says."
        " Open it in Excel and save it as “Excel Workbook (.xlsx)”."
    ),
    "macros": _lt(
        "“%(file)s” carries macros, which are not accepted. Save it without macros, "
        "as .docx or .xlsx, and try again."
    ),
    "no_columns": _lt(
        "No plan was found in “%(file)s”: it has no table with columns that can be "
        "recognised, and no numbered tasks. A table needs a header with the task (Nội"
        " dung công việc, Nhiệm vụ) and at least one of: product (Sản phẩm, Kết quả),"
        " time (Thời gian, Tiến độ), lead unit (Đơn vị chủ trì), coordinating unit "
        "(Đơn vị phối hợp). Add the header and try again."
    ),
    "no_content": _lt(
        "No plan was found in “%(file)s”: the file has no text. Check that it is the "
        "right file."
    ),
    "not_office": _lt(
        "“%(file)s” is neither a Word nor an Excel file, whatever its name says. "
        "Choose the plan as .docx or .xlsx."
    ),
    "old_excel": _lt(
        "“%(file)s” is in the old Excel format (.xls). Open it in Excel, save it as "
        "“Excel Workbook (.xlsx)” and try again."
    ),
    "old_fonts": _lt(
        "“%(file)s” is typed in an old font (.VnTime, VNI) whose letters cannot be "
        "read as Vietnamese. Convert it to Unicode and try again."
    ),
    "old_word": _lt(
        "“%(file)s” is in the old Word format (.doc). Open it in Word, save it as "
        "“Word Document (.docx)” and try again."
    ),
    "open_document": _lt(
        "“%(file)s” is an OpenDocument file (.odt, .ods). Save it as .docx or .xlsx "
        "and try again."
    ),
    "password": _lt(
        "“%(file)s” is protected by a password. Open it, remove the password, save it"
        " and try again."
    ),
    "pdf": _lt(
        "“%(file)s” is a PDF, not a Word or Excel file, whatever its name says. Ask "
        "for the Word file that the PDF was made from."
    ),
    "picture": _lt(
        "“%(file)s” is a picture. Text is needed: ask for the Word or Excel file."
    ),
    "picture_only": _lt(
        "“%(file)s” holds only a picture, such as a scan. Text is needed: ask for the"
        " Word file that was scanned."
    ),
    "plain_text": _lt(
        "“%(file)s” is a plain text or CSV file, whatever its name says. Open it in "
        "Excel, save it as “Excel Workbook (.xlsx)” and try again."
    ),
    "rtf": _lt(
        "“%(file)s” is a rich text file (.rtf). Open it in Word, save it as “Word "
        "Document (.docx)” and try again."
    ),
    "too_complex": _lt(
        "The table in “%(file)s” is too large to be read at once. Split the plan into "
        "several files and import one after the other."
    ),
    "too_large": _lt(
        "The content of “%(file)s” takes %(size)s MB, far more than allowed "
        "(%(limit)s MB). Take out pictures and blank pages, or copy the table into a "
        "new file."
    ),
    "too_long": _lt(
        "A paragraph or cell in “%(file)s” that begins with “%(start)s” has more than "
        "%(limit)s signs. Shorten it and try again."
    ),
    "too_many_parts": _lt(
        "“%(file)s” consists of %(count)s parts, more than the %(limit)s allowed. "
        "Copy the table into a new file."
    ),
    "too_many_rows": _lt(
        "“%(file)s” has more than %(limit)s rows, or merged cells over as many. Copy "
        "the table of the plan into a new file."
    ),
    "unsafe_xml": _lt(
        "“%(file)s” is not a valid Word or Excel file: it holds instructions that no "
        "such file has. It was not read. Ask where it comes from."
    ),
}

# code of a Doubt -> what to look at
DOUBT_MESSAGES = {
    "cell_error": _lt("The cell shows the error %(value)s. Enter what is meant."),
    "covered_cell": _lt("“%(text)s” stands under a merged cell and is not seen."),
    "date_day_month": _lt(
        "Shown %(text)s; if day and month were swapped when it was typed, %(other)s "
        "is meant. Confirm the date."
    ),
    "date_impossible": _lt("%(text)s is no date of the calendar. Correct it."),
    "date_out_of_range": _lt(
        "Shown %(text)s, which is no date of a plan: probably a number was typed. "
        "Enter the time."
    ),
    "date_serial": _lt(
        "The cell holds the number %(number)s, read as the date %(text)s. Confirm it."
    ),
    "ditto": _lt("“%(text)s”: taken from row %(row)s. Confirm it."),
    "formula_without_value": _lt(
        "The cell holds a formula without its result. Open the file in Excel, save it"
        " and import it again, or enter what is meant."
    ),
    "group_values": _lt(
        "“%(text)s” is printed for the whole group; it was given to the tasks that "
        "have nothing of their own."
    ),
    "hidden_sheet": _lt("The plan stands on the hidden sheet “%(sheet)s”."),
    "inherited_blank": _lt("Not printed: read as in row %(row)s. Confirm it."),
    "is_excel_file": _lt("It is an Excel file, whatever its name says."),
    "is_word_file": _lt("It is a Word file, whatever its name says."),
    "lead_and_coordinating": _lt(
        "“%(text)s” names who leads and who coordinates in one cell. Check who is who."
    ),
    "lead_missing": _lt("No lead unit is printed. Enter it."),
    "marker_repeated": _lt("The number %(outline)s comes more than once."),
    "marker_restored": _lt("Shown %(text)s, read as %(marker)s: Excel drops the zero."),
    "marker_unreadable": _lt("“%(text)s” cannot be read as a number of the outline."),
    "name_missing": _lt("No task is printed in this row. Enter it."),
    "no_lead_column": _lt("The plan does not say who leads."),
    "no_output": _lt("No product, time or unit is printed for this task."),
    "no_output_column": _lt("The plan names no products."),
    "no_schedule_column": _lt("The plan names no times."),
    "other_sheets": _lt(
        "The sheet “%(sheet)s” was read. Other sheets hold a plan too: %(others)s."
    ),
    "output_missing": _lt("No product is printed. Enter it."),
    "overlapping_cells": _lt(
        "Merged cells overlap in the file; each cell was read for itself. Compare the"
        " lines with the file."
    ),
    "row_hidden": _lt("Row %(row)s is hidden in the file. Is it part of the plan?"),
    "schedule_missing": _lt("No time is printed. Enter it."),
    "several_tables": _lt(
        "The file has %(count)s tables with different columns; all were read as one "
        "plan. Take out the lines that do not belong to it."
    ),
    "several_times": _lt(
        "%(times)s times stand in one cell with %(products)s products. Say which "
        "product is due when, or confirm that they belong together."
    ),
    "time_only": _lt("%(text)s is an hour without a date. Enter the date."),
    "tracked_changes": _lt(
        "The file has changes that nobody has accepted yet; it was read as if they "
        "were accepted."
    ),
    "unknown_columns": _lt(
        "Columns that are not known were put into the notes: %(columns)s."
    ),
}


def describe(env, problem, filename="") -> str:
    """Return the message for a ``PlanFileError`` or a ``Doubt`` in the user's language.

    :param filename: name of the file, which the message for a ``PlanFileError`` has
    """
    params = {name: _format(env, value) for name, value in problem.params.items()}
    if problem.code in FILE_MESSAGES:
        message = env._(FILE_MESSAGES[problem.code])
        return message % {**params, "file": filename}
    message = env._(DOUBT_MESSAGES[problem.code])
    place = f"{params['cell']}: " if params.get("cell") else ""
    return place + message % params


def _format(env, value):
    if isinstance(value, float):
        return formatLang(env, value, digits=1)
    return ", ".join(value) if isinstance(value, list) else value


def join_cells(messages) -> list[str]:
    """Return messages with those that say the same of several cells put together.

    "D6: Enter it." and "E6: Enter it." are "D6, E6: Enter it."
    """
    cells: dict[str, list[str]] = {}
    for message in messages:
        place, text = CELL.fullmatch(message).groups()
        cells.setdefault(text, []).extend(filter(None, [place]))
    return [
        f"{', '.join(places)}: {text}" if places else text
        for text, places in cells.items()
    ]
