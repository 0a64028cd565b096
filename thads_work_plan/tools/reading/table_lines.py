"""Turns the rows of a plan's tables into lines with their outputs."""

import re
from dataclasses import dataclass

from .checks import check_dates
from .columns import Header, TableColumn, is_number_row
from .grid import Grid, Row
from .markers import parse_marker, split_marker
from .outline import Node, Outline
from .plan_lines import Doubt, Line, Output
from .table_rows import (
    RowReader,
    TableRow,
    get_header_texts,
    is_header_again,
    read_schedule,
)
from .text import fold

# field of the table -> field of the output
OUTPUT_FIELDS = {
    "output": "name",
    "schedule": "schedule_text",
    "lead": "lead_text",
    "coordinating": "coordinating_text",
    "funding": "funding_text",
    "basis": "basis_text",
    "note": "note_text",
}
# fields that make a row owe something
_OWING = ("output", "schedule", "lead", "coordinating", "funding")

MAX_TOTAL = 30  # signs in the name of a row of sums

_SIGNATURE = re.compile(
    r"^(nguoi lap|noi nhan|ky ten|nguoi (tong hop|bao cao)|(tl|kt|tm|tuq) )|"
    r"^\W*(\w+ )*ngay (\d+ )?thang (\d+ )?nam( \d+)?$"
)
_WORD = re.compile(r"\w")
_OFFICE = re.compile(
    r"^(q )?(thu truong|chanh van phong|pho |truong |cuc truong|chi cuc truong|"
    r"giam doc|lanh dao|nguoi duyet|xac nhan|phe duyet)"
)
_TOTAL = re.compile(r"^(tong( cong| so)?|cong)( \w+)?$")


@dataclass(slots=True)
class PlanTable:
    """A table of the plan and where its header stands.

    :param heading: the numbered words above the table, when each table has its own
    """

    grid: Grid
    header: Header
    heading: str = ""

    def get_labels(self) -> list[str]:
        return [column.label for column in self.header.columns]


class TableLines:
    """Collects the lines of all tables of one plan."""

    def __init__(self):
        self.outline = Outline()
        self._node: Node | None = None

    def add_table(self, table: PlanTable):
        """Add the rows below the header, up to the signatures if there are any."""
        body = table.grid.rows[table.header.end :]
        settle_two_names(table.header, body)
        self._add_heading(table, body)
        rows = _read_rows(table, body)
        last_marked = max((row.number for row in rows if _is_marked(row)), default=0)
        last_number = rows[0].number if rows else 0
        for row in rows:
            has_gap = row.number - last_number > 1
            if row.number > last_marked and _is_signature(row, has_gap):
                break
            last_number = row.number
            if not _is_total(row) and not _is_dotted(row):
                self._add_row(row)

    def _add_heading(self, table: PlanTable, body: list[Row]):
        if not table.heading:
            return
        printed, name = split_marker(table.heading)
        marker = parse_marker(printed)
        first = next((row for row in body if not row.is_blank), None)
        if marker and marker.style == "number" and first:
            inner = parse_marker(first.slots[0].cell.text)
            holds_it = inner and inner.parts[:-1] == marker.parts
            marker = marker if holds_it else None
        row = table.header.start + 1
        line = Line(row, printed, "", "", name, None)
        self._node = Node(line, marker, is_banner=True)
        self.outline.add(self._node)

    def _add_row(self, row: TableRow):
        if row.has_own("group"):
            self._open_line(row, *_read_name(row, "group"), with_outputs=False)
            row.values.pop("marker", None)
        if row.has_own("marker") or row.has_own("name") or self._node is None:
            self._open_line(row, *_read_name(row, "name"))
            return
        if _owes(row):
            self._add_output(row)
        elif self._node.line.outputs:
            _extend(self._node.line.outputs[-1], make_output(row))
        _add_texts(self._node.line, row)

    def _open_line(
        self, row: TableRow, printed: str, name: str, with_outputs: bool = True
    ):
        """Open a line for a row.

        :param with_outputs: false for the group of a row whose task comes next
        """
        line = Line(row.number, printed, "", "", name, None)
        marker = parse_marker(printed) if printed else None
        if printed and marker is None:
            line.doubts.append(Doubt("marker", "marker_unreadable", {"text": printed}))
        if marker and row.get("marker").number is not None:
            restored = self.outline.restore_number(marker)
            if restored:
                line.marker = ".".join(restored.parts)
                params = {"text": printed, "marker": line.marker}
                line.doubts.append(Doubt("marker", "marker_restored", params))
                marker = restored
        if row.hidden:
            line.doubts.append(Doubt("", "row_hidden", {"row": row.number}))
        if not name and not row.get("name").doubts:
            line.doubts.append(Doubt("name", "name_missing", {"row": row.number}))
        self._node = Node(line, marker, is_banner=row.is_banner)
        if with_outputs:
            self._add_output(row)
            _add_texts(line, row, with_note=not line.outputs)
        self.outline.add(self._node)

    def _add_output(self, row: TableRow):
        if _owes(row):
            self._node.owes = True
            self._node.line.outputs.append(make_output(row))


