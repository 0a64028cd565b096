"""Reads the rows of one sheet, its merged cells put where they are seen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import inf, isfinite

from .errors import PlanFileError
from .grid import MAX_ROWS, Cell, Grid, Row, Slot
from .text import clean_lines
from .xlsx_cells import Area, SheetContent, StoredCell, to_index
from .xlsx_values import (
    read_error,
    read_lines,
    read_missing_formula,
    read_number,
    unescape,
)

MAX_COVERED = 500_000  # rows that all merged areas cover together


class SheetReader:
    """Turns sheets into grids.

    :param strings: the shared strings of the workbook
    :param formats: the number format of each cell style
    :param base_1904: whether dates are counted from 1904
    """

    def __init__(self, strings: list[str], formats: list[str], base_1904: bool):
        self._strings = strings
        self._formats = formats
        self._base_1904 = base_1904
        self._shared: dict[int, tuple[str, ...]] = {}

    def read_grid(self, data: bytes) -> tuple[Grid, bool]:
        """Return the grid of a sheet, and whether merged areas overlap each other."""
        content = SheetContent(self.read_cell)
        content.parse(data)
        merged, has_overlaps = _spread(content.areas, content.rows)
        rows = _make_rows(content.rows, merged, content.hidden)
        return Grid(rows, content.widths), has_overlaps

    def read_cell(self, cell: StoredCell) -> Cell:
        """Return what a cell shows, from what is stored of it."""
        kind, value, ref = cell.kind, cell.value, cell.ref
        if kind == "s":
            return self._read_shared(value, ref)
        if kind == "inlineStr":
            return read_lines(clean_lines(unescape(value)), ref)
        if not value:
            is_missing = cell.has_formula and kind != "str"
            return read_missing_formula(ref) if is_missing else Cell()
        if kind == "e":
            return read_error(value, ref)
        if kind in ("str", "d", "b"):
            return read_lines(clean_lines(value), ref)
        return self._read_number(value, cell.style, ref)

    def _read_shared(self, value: str, ref: str) -> Cell:
        index = to_index(value)
        if index not in self._shared:
            known = 0 <= index < len(self._strings)
            text = self._strings[index] if known else ""
            self._shared[index] = clean_lines(unescape(text))
        return read_lines(self._shared[index], ref)

    def _read_number(self, value: str, style: str, ref: str) -> Cell:
        try:
            number = float(value)
        except ValueError:
            number = inf
        if not isfinite(number):
            return read_lines(clean_lines(value), ref)
        index = to_index(style)
        known = 0 <= index < len(self._formats)
        number_format = self._formats[index] if known else "General"
        return read_number(number, number_format, ref, self._base_1904)


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
