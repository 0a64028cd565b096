"""Biểu số 1 and the outline as they come back from Excel, compared with the report.

They are found by their headings; a file without them changes no text. Only the row of
the unit itself is taken; whatever else was changed, or cannot be read, is doubtful and
named by its sheet and cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from odoo.addons.thads_base.tools.folding import fold
from odoo.addons.thads_base.tools.paper_xlsx import LONGEST_TEXT

from . import form_one_paper, outline_paper
from .form_two_sheet import Doubt, name_column
from .review_paper import Heading

STAFF = re.compile(r"\W*Số lượng:(?P<count>.*?)\W*Trình độ:(?P<text>.*)", re.DOTALL)
REGISTER = re.compile(
    r"\W*Hình thức:(?P<kind>.*?)\W*Số lượng sổ[^:]*:(?P<count>.*)", re.DOTALL
)
LARGEST = 100_000  # people, registers
REGISTERS = {fold(name): key for key, name in form_one_paper.REGISTERS.items()}
# fields of ``form_one_paper.Row`` in the columns from the plan on
TEXTS = ("plan", "guidance", "publicity", "premises")


class TextChange(NamedTuple):
    """A text, number or choice that somebody has changed.

    :ivar key: field of ``form_one_paper.Row``, or place of the heading in the outline
    :ivar ref: sheet and cell, ``Biểu số 1!C6``
    """

    key: str | int
    ref: str
    old: str | int
    new: str | int


class Texts(NamedTuple):
    changes: list[TextChange]
    doubts: list[Doubt]


def compare(
    sheets: Mapping[str, Sequence],
    form_one: Sequence[form_one_paper.Row],
    outline: Sequence[Heading],
) -> Texts:
    """Return what sheets say otherwise than a report.

    :param sheets: {name of a sheet: its rows, as ``reading.grid.Row``}
    :param form_one: the rows of Biểu số 1, that of the unit itself first
    """
    found = Texts([], [])
    for name, rows in sheets.items():
        for comparison in (
            _FormOne(name, rows, form_one),
            _Outline(name, rows, outline),
        ):
            for each in comparison.compare():
                (found.doubts if isinstance(each, Doubt) else found.changes).append(
                    each
                )
    return found


class _Sheet:
    """A sheet while it is compared: cells by their columns from 0, below a heading."""

    def __init__(self, name, rows):
        self._name = name
        self._rows = rows

    def _find_header(self, headings) -> tuple[int, int] | None:
        """Return the row and the first column of headings that stand side by side."""
        wanted = list(map(fold, headings))
        for place, row in enumerate(self._rows):
            texts = {slot.start: fold(slot.cell.text) for slot in row.slots}
            for start in texts:
                side = [texts.get(start + shift) for shift in range(len(wanted))]
                if side == wanted:
                    return place, start
        return None

    def _ref(self, row, column) -> str:
        return f"{self._name}!{name_column(column)}{row.number}"

    def _compare_text(self, key, row, column, old) -> Iterator[TextChange]:
        new = _get_cells(row).get(column, "")
        if new != _clean(old[:LONGEST_TEXT]):
            yield TextChange(key, self._ref(row, column), old, new)


class _FormOne(_Sheet):
    """Biểu số 1."""

    def __init__(self, name, rows, lines):
        super().__init__(name, rows)
        self._lines = {fold(line.unit): line for line in reversed(lines)}
        self._own = lines[0]

    def compare(self) -> Iterator[TextChange | Doubt]:
        header = self._find_header(form_one_paper.PRACTICE_HEADINGS)
        if header is None:
            return
        place, plan = header
        for row in self._rows[place + 1 :]:
            unit = _get_cells(row).get(plan - 1, "")
            line = self._lines.get(fold(unit))
            if line is None and any(_get_cells(row).values()):
                yield Doubt(
                    "row_unknown", {"cell": self._ref(row, plan - 1), "name": unit}
                )
            elif line is self._own:
                yield from self._compare_row(row, plan, line)
            elif line and any(self._compare_row(row, plan, line)):
                yield Doubt(
                    "text_not_own", {"cell": self._ref(row, plan - 1), "name": unit}
                )

    def _compare_row(self, row, plan, line) -> Iterator[TextChange | Doubt]:
        for shift, key in enumerate(TEXTS):
            yield from self._compare_text(key, row, plan + shift, getattr(line, key))
        yield from self._compare_staff(row, plan + len(TEXTS), line)
        yield from self._compare_register(row, plan + len(TEXTS) + 1, line)

    def _compare_staff(self, row, column, line) -> Iterator[TextChange | Doubt]:
        ref = self._ref(row, column)
        parts = STAFF.fullmatch(_get_cells(row).get(column, ""))
        if not parts:
            yield Doubt("no_pattern", {"cell": ref, "words": "Số lượng:, Trình độ:"})
            return
        yield from _compare_count("staff_count", ref, line.staff_count, parts["count"])
        text = _clean(parts["text"])
        if text != _clean(line.qualification):
            yield TextChange("qualification", ref, line.qualification, text)

    def _compare_register(self, row, column, line) -> Iterator[TextChange | Doubt]:
        ref = self._ref(row, column)
        parts = REGISTER.fullmatch(_get_cells(row).get(column, ""))
        if not parts:
            words = "Hình thức:, Số lượng sổ theo dõi tại Bộ phận một cửa:"
            yield Doubt("no_pattern", {"cell": ref, "words": words})
            return
        kind = fold(parts["kind"])
        if kind and kind not in REGISTERS:
            kinds = ", ".join(form_one_paper.REGISTERS.values())
            text = parts["kind"].strip()
            yield Doubt("no_register", {"cell": ref, "text": text, "kinds": kinds})
        elif REGISTERS.get(kind, "") != line.register:
            yield TextChange("register", ref, line.register, REGISTERS.get(kind, ""))
        yield from _compare_count(
            "register_count", ref, line.register_count, parts["count"]
        )


class _Outline(_Sheet):
    """The outline with its answers."""

    def __init__(self, name, rows, outline):
        super().__init__(name, rows)
        self._outline = outline

    def compare(self) -> Iterator[TextChange | Doubt]:
        header = self._find_header(outline_paper.HEADINGS)
        if header is None:
            return
        places = {fold(each.name): place for place, each in enumerate(self._outline)}
        place, number = header
        for row in self._rows[place + 1 :]:
            cells = _get_cells(row)
            name = cells.get(number + 1, "")
            heading = places.get(fold(name))
            if heading is None or self._outline[heading].text is None:
                if cells.get(number + 2):
                    ref = self._ref(row, number + 2)
                    yield Doubt("not_asked", {"cell": ref, "name": name})
                continue
            old = self._outline[heading].text
            yield from self._compare_text(heading, row, number + 2, old)


def _compare_count(key, ref, old, text) -> Iterator[TextChange | Doubt]:
    text = text.strip(" .")
    if text and not (text.isdecimal() and int(text) <= LARGEST):
        yield Doubt("no_count", {"cell": ref, "text": text})
    elif int(text or 0) != old:
        yield TextChange(key, ref, old, int(text or 0))


def _get_cells(row) -> dict[int, str]:
    return {
        slot.start: _clean("\n".join(slot.cell.lines)) for slot in row.slots if slot.own
    }


def _clean(text: str) -> str:
    """Return a text as Excel gives it back: without blank lines and double spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))
