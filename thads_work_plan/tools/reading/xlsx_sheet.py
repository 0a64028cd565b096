"""Reads the rows of one sheet, its merged cells put where they are seen."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import inf, isfinite
from typing import NamedTuple

from lxml import etree

from .errors import PlanFileError
from .grid import Cell, Grid, Row, Slot
from .text import clean_lines
from .xlsx_values import read_error, read_lines, read_missing_formula, read_number

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_ROWS = 50_000  # rows with something in them
MAX_COLUMN = 200
MAX_COVERED = 500_000  # rows that all merged areas cover together

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_V, _F, _IS, _T, _RPH = (f"{S}{name}" for name in ("v", "f", "is", "t", "rPh"))


class Area(NamedTuple):
    """A merged area, all bounds included, columns from 0 and rows from 1."""

    top: int
    left: int
    bottom: int
    right: int


class SheetReader:
    """Turns the elements of a sheet into a grid.

    :param strings: the shared strings of the workbook
    :param formats: the number format of each cell style
    :param base_1904: whether dates are counted from 1904
    """

    def __init__(self, strings: list[str], formats: list[str], base_1904: bool):
        self._strings = strings
        self._formats = formats
        self._base_1904 = base_1904
        self._shared: dict[int, tuple[str, ...]] = {}

    def read(self, elements: Iterable[etree._Element]) -> tuple[Grid, bool]:
        """Return the grid, and whether merged areas overlap each other."""
        rows: dict[int, dict[int, Cell]] = {}
        hidden: set[int] = set()
        areas: list[Area] = []
        widths: list[float] = []
        number = 0
        for element in elements:
            if element.tag == f"{S}row":
                number = _to_row_number(element.get("r"), number + 1)
                cells = self._read_row(element, number)
                if cells:
                    rows.setdefault(number, {}).update(cells)
                if element.get("hidden") in ("1", "true"):
                    hidden.add(number)
                if len(rows) > MAX_ROWS:
                    raise PlanFileError("too_many_rows", limit=MAX_ROWS)
            elif element.tag == f"{S}mergeCell":
                areas.extend(_read_area(element.get("ref") or ""))
            else:
                _note_width(element, widths)
        merged, has_overlaps = _spread(areas, rows)
        return Grid(_make_rows(rows, merged, hidden), widths), has_overlaps

    def _read_row(self, element: etree._Element, number: int) -> dict[int, Cell]:
        cells = {}
        column = -1
        for child in element:
            reference = child.get("r")
            column = _to_column(reference) if reference else column + 1
            if 0 <= column < MAX_COLUMN and len(child):
                cell = self._read_cell(child, reference or f"{number}")
                if not cell.is_blank:
                    cells[column] = cell
        return cells

    def _read_cell(self, element: etree._Element, ref: str) -> Cell:
        kind = element.get("t")
        if kind == "inlineStr":
            return read_lines(clean_lines(_get_inline_text(element)), ref)
        value = element.findtext(_V) or ""
        if kind == "s":
            return self._read_shared(value, ref)
        if not value:
            is_missing = kind != "str" and element.find(_F) is not None
            return read_missing_formula(ref) if is_missing else Cell()
        if kind == "e":
            return read_error(value, ref)
        if kind in ("str", "d", "b"):
            return read_lines(clean_lines(value), ref)
        return self._read_number(value, element.get("s"), ref)

    def _read_shared(self, value: str, ref: str) -> Cell:
        index = int(value) if value.isdecimal() else -1
        if index not in self._shared:
            known = 0 <= index < len(self._strings)
            self._shared[index] = clean_lines(self._strings[index] if known else "")
        return read_lines(self._shared[index], ref)

    def _read_number(self, value: str, style: str | None, ref: str) -> Cell:
        try:
            number = float(value)
        except ValueError:
            number = inf
        if not isfinite(number):
            return read_lines(clean_lines(value), ref)
        index = int(style) if style and style.isdecimal() else -1
        known = 0 <= index < len(self._formats)
        number_format = self._formats[index] if known else "General"
        return read_number(number, number_format, ref, self._base_1904)


def _get_inline_text(element: etree._Element) -> str:
    inline = element.find(_IS)
    if inline is None:
        return ""
    return "".join(
        text.text or "" for text in inline.iter(_T) if text.getparent().tag != _RPH
    )


def _to_column(reference: str) -> int:
    """Return the column of ``D8`` from 0, ``-1`` if it names none."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _to_row_number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else default


