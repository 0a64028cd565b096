"""What the file of a sheet stores: cells, merged areas, widths, hidden rows."""

import re
from collections.abc import Callable
from typing import NamedTuple

from .errors import PlanFileError
from .grid import MAX_ROWS, Cell
from .xml_stream import parse_stream

MAX_COLUMN = 200
DEFAULT_WIDTH = 9.0

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Area(NamedTuple):
    """A merged area, all bounds included, columns from 0 and rows from 1."""

    top: int
    left: int
    bottom: int
    right: int


class StoredCell(NamedTuple):
    """What the file says of one cell."""

    ref: str
    kind: str
    style: str
    value: str
    has_formula: bool


class SheetContent:
    """Collects the cells, merged areas and widths of one sheet.

    :param read_cell: returns what a stored cell shows
    """

    def __init__(self, read_cell: Callable[[StoredCell], Cell]):
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden: set[int] = set()
        self.areas: list[Area] = []
        self.widths: list[float] = []
        self._read_cell = read_cell
        self._starts = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._note_formula,
            "v": self._start_text,
            "t": self._start_text,
            "rPh": self._start_hint,
            "mergeCell": self._add_area,
            "col": self._add_width,
        }
        self._row = 0
        self._column = -1
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._has_formula = False
        self._is_text = False
        self._is_hint = False

    def parse(self, data: bytes):
        parse_stream(data, self._start, self._end, self._add_text)

    def _start(self, name: str, attributes: dict[str, str]):
        start = self._starts.get(name)
        if start:
            start(attributes)

    def _end(self, name: str):
        if name in ("v", "t"):
            self._is_text = False
        elif name == "rPh":
            self._is_hint = False
        elif name == "c":
            self._end_cell()

    def _add_text(self, text: str):
        if self._is_text:
            self._pieces.append(text)

    def _start_row(self, attributes: dict[str, str]):
        number = to_index(attributes.get("r", ""))
        self._row = number if number > 0 else self._row + 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.add(self._row)

    def _start_cell(self, attributes: dict[str, str]):
        self._cell = attributes
        self._has_formula = False
        ref = attributes.get("r")
        self._column = _to_column(ref) if ref else self._column + 1

    def _start_text(self, _attributes: dict[str, str]):
        self._is_text = self._cell is not None and not self._is_hint

    def _start_hint(self, _attributes: dict[str, str]):
        self._is_hint = True

    def _note_formula(self, _attributes: dict[str, str]):
        self._has_formula = True

    def _end_cell(self):
        attributes, value = self._cell or {}, "".join(self._pieces)
        self._cell = None
        self._pieces.clear()
        if not 0 <= self._column < MAX_COLUMN:
            return
        stored = StoredCell(
            attributes.get("r", ""),
            attributes.get("t", "n"),
            attributes.get("s", ""),
            value,
            self._has_formula,
        )
        cell = self._read_cell(stored)
        if not cell.is_blank:
            self.rows.setdefault(self._row, {})[self._column] = cell
            if len(self.rows) > MAX_ROWS:
                raise PlanFileError("too_many_rows", limit=MAX_ROWS)

    def _add_area(self, attributes: dict[str, str]):
        self.areas.extend(_read_area(attributes.get("ref", "")))

    def _add_width(self, attributes: dict[str, str]):
        _note_width(attributes, self.widths)


def _to_column(reference: str) -> int:
    """Return the column of ``D8`` from 0, ``-1`` if it names none."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def to_index(text: str) -> int:
    """Return the whole number in ``text``, ``-1`` if it is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1


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


def _note_width(attributes: dict[str, str], widths: list[float]):
    try:
        first, last = int(attributes.get("min", "")), int(attributes.get("max", ""))
        width = float(attributes.get("width", ""))
    except ValueError:
        return
    last = min(last, MAX_COLUMN)
    if not (1 <= first <= last and 0 < width < 1000):
        return
    widths.extend([DEFAULT_WIDTH] * (last - len(widths)))
    widths[first - 1 : last] = [width] * (last - first + 1)