def _read_rows(table: PlanTable, body: list[Row]) -> list[TableRow]:
    """Return the rows that say something, repeated headers left out."""
    header = table.header
    header_texts = get_header_texts(table.grid.rows[header.start : header.end])
    reader = RowReader(table.grid, header)
    return [
        reader.read_row(row)
        for row in body
        if not row.is_blank
        and not is_number_row(row)
        and not is_header_again(row, header_texts)
    ]


def settle_two_names(header: Header, body: list[Row]):
    """Decide what two name columns are: a group and its tasks, or a task and details.

    The left one is a group when it is not filled, or merged, in rows where the right
    one is filled.
    """
    names = header.get("name")
    if len(names) < 2:
        return
    left, right = names[:2]
    for row in body:
        if _is_filled(row, right) and not _is_filled(row, left):
            left.field = "group"
            return
    right.field = "other"


def make_output(row: TableRow) -> Output:
    """Return what a row says of one output."""
    output = Output(row.number)
    for field, name in OUTPUT_FIELDS.items():
        value = row.get(field)
        if field == "schedule":
            value = read_schedule(value)
            output.doubts.extend(check_dates(value.text, value.ref))
        setattr(output, name, value.text)
        if value.lines and not value.own:
            output.inherited[name] = "vmerge"
        output.doubts.extend(Doubt(name, code, params) for code, params in value.doubts)
    return output


def join_texts(known: str, added: str) -> str:
    """Join texts of several rows by "; ", each once."""
    texts = [text for text in known.split("; ") if text] if known else []
    if added and added not in texts and added != known:
        texts.append(added)
    return "; ".join(texts)


def _read_name(row: TableRow, field: str) -> tuple[str, str]:
    """Return the printed number of a row and its name without it."""
    marked = row.get("marker")
    printed = " ".join(marked.lines) if marked.own else ""
    name = " ".join(row.get(field).lines)
    if printed and not name and parse_marker(printed) is None:
        return split_marker(printed)
    if printed or marked.doubts:
        return printed, name
    lines = row.get(field).lines
    if len(lines) > 1 and all(split_marker(line)[0] for line in lines):
        return "", name
    return split_marker(name)


def _add_texts(line: Line, row: TableRow, with_note: bool = False):
    """Add the leaders and the basis of a row to its line, and what they leave open."""
    leaders, basis = row.get("leader"), row.get("basis")
    line.leader_text = join_texts(line.leader_text, "; ".join(leaders.lines))
    line.basis_text = join_texts(line.basis_text, " ".join(basis.lines))
    for name in ("marker", "name"):
        doubts = row.get(name).doubts if row.get(name).own else ()
        line.doubts.extend(Doubt(name, code, params) for code, params in doubts)
    for value, name in ((leaders, "leader_text"), (basis, "basis_text")):
        if value.own:
            line.doubts.extend(Doubt(name, *doubt) for doubt in value.doubts)
    if with_note:
        line.note_text = row.get("note").text


def _owes(row: TableRow) -> bool:
    return any(not row.get(name).is_blank for name in _OWING) and not row.is_banner


def _extend(output: Output, added: Output):
    """Add to an output what a row below it says without owing anything itself."""
    output.basis_text = join_texts(output.basis_text, added.basis_text)
    output.note_text = join_texts(output.note_text, added.note_text)


def _is_filled(row: Row, column: TableColumn) -> bool:
    return any(
        slot.own and slot.cell.lines
        for slot in row.slots
        if column.start <= slot.start < column.end
    )


def _is_marked(row: TableRow) -> bool:
    return row.has_own("marker") and parse_marker(row.get("marker").text) is not None


def _is_signature(row: TableRow, has_gap: bool) -> bool:
    """Say whether a row is no longer of the table: who signs, where it goes to."""
    texts = [" ".join(value.lines) for value in row.values.values() if value.own]
    if any(_SIGNATURE.match(fold(text)) for text in texts):
        return True
    return has_gap and any(
        text == text.upper() and _OFFICE.match(fold(text)) for text in texts
    )


def _is_dotted(row: TableRow) -> bool:
    """Say whether a row of a form waits to be filled in: "1 | ..... | ....."."""
    texts = [value.text for name, value in row.values.items() if name != "marker"]
    return (
        bool(texts)
        and all(not _WORD.search(text) for text in texts)
        and not any(value.doubts for value in row.values.values())
    )


def _is_total(row: TableRow) -> bool:
    text = row.get("name").text or row.get("marker").text
    if len(text) > MAX_TOTAL or any(
        row.has_own(name) for name in ("output", "schedule", "lead")
    ):
        return False
    return bool(_TOTAL.match(fold(text)))
