"""Biểu số 2 as it comes back from Excel, compared with the form as it stands.

The table is found by its row of column numbers, (1) to (13). Only what its unit may
type is taken; whatever else was changed, or cannot be read, is doubtful and named by
its cell. By which other way results of column (13) were given back is written to the
right of that column, where the prescribed form has nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from odoo.addons.thads_base.tools.folding import fold

from .form_two import COLUMNS, Key, Line, zero

FIRST_NUMBER = min(COLUMNS)
NUMBERED = tuple(range(1, max(COLUMNS) + 1))
NOTE = max(NUMBERED) + 1  # the column right of the form
LARGEST = 10_000_000  # dossiers in one cell
PLAIN = re.compile(r"[0-9]+")
IN_THOUSANDS = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+")
NONE = ("-", "–")
LETTERS = 26


class Change(NamedTuple):
    """A number that somebody has changed.

    :ivar row: place of the line in the form, from 0
    :ivar column: 3 to 13
    :ivar ref: cell of the sheet, ``D12``
    """

    row: int
    column: int
    ref: str
    old: int
    new: int


class NoteChange(NamedTuple):
    """A note on column (13) that somebody has written or changed.

    :ivar row: place of the line in the form, from 0
    :ivar ref: cell of the sheet, ``N12``
    """

    row: int
    ref: str
    old: str
    new: str


class Doubt(NamedTuple):
    """What keeps a sheet from being taken: a code, with what its message names."""

    code: str
    params: dict


class Comparison(NamedTuple):
    """What a sheet says otherwise than the form.

    :ivar lines: the form as it stands
    :ivar typed: numbers of it that were typed
    :ivar notes: a blank one changes nothing: the form goes out without them
    """

    lines: Sequence[Line]
    typed: Mapping[Key, Mapping[str, int]]
    changes: list[Change]
    doubts: list[Doubt]
    notes: list[NoteChange]

    def get_typed(self) -> dict[Key, dict[str, int]]:
        """Return what is to be typed in the rows that are changed."""
        rows = {
            key: {**zero(), **self.typed.get(key, {})}
            for key in map(self._get_key, (*self.changes, *self.notes))
        }
        for change in self.changes:
            numbers = rows[self._get_key(change)]
            numbers[COLUMNS[change.column]] += change.new - change.old
        return rows

    def get_notes(self) -> dict[Key, str]:
        """Return the notes of the rows in which one is changed."""
        return {self._get_key(change): change.new for change in self.notes}

    def _get_key(self, change: Change | NoteChange) -> Key:
        line = self.lines[change.row]
        return line.level, line.service


class NoFormError(ValueError):
    """Raised for a sheet without the columns of the form."""


class _Row(NamedTuple):
    """A row of the sheet below the header: ``cells`` by column of the form."""

    number: int
    cells: dict

    def text(self, column: int) -> str:
        cell = self.cells.get(column)
        return cell.text if cell else ""


def compare(
    rows: Sequence,
    lines: Sequence[Line],
    level: str,
    typed: Mapping[Key, Mapping],
    notes: Mapping[Key, str],
) -> Comparison:
    """Return what a sheet changes.

    :param rows: of the sheet, as ``reading.grid.Row``
    :param lines: the form as it stands
    :param level: whose rows may be typed; the others are counted from units below
    :param typed: numbers that were typed before, which may become less
    :param notes: on column (13), as they stand
    :raises NoFormError: if the columns (1) to (13) are not there
    """
    return _Sheet(rows, lines, level, typed, notes).compare()


class _Sheet:
    """A sheet while it is compared."""

    def __init__(self, rows, lines, level, typed, notes):
        self._places, start = find_columns(rows)
        self._places[NOTE] = self._places[max(NUMBERED)] + 1
        self._rows = list(self._read_rows(rows[start:]))
        self._lines = lines
        self._level = level
        self._typed = typed
        self._notes = notes
        self._changes: list[Change] = []
        self._note_changes: list[NoteChange] = []
        self._doubts: list[Doubt] = []
        self._found: dict[int, _Row] = {}

    def compare(self) -> Comparison:
        self._match()
        for place, row in self._found.items():
            if self._lines[place].kind == "service":
                self._compare_row(place, row)
                self._compare_note(place, row)
        changed = {change.column for change in self._changes}
        for place, row in self._found.items():
            if self._lines[place].kind != "service":
                self._check_sum(place, row, COLUMNS.keys() - changed)
                self._check_no_note(row)
        return Comparison(
            self._lines, self._typed, self._changes, self._doubts, self._note_changes
        )

    def _read_rows(self, rows) -> Iterable[_Row]:
        columns = {start: column for column, start in self._places.items()}
        for row in rows:
            cells = {
                columns[slot.start]: slot.cell
                for slot in row.slots
                if slot.own and slot.start in columns
            }
            yield _Row(row.number, cells)

    def _match(self) -> None:
        """Find the line of each row, down to the total."""
        section = None
        for row in self._rows:
            place = self._find_place(row, section)
            if place is None:
                self._doubt_unknown(row)
                continue
            line = self._lines[place]
            if place in self._found:
                self._doubt("row_twice", row, 2, name=line.name)
                continue
            self._found[place] = row
            if line.kind == "section":
                section = line.level
            if line.kind == "total":
                return

    def _find_place(self, row: _Row, section: str | None) -> int | None:
        marker, name = row.text(1).rstrip("."), fold(row.text(2))
        alike = [
            place
            for place, line in enumerate(self._lines)
            if fold(line.name) == name
            and (line.kind != "service" or line.level == section)
        ]
        if len(alike) > 1:  # services of one name are told by their numbers
            alike = [place for place in alike if self._lines[place].marker == marker]
        return alike[0] if alike else None

    def _doubt_unknown(self, row: _Row) -> None:
        numbers = [column for column in COLUMNS if row.text(column)]
        if numbers and row.text(2):
            self._doubt("row_unknown", row, 2, name=row.text(2))

    def _compare_row(self, place: int, row: _Row) -> None:
        line = self._lines[place]
        typed = self._typed.get((line.level, line.service), {})
        for column, number in COLUMNS.items():
            old, new = line.numbers[number], self._read(row, column)
            if new is None:
                if old or row.cells.get(column):
                    self._doubt_unread(row, column, old)
            elif new != old and line.level != self._level:
                self._doubt("not_own", row, column, new=new, old=old)
            elif new < old - typed.get(number, 0):
                counted = old - typed.get(number, 0)
                self._doubt("below_counted", row, column, new=new, counted=counted)
            elif new != old:
                ref = self._name(row, column)
                self._changes.append(Change(place, column, ref, old, new))

    def _compare_note(self, place: int, row: _Row) -> None:
        line, new = self._lines[place], row.text(NOTE).strip()
        old = self._notes.get((line.level, line.service), "")
        if not new or new == old:
            return
        if line.level != self._level:
            self._doubt("note_not_own", row, NOTE, text=new)
            return
        ref = self._name(row, NOTE)
        self._note_changes.append(NoteChange(place, ref, old, new))

    def _read(self, row: _Row, column: int) -> int | None:
        """Return the number of a cell, None if it is blank or no number of dossiers."""
        cell = row.cells.get(column)
        if cell is None or cell.doubts:
            return None
        number = cell.number
        if number is None:
            number = _read_text(cell.text)
        if number is None or number != int(number) or not 0 <= number <= LARGEST:
            return None
        return int(number)

    def _doubt_unread(self, row: _Row, column: int, old: int) -> None:
        cell = row.cells.get(column)
        codes = {code for code, _params in cell.doubts} if cell else set()
        if cell is None or cell.is_blank:
            self._doubt("blank", row, column, old=old)
        elif codes & {"cell_error", "formula_without_value"}:
            self._doubt("no_value", row, column)
        else:
            self._doubt("no_number", row, column, text=cell.text)

    def _check_sum(self, place: int, row: _Row, columns) -> None:
        """Doubt a sum that somebody has changed though none of its rows."""
        for column in sorted(columns):
            new, old = (
                self._read(row, column),
                self._lines[place].numbers[COLUMNS[column]],
            )
            if new not in (None, old):
                self._doubt("sum_only", row, column, new=new, old=old)

    def _check_no_note(self, row: _Row) -> None:
        """Doubt a note beside a sum, which says nothing of any service."""
        if text := row.text(NOTE).strip():
            self._doubt("note_on_sum", row, NOTE, text=text)

    def _doubt(self, code: str, row: _Row, column: int, **params) -> None:
        cell = self._name(row, column)
        self._doubts.append(Doubt(code, {"cell": cell, **params}))

    def _name(self, row: _Row, column: int) -> str:
        return f"{name_column(self._places[column])}{row.number}"


def find_columns(rows) -> tuple[dict[int, int], int]:
    """Return where the columns (1) to (13) stand, and the first row below them.

    :return: {column of the form: column of the sheet from 0}, place of the row
    :raises NoFormError: if they are not there
    """
    for place, row in enumerate(rows):
        found = {
            int(slot.cell.text.strip("() ")): slot.start
            for slot in row.slots
            if PLAIN.fullmatch(slot.cell.text.strip("() "))
        }
        if set(NUMBERED) <= found.keys():
            return {column: found[column] for column in NUMBERED}, place + 1
    raise NoFormError


def _read_text(text: str) -> int | None:
    if text in NONE:
        return 0
    if PLAIN.fullmatch(text) and len(text) < 10:
        return int(text)
    if IN_THOUSANDS.fullmatch(text):
        return int(re.sub("[. ]", "", text))
    return None


def name_column(place: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> name_column(0), name_column(26)
    ('A', 'AA')
    """
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, LETTERS)
        name = chr(ord("A") + letter) + name
    return name
