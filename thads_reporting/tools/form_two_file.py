"""Finds Biểu số 2 in an Excel file, which is judged by its content, and what else."""

from typing import NamedTuple

from odoo.addons.thads_base.tools.folding import fold
from odoo.addons.thads_work_plan.tools.reading.container import open_package
from odoo.addons.thads_work_plan.tools.reading.xlsx_workbook import read_excel

from .form_two_paper import ORIGIN
from .form_two_sheet import NoFormError, find_columns


class FormSheet(NamedTuple):
    """The sheet of the form.

    :ivar rows: all of them, as ``reading.grid.Row``
    :ivar origin: whose form it is, as ``form_two_paper.get_origin``; empty if it does
        not say so
    :ivar others: {name of another sheet: its rows}
    """

    rows: list
    origin: str
    others: dict[str, list]


def read_form(content: bytes) -> FormSheet:
    """Return the first sheet that holds the form, with the rows of the others.

    :raises PlanFileError: if the file cannot be read, with the reason
    :raises NoFormError: if no sheet has the columns of the form
    """
    package = open_package(content)
    if package.kind != "excel":
        raise NoFormError
    sheets = read_excel(package).sheets
    for sheet in sheets:
        rows = sheet.grid.rows
        try:
            _places, start = find_columns(rows)
        except NoFormError:
            continue
        others = {each.name: each.grid.rows for each in sheets if each is not sheet}
        return FormSheet(rows, _find_origin(rows[:start]), others)
    raise NoFormError


def _find_origin(rows) -> str:
    for row in rows:
        for slot in row.slots:
            text = slot.cell.text.strip("() ")
            if fold(text).startswith(fold(ORIGIN)):
                return text
    return ""
