"""Finds the header of a plan's table and what each column holds.

Headers come in any order and wording, over one row or several, below a title, with a
row of column numbers underneath.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .grid import Cell, Grid, Row, Slot
from .headers import MAX_LABEL, guess_fields, is_period
from .markers import parse_marker

MAX_HEADER_START = 100  # rows of the table searched for a header
MAX_HEADER_ROWS = 3
MAX_PART_LABEL = 30  # signs of a header that only the one above it explains
CORE_FIELDS = {
    "output",
    "schedule",
    "schedule_start",
    "schedule_end",
    "period",
    "lead",
    "coordinating",
    "lead_coordinating",
}
# fields that may have several columns, joined; a second column of others is "other"
_REPEATABLE = {"lead", "coordinating", "leader", "basis", "funding", "note", "period"}
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(=.*)?")


@dataclass(slots=True)
class TableColumn:
    """A column: grid columns ``start`` to ``end``, end excluded."""

    field: str
    label: str
    start: int
    end: int
    above: str = ""


@dataclass(slots=True)
class Header:
    """Where the header stands, as positions in ``Grid.rows``, end excluded."""

    start: int
    end: int
    columns: list[TableColumn]

    def get(self, field: str) -> list[TableColumn]:
        return [column for column in self.columns if column.field == field]


def find_header(grid: Grid) -> Header | None:
    """Return the header of ``grid``, ``None`` if it has none that names a plan."""
    for depth in range(1, MAX_HEADER_ROWS + 1):
        for start in range(min(len(grid.rows), MAX_HEADER_START)):
            rows = grid.rows[start : start + depth]
            if len(rows) == depth and _may_be_header(rows):
                columns = read_columns(rows)
                if is_plan_header(columns):
                    return _complete(grid, start, start + depth)
    return None


def is_plan_header(columns: list[TableColumn]) -> bool:
    """Say whether columns are a plan's: what is done, and when or by whom.

    Words of a row may look like two headers by chance: with only two that are known,
    no other words may stand beside them.
    """
    labelled = [column for column in columns if column.label]
    fields = [column.field for column in labelled]
    if "period" in fields and fields.count("period") < 2:
        return False
    known = set(fields) - {"other"}
    is_clear = len(known) > 2 or "other" not in fields
    return "name" in known and bool(known & CORE_FIELDS) and is_clear


def read_columns(rows: list[Row]) -> list[TableColumn]:
    """Return the columns below the header ``rows``, their fields settled."""
    chains: list[tuple[int, int, tuple[Cell, ...]]] = []
    spread = [spread_slots(row) for row in rows]
    last = max((max(slots, default=-1) for slots in spread), default=-1)
    for position in range(last + 1):
        chain = tuple(_iter_chain(spread, position))
        if chains and chain and chains[-1][2] == chain and chains[-1][1] == position:
            start, _end, _chain = chains.pop()
            chains.append((start, position + 1, chain))
        else:
            chains.append((position, position + 1, chain))
    columns = [_make_column(*chain) for chain in chains]
    _settle_fields(columns)
    return columns


def spread_slots(row: Row) -> dict[int, Slot]:
    """Return what stands in each grid column of a row."""
    return {
        position: slot for slot in row.slots for position in range(slot.start, slot.end)
    }


def is_number_row(row: Row) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3)."""
    texts = [slot.cell.text for slot in row.slots if slot.own and slot.cell.lines]
    matches = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    if len(texts) < 3 or not all(matches):
        return False
    numbers = [int(match[1]) for match in matches if match[1].isdigit()]
    return len(numbers) >= 2 and all(
        after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False)
    )


def _may_be_header(rows: list[Row]) -> bool:
    """Say whether rows are short words in at least two cells."""
    first = [slot for slot in rows[0].slots if slot.cell.lines]
    return len(first) >= 2 and all(
        len(slot.cell.text) <= MAX_LABEL for row in rows for slot in row.slots
    )


