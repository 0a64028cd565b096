"""The matrix of a programme and the units that it asks, as an Excel sheet."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from odoo.addons.thads_base.tools.paper_xlsx import TEXTS_ARE_TEXTS
from odoo.addons.thads_base.tools.typography import printable

MARKS = {"none": "Chưa có", "covered": "Có", "done": "Xong"}
COLOURS = {"none": "#F8D7DA", "covered": "#FFF3CD", "done": "#D1E7DD"}
SHEET = "Độ phủ"
HEADINGS = ("TT", "Nhiệm vụ")
TOTALS = ("Số đơn vị", "Đã đưa vào kế hoạch", "Đã hoàn thành")
WIDTHS = (7, 48)  # characters, of the first two columns
UNIT_WIDTH = 9
TOTAL_WIDTH = 12
HEADING_ROW = 2
HEADING_HEIGHT = 150  # points; names of units stand upright


@dataclass(frozen=True)
class Line:
    """A task, and where it stands with each unit that it asks.

    :ivar states: {id of the unit: key of ``MARKS``}
    """

    outline: str
    name: str
    states: Mapping[int, str]


def write_coverage(
    title: str, units: Mapping[int, str], lines: Sequence[Line]
) -> bytes:
    """Return the workbook: a row for each task, a column for each unit, and sums.

    :param units: {id: name}, in the order of their columns
    """
    stream = io.BytesIO()
    with Workbook(stream, TEXTS_ARE_TEXTS) as workbook:
        workbook.set_properties({"title": printable(title)})
        _fill(workbook, title, units, lines)
    return stream.getvalue()


def count_states(states: Mapping[int, str]) -> tuple[int, int, int]:
    """Return how many units are asked, have it in a plan, and have done it.

    >>> count_states({4: "none", 5: "covered", 6: "done"})
    (3, 2, 1)
    """
    found = list(states.values())
    return len(found), len(found) - found.count("none"), found.count("done")


def _fill(workbook, title, units, lines):
    sheet = workbook.add_worksheet(SHEET)
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
    boxed = {**base, "border": 1, "text_wrap": True}
    text = workbook.add_format(boxed)
    number = workbook.add_format({**boxed, "align": "center"})
    head = workbook.add_format({**boxed, "bold": True, "align": "center"})
    upright = workbook.add_format({**boxed, "bold": True, "rotation": 90})
    marks = {
        state: workbook.add_format({**boxed, "align": "center", "bg_color": colour})
        for state, colour in COLOURS.items()
    }
    sheet.write(0, 0, printable(title), workbook.add_format({**base, "bold": True}))
    first_total = len(HEADINGS) + len(units)
    for column, heading in enumerate(HEADINGS):
        sheet.write(HEADING_ROW, column, heading, head)
        sheet.set_column(column, column, WIDTHS[column])
    for column, unit in enumerate(units.values(), start=len(HEADINGS)):
        sheet.write(HEADING_ROW, column, printable(unit), upright)
        sheet.set_column(column, column, UNIT_WIDTH)
    for column, heading in enumerate(TOTALS, start=first_total):
        sheet.write(HEADING_ROW, column, heading, head)
        sheet.set_column(column, column, TOTAL_WIDTH)
    sheet.set_row(HEADING_ROW, HEADING_HEIGHT)
    for row, line in enumerate(lines, start=HEADING_ROW + 1):
        sheet.write(row, 0, printable(line.outline), number)
        sheet.write(row, 1, printable(line.name), text)
        for column, unit in enumerate(units, start=len(HEADINGS)):
            state = line.states.get(unit)
            sheet.write(row, column, MARKS.get(state, ""), marks.get(state, text))
        for column, count in enumerate(count_states(line.states), start=first_total):
            sheet.write(row, column, count, number)
    last = HEADING_ROW + len(lines)
    sheet.autofilter(HEADING_ROW, 0, last, first_total + len(TOTALS) - 1)
    sheet.freeze_panes(HEADING_ROW + 1, len(HEADINGS))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
