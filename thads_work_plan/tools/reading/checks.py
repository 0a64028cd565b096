"""Looks over the lines as read for what a person should confirm."""

import re
from datetime import date

from .plan_lines import Doubt, Line, Output

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/.-])")


def check_line(line: Line, says_nothing: bool = False):
    """Add the doubts that the words of a line themselves raise.

    :param says_nothing: whether the whole plan has only names of tasks
    """
    if line.kind == "task" and not line.outputs and not says_nothing:
        line.doubts.append(Doubt("outputs", "no_output"))
    for output in line.outputs:
        _check_several(output)


def drop_group_values(line: Line):
    """Take off a group what its tasks have inherited; nothing is owed by a group."""
    if line.kind not in ("group", "section") or not line.outputs:
        return
    texts = [
        text
        for output in line.outputs
        for text in (output.schedule_text, output.lead_text, output.coordinating_text)
        if text
    ]
    line.outputs.clear()
    if texts:
        params = {"text": "; ".join(texts)}
        line.doubts.append(Doubt("outputs", "group_values", params))


def check_dates(text: str, ref: str = "") -> list[Doubt]:
    """Return a doubt for each date in a time that the calendar does not have.

    :param ref: the Excel cell it stands in
    """
    doubts = []
    for match in _DATE.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            params = {"cell": ref, "text": match[0]}
            doubts.append(Doubt("schedule_text", "date_impossible", params))
    return doubts


def _check_several(output: Output):
    """Several times for several products: which belongs to which is not printed."""
    times = len(output.schedule_text.split("\n"))
    products = len(output.name.split("\n"))
    if times > 1 and products > 1:
        params = {"times": times, "products": products}
        output.doubts.append(Doubt("schedule_text", "several_times", params))