def _complete(grid: Grid, start: int, end: int) -> Header:
    """Return the header with the rows below that still belong to it."""
    while end < len(grid.rows) and end - start < MAX_HEADER_ROWS + 1:
        if not _continues_header(grid.rows[end], grid.rows[start:end]):
            break
        end += 1
    columns = read_columns(grid.rows[start:end])
    while end < len(grid.rows) and (
        is_number_row(grid.rows[end]) or grid.rows[end].is_blank
    ):
        end += 1
    _settle_unlabelled(columns, grid.rows[end:])
    return Header(start, end, columns)


def _continues_header(row: Row, above: list[Row]) -> bool:
    """Say whether a row splits the header above it into narrower columns."""
    upper = spread_slots(above[-1])
    own = [slot for slot in row.slots if slot.own and slot.cell.lines]
    return bool(own) and all(_splits(slot, upper.get(slot.start)) for slot in own)


def _splits(slot: Slot, over: Slot | None) -> bool:
    """Say whether a cell is part of the header ``over`` it, such as "Bắt đầu"."""
    text = slot.cell.text
    if len(text) > MAX_LABEL:
        return False
    if over is None or not over.cell.lines:
        return bool(guess_fields(text))
    is_narrower = over.end - over.start > slot.end - slot.start
    is_known = guess_fields(text) or is_period(text, over.cell.text)
    is_below_known = guess_fields(over.cell.text) and len(text) <= MAX_PART_LABEL
    return is_narrower and bool(is_known or is_below_known)


def _iter_chain(spread: list[dict[int, Slot]], position: int) -> Iterable[Cell]:
    """Yield the header cells above a grid column, from the top, each once."""
    last = None
    for slots in spread:
        slot = slots.get(position)
        if slot is not None and slot.cell.lines and slot.cell is not last:
            last = slot.cell
            yield slot.cell


def _make_column(start: int, end: int, chain: tuple[Cell, ...]) -> TableColumn:
    texts = [cell.text for cell in chain]
    return TableColumn(
        "",
        label=" - ".join(texts),
        start=start,
        end=end,
        above=texts[-2] if len(texts) > 1 else "",
    )


def _settle_fields(columns: list[TableColumn]):
    """Give each column its field; those sure of theirs come first."""
    claims = [(column, fields) for column in columns if (fields := _claim(column))]
    taken: Counter = Counter()
    for column, fields in sorted(claims, key=lambda claim: len(claim[1])):
        column.field = _choose(fields, taken)
        taken[column.field] += 1
    if "name" not in taken:
        _settle_name(claims)
    _settle_ends(columns)


def _claim(column: TableColumn) -> list[str]:
    """Return the fields a column may have, by its own words, then with those above."""
    leaf = column.label.rsplit(" - ", 1)[-1] if column.above else column.label
    if is_period(leaf, column.above):
        return ["period"]
    return guess_fields(leaf) or guess_fields(column.label)


def _choose(fields: list[str], taken: Counter) -> str:
    for field in fields:
        if not taken[field]:
            return field
    if fields[0] in _REPEATABLE or (fields[0] == "name" and taken["name"] == 1):
        return fields[0]
    return "other"


def _settle_name(claims: list[tuple[TableColumn, list[str]]]):
    """Take for the name a column of products whose header also says tasks."""
    for column, fields in claims:
        if column.field == "output" and "name" in fields:
            column.field = "name"
            return


def _settle_ends(columns: list[TableColumn]):
    """Read a lone "Hoàn thành" as the time; without an end, a start is no time."""
    fields = {column.field for column in columns}
    is_pair = {"schedule_start", "schedule_end"} <= fields
    for column in columns:
        if column.field in ("schedule_start", "schedule_end") and not is_pair:
            column.field = "other" if "schedule" in fields else "schedule"
        if not column.field:
            column.field = "other"


def _settle_unlabelled(columns: list[TableColumn], body: list[Row]):
    """Find the numbers of the rows where their column has no header."""
    names = [column for column in columns if column.field == "name"]
    if any(column.field == "marker" for column in columns) or not names:
        return
    for column in columns:
        if column.field == "other" and column.start < names[0].start:
            texts = [
                slot.cell.text
                for row in body
                for slot in row.slots
                if slot.start == column.start and slot.own and slot.cell.lines
            ]
            marked = [text for text in texts if parse_marker(text)]
            if texts and len(marked) * 2 >= len(texts):
                column.field = "marker"
                return