def _read_area(reference: str) -> list[Area]:
    """Return the area ``B2:D3`` names, nothing if it is one cell or out of sight."""
    first, _colon, last = reference.replace("$", "").partition(":")
    match_first, match_last = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if not (match_first and match_last):
        return []
    area = Area(
        int(match_first[2]), _to_column(first), int(match_last[2]), _to_column(last)
    )
    if area.left >= MAX_COLUMN or area.bottom < area.top or area.right < area.left:
        return []
    return [area._replace(right=min(area.right, MAX_COLUMN - 1))]


def _note_width(element: etree._Element, widths: list[float]):
    try:
        first, last = int(element.get("min", "")), int(element.get("max", ""))
        width = float(element.get("width", ""))
    except ValueError:
        return
    last = min(last, MAX_COLUMN)
    if not (1 <= first <= last and 0 < width < 1000):
        return
    widths.extend([9.0] * (last - len(widths)))
    widths[first - 1 : last] = [width] * (last - first + 1)


def _spread(
    areas: list[Area], rows: dict[int, dict[int, Cell]]
) -> tuple[dict[int, list[Area]], bool]:
    """Return the merged areas seen in each row, and whether any overlap.

    Areas that overlap another one are left out: what they cover cannot be known.
    """
    last_row = max(rows, default=0)
    by_row: dict[int, list[Area]] = defaultdict(list)
    covered = 0
    for area in areas:
        covered += max(0, min(area.bottom, last_row) - area.top + 1)
        if covered > MAX_COVERED:
            raise PlanFileError("too_many_rows", limit=MAX_ROWS)
        for number in range(area.top, min(area.bottom, last_row) + 1):
            by_row[number].append(area)
    overlapping: set[Area] = set()
    for row_areas in by_row.values():
        row_areas.sort(key=lambda area: area.left)
        for first, second in zip(row_areas, row_areas[1:], strict=False):
            if second.left <= first.right:
                overlapping |= {first, second}
    sound = {
        number: [area for area in row_areas if area not in overlapping]
        for number, row_areas in by_row.items()
    }
    return sound, bool(overlapping)


def _make_rows(
    rows: dict[int, dict[int, Cell]], merged: dict[int, list[Area]], hidden: set[int]
) -> list[Row]:
    result = []
    for number in sorted(rows):
        slots = _make_slots(number, rows, merged.get(number, ()))
        result.append(Row(number, slots, number in hidden))
    return result


def _make_slots(
    number: int, rows: dict[int, dict[int, Cell]], areas: Iterable[Area]
) -> tuple[Slot, ...]:
    cells = rows[number]
    if not areas:
        return tuple(
            Slot(column, column + 1, cell) for column, cell in sorted(cells.items())
        )
    slots = []
    loose = dict(cells)
    for area in areas:
        is_top = area.top == number
        inside = [
            column
            for column in loose
            if area.left <= column <= area.right
            and not (is_top and column == area.left)
        ]
        for column in inside:
            slots.append(Slot(column, column + 1, _mark_covered(loose.pop(column))))
        anchor = rows.get(area.top, {}).get(area.left, Cell())
        loose.pop(area.left, None)
        end = min(inside, default=area.right + 1)
        if end > area.left:
            slots.append(Slot(area.left, end, anchor, own=is_top))
    slots.extend(Slot(column, column + 1, cell) for column, cell in loose.items())
    return tuple(sorted(slots, key=lambda slot: slot.start))


def _mark_covered(cell: Cell) -> Cell:
    """Return a cell that a merged one hides in Excel: it is read, and doubtful."""
    if not cell.lines:
        return cell
    return replace(cell, doubts=(*cell.doubts, ("covered_cell", {"text": cell.text})))
