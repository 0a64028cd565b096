"""Reads the rows below a header: what each says of each field of a plan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .columns import Header, TableColumn
from .grid import Cell, Grid, Row, Slot
from .markers import parse_marker
from .text import fold
from .xlsx_values import FIRST_YEAR, LAST_YEAR, read_serial_date

# share of a column that a cell must cover to count as standing in it
_COVERED = 0.5
_PERIODS = {"thang", "quy"}
_PERIOD_NUMBER = re.compile(r"(\d{1,2}|[IV]{1,3})(/\d{4})?")
_MARK = re.compile(r"[xX×✓✔☑√●]+")
_ROLE = re.compile(r"^\W*(?P<label>[^:]{3,30}):\s*(?P<value>.*)$")


@dataclass(slots=True)
class Value:
    """What a row says of one field.

    :param own: false where the cell is merged with one above
    :param number: the number behind it, where Excel stores one
    :param ref: the cell's name in Excel
    """

    lines: tuple[str, ...] = ()
    own: bool = True
    number: float | None = None
    doubts: list[tuple[str, dict]] = field(default_factory=list)
    ref: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_blank(self) -> bool:
        return not self.lines and not self.doubts


@dataclass(slots=True)
class TableRow:
    """A row, its values by field; ``is_banner`` when one text runs over the columns."""

    number: int
    values: dict[str, Value]
    is_banner: bool = False
    hidden: bool = False

    def get(self, name: str) -> Value:
        return self.values.get(name) or Value()

    def has_own(self, name: str) -> bool:
        value = self.values.get(name)
        return value is not None and value.own and not value.is_blank


class RowReader:
    """Reads the rows of a table below its header."""

    def __init__(self, grid: Grid, header: Header):
        self._grid = grid
        self._columns = header.columns
        self._has_markers = bool(header.get("marker"))
        self._places: dict[tuple[int, int], tuple[int, int]] = {}

    def read_row(self, row: Row) -> TableRow:
        values: dict[str, Value] = {}
        extra: list[str] = []
        periods: list[str] = []
        widest = 0
        for column, value, covered in self._iter_values(row):
            widest = max(widest, covered)
            if column.field == "other":
                extra.extend(_label_lines(column, value))
            elif column.field == "period":
                periods.extend(_read_period(column, value))
            else:
                if column.field == "schedule":
                    value = _name_period(column, value)
                _merge_value(values, column.field, value)
        if periods:
            values["schedule"] = Value(tuple(periods))
        if extra:
            _merge_value(values, "note", Value(tuple(extra)))
        _split_roles(values)
        _join_ends(values)
        is_banner = self._is_banner(values, widest)
        return TableRow(row.number, values, is_banner, row.hidden)

    def _iter_values(self, row: Row) -> Iterator[tuple[TableColumn, Value, int]]:
        """Yield each value with its column and how many columns its cell covers."""
        for slot in row.slots:
            if slot.cell.is_blank:
                continue
            place, covered = self._place(slot)
            if place >= 0:
                yield self._columns[place], _make_value(slot), covered

    def _place(self, slot: Slot) -> tuple[int, int]:
        """Return the column a cell stands in, and how many it covers.

        Cells of dragged borders do not match the header's: the first column that is
        covered by half counts, else the one covered most.
        """
        key = (slot.start, slot.end)
        if key not in self._places:
            self._places[key] = self._find_place(slot)
        return self._places[key]

    def _find_place(self, slot: Slot) -> tuple[int, int]:
        best, best_width, covered = -1, 0.0, []
        for position, column in enumerate(self._columns):
            start, end = max(slot.start, column.start), min(slot.end, column.end)
            if start >= end:
                continue
            width = self._grid.get_width(start, end)
            if width > best_width:
                best, best_width = position, width
            whole = self._grid.get_width(column.start, column.end)
            if width >= _COVERED * whole:
                covered.append(position)
        return (covered[0], len(covered)) if covered else (best, 1)

    def _is_banner(self, values: dict[str, Value], widest: int) -> bool:
        shown = [name for name, value in values.items() if not value.is_blank]
        if not shown or not set(shown) <= {"marker", "group", "name"}:
            return False
        first = values[shown[0]]
        if len(shown) == 1 and first.own and self._stands_alone(first.text):
            return True
        return widest >= max(3, (len(self._columns) + 1) // 2)

    def _stands_alone(self, text: str) -> bool:
        """Say whether words alone in their row are a heading, not a task.

        In a table with numbers, a task has one; else headings are in capitals.
        """
        if parse_marker(text):
            return False
        return self._has_markers or text == text.upper() != text.lower()


def is_header_again(row: Row, header_texts: set[str]) -> bool:
    """Say whether a row repeats the header, as on a new page."""
    slots = [slot for slot in row.slots if slot.own and slot.cell.lines]
    return len(slots) >= 2 and all(
        slot.cell.text.lower() in header_texts for slot in slots
    )


def get_header_texts(rows: Iterable[Row]) -> set[str]:
    return {slot.cell.text.lower() for row in rows for slot in row.slots} - {""}


def read_schedule(value: Value) -> Value:
    """Return a value of the time column, plain numbers read as what they stand for."""
    if value.number is None or value.number != int(value.number):
        return value
    if FIRST_YEAR <= value.number <= LAST_YEAR:
        year = f"Năm {int(value.number)}"
        return Value((year,), value.own, None, value.doubts, value.ref)
    date = read_serial_date(value.number)
    if date is None:
        return value
    params = {"cell": value.ref, "number": int(value.number), "text": date}
    doubts = [*value.doubts, ("date_serial", params)]
    return Value((date,), value.own, None, doubts, value.ref)


def _make_value(slot: Slot) -> Value:
    cell: Cell = slot.cell
    return Value(cell.lines, slot.own, cell.number, list(cell.doubts), cell.ref)


def _merge_value(values: dict[str, Value], name: str, value: Value):
    """Add a value to the field; several columns of one field are read together."""
    known = values.get(name)
    if known is None:
        values[name] = value
    elif known.own and not value.own:
        known.doubts.extend(value.doubts)
    else:
        own = known.own or value.own
        lines = known.lines + value.lines if known.own == value.own else value.lines
        values[name] = Value(lines, own, None, known.doubts + value.doubts)


def _label_lines(column: TableColumn, value: Value) -> list[str]:
    if not value.own:
        return []
    text = "; ".join(value.lines)
    return [f"{column.label}: {text}" if column.label else text] if text else []


def _name_period(column: TableColumn, value: Value) -> Value:
    """Return "Tháng 3" for the 3 in a column "Tháng", "Quý I" for the I in "Quý"."""
    label = column.label.strip()
    if fold(label) not in _PERIODS or not _PERIOD_NUMBER.fullmatch(value.text):
        return value
    return Value((f"{label.capitalize()} {value.text}",), value.own, None, value.doubts)


def _read_period(column: TableColumn, value: Value) -> list[str]:
    """Return the period of a column that is marked, with the words in it if any."""
    if not value.lines:
        return []
    words = " ".join(value.lines)
    label = column.label.rsplit(" - ", 1)[-1]
    if label.isdigit():
        label = f"Tháng {int(label)}"
    return [label if _MARK.fullmatch(words) else f"{label}: {words}"]


def _split_roles(values: dict[str, Value]):
    """Split a column that names who leads together with who coordinates."""
    both = values.pop("lead_coordinating", None)
    lead_only = values.get("lead")
    if both is None and lead_only and "coordinating" not in values:
        names_both = any(_names_role(line) for line in lead_only.lines)
        both = values.pop("lead") if names_both else None
    if both is None:
        return
    lead, coordinating, is_sure = split_roles(both.lines)
    doubts = list(both.doubts)
    if not is_sure:
        doubts.append(("lead_and_coordinating", {"text": both.text}))
    _merge_value(values, "lead", Value(lead, both.own, None, doubts))
    if coordinating:
        _merge_value(values, "coordinating", Value(coordinating, both.own))


def _names_role(line: str) -> bool:
    """Say whether a line of the leads names who coordinates: "Phối hợp: ..."."""
    match = _ROLE.match(line)
    return match is not None and "phoi hop" in fold(match["label"])


def split_roles(
    lines: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return who leads and who coordinates in a cell that names both.

    By the labels in it ("Chủ trì: ...", "Phối hợp: ..."), else by a slash, else the
    first line leads.

    :return: who leads, who coordinates, and whether labels say so
    """
    found: dict[str, list[str]] = {"lead": [], "coordinating": []}
    current = "lead"
    has_label = False
    for line in lines:
        for piece in line.split(";"):
            match = _ROLE.match(piece.strip())
            label = fold(match["label"]) if match else ""
            if "phoi hop" in label or "chu tri" in label:
                has_label = True
                current = "coordinating" if "phoi hop" in label else "lead"
                piece = match["value"]
            if piece.strip():
                found[current].append(piece.strip())
    if has_label:
        return tuple(found["lead"]), tuple(found["coordinating"]), True
    if len(lines) == 1 and lines[0].count("/") == 1:
        lead, coordinating = (part.strip() for part in lines[0].split("/"))
        return (lead,), (coordinating,), False
    return lines[:1], lines[1:], False


def _join_ends(values: dict[str, Value]):
    """Write a start and an end in two columns as one time."""
    start, end = values.pop("schedule_start", None), values.pop("schedule_end", None)
    if start is None and end is None:
        return
    first, last = (read_schedule(value) if value else Value() for value in (start, end))
    first_text, last_text = " ".join(first.lines), " ".join(last.lines)
    if first_text and last_text and first_text != last_text:
        text = f"Từ {_lower(first_text)} đến {_lower(last_text)}"
    elif first_text and not last_text:
        text = f"Từ {_lower(first_text)}"
    else:
        text = last_text
    own = first.own if end is None else last.own
    lines = (text,) if text else ()
    _merge_value(
        values, "schedule", Value(lines, own, None, [*first.doubts, *last.doubts])
    )


def _lower(text: str) -> str:
    """Write ``Tháng 3`` as it stands inside a sentence."""
    return text[0].lower() + text[1:] if text[:1].isalpha() else text
