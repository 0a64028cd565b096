"""Lines of a plan as they come from outside: checked before anything is written."""

from datetime import date

from .numbering import join_outline

MAX_LINES = 20_000
MAX_OUTPUTS = 200  # of one line
MAX_SIGNS = 20_000  # of one text
KINDS = ("section", "group", "task")
# text of a line or output -> field of the record
LINE_TEXTS = {
    "marker": "marker",
    "name": "name",
    "leader_text": "leader_text",
    "basis_text": "basis_text",
    "note_text": "note",
}
OUTPUT_TEXTS = {
    "name": "name",
    "schedule_text": "schedule_text",
    "lead_text": "lead_text",
    "coordinating_text": "coordinating_text",
    "funding_text": "funding",
    "note_text": "note",
}
OUTPUT_DATES = ("date_start", "date_deadline")
OUTPUT_UNITS = ("lead_department_ids", "coordinating_department_ids")
OUTPUT_FLAGS = (
    "is_schedule_confirmed",
    "is_lead_confirmed",
    "is_coordinating_confirmed",
)
MAX_COLUMNS = 30
MAX_LABEL = 300  # signs
COLUMN_FIELDS = (
    "marker",
    "name",
    "leader",
    "output",
    "schedule",
    "lead",
    "coordinating",
    "funding",
    "basis",
    "note",
)
# code of the doubts that are found again when the texts are read
FOUND_AGAIN = "found_again"


class ImportLineError(Exception):
    """A line cannot be written.

    :param code: ``lines``, ``line``, ``text``, ``size``, ``kind``, ``parent``,
        ``outputs``, ``date``, ``units`` or ``columns``
    :param params: ``number`` of the line, from 1, and ``field`` where one is meant
    """

    def __init__(self, code: str, **params):
        super().__init__(code)
        self.code = code
        self.params = params


def read_lines(lines) -> list[dict]:
    """Check lines and return them as nodes of a tree.

    :param lines: as ``import_file`` of a plan gives them; unknown keys are left out
    :return: in printed order, ``{"values": fields of the line, "parent": index of the
        parent or None, "outputs": [{"values": fields of the output, "decisions":
        fields that a person has set}]}``
    :raises ImportLineError: at the first line that cannot be written
    """
    if not isinstance(lines, list) or len(lines) > MAX_LINES:
        raise ImportLineError("lines", limit=MAX_LINES)
    nodes: list[dict] = []
    outlines: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        node = _read_line(line, number, nodes, outlines)
        outlines[node["values"]["outline"]] = len(nodes)
        nodes.append(node)
    return nodes


def read_columns(lines) -> list[dict]:
    """Return the columns that the first line says it was printed under.

    Two columns for one field, such as the first and the last day, are made one.

    :return: in printed order, ``{"field", "label", "width": percent}``; empty when
        the line says nothing
    :raises ImportLineError: if they are not what ``import_file`` gives
    """
    given = (lines[0].get("columns") if lines else None) or []
    if not isinstance(given, list) or len(given) > MAX_COLUMNS:
        raise ImportLineError("columns")
    columns: dict = {}
    for index, column in enumerate(given):
        field, label, width = _read_column(column)
        known = columns.setdefault(
            field if field in COLUMN_FIELDS else index,
            {"field": field, "label": label, "width": 0},
        )
        if known["label"] != label:
            known["label"] += f" - {label}"
        known["width"] = round(known["width"] + width * 100, 1)
    return list(columns.values())


def _read_column(column) -> tuple[str, str, float]:
    if not isinstance(column, dict):
        raise ImportLineError("columns")
    field, label = column.get("field"), column.get("label")
    width = column.get("width") or 0.0
    if not (isinstance(label, str) and 0 < len(label) <= MAX_LABEL):
        raise ImportLineError("columns")
    if not (isinstance(width, int | float) and 0 <= width <= 1):
        raise ImportLineError("columns")
    return (field if field in COLUMN_FIELDS else "other"), label, width


def _read_line(line, number, nodes, outlines) -> dict:
    if not isinstance(line, dict):
        raise ImportLineError("line", number=number)
    values = _read_texts(line, LINE_TEXTS, number)
    values["name"] = values["name"] or "…"  # how papers print what is to be filled in
    values["kind"] = line.get("kind") or "task"
    if values["kind"] not in KINDS:
        raise ImportLineError("kind", number=number)
    parent = _find_parent(line, number, outlines)
    values["outline"] = _read_text(line, "outline", number) or _make_outline(
        values["marker"], None if parent is None else nodes[parent]["values"]
    )
    values["import_doubt"] = _read_doubts(line, number)
    outputs = line.get("outputs") or []
    if not isinstance(outputs, list) or len(outputs) > MAX_OUTPUTS:
        raise ImportLineError("outputs", number=number, limit=MAX_OUTPUTS)
    return {
        "values": values,
        "parent": parent,
        "outputs": [_read_output(output, number) for output in outputs],
    }


def _make_outline(marker, parent) -> str:
    parent = parent or {"outline": "", "marker": ""}
    return join_outline(parent["outline"], parent["marker"], marker)


def _find_parent(line, number, outlines) -> int | None:
    outline = _read_text(line, "parent", number)
    if not outline:
        return None
    if outline not in outlines:
        raise ImportLineError("parent", number=number, parent=outline)
    return outlines[outline]


def _read_output(output, number) -> dict:
    if not isinstance(output, dict):
        raise ImportLineError("line", number=number)
    values = _read_texts(output, OUTPUT_TEXTS, number)
    values["import_doubt"] = _read_doubts(output, number)
    return {"values": values, "decisions": _read_decisions(output, number)}


def _read_decisions(output, number) -> dict:
    """Return what a person has decided, whatever the words are read as."""
    decisions: dict = {name: True for name in OUTPUT_FLAGS if output.get(name) is True}
    for name in OUTPUT_DATES:
        if output.get(name):
            decisions[name] = _read_date(output, name, number)
    for name in OUTPUT_UNITS:
        if output.get(name):
            decisions[name] = _read_ids(output, name, number)
    return decisions


def _read_texts(source, names, number) -> dict[str, str]:
    return {name: _read_text(source, key, number) for key, name in names.items()}


def _read_text(source, key, number) -> str:
    text = source.get(key) or ""
    if not isinstance(text, str):
        raise ImportLineError("text", number=number, field=key)
    if len(text) > MAX_SIGNS:
        raise ImportLineError("size", number=number, field=key, limit=MAX_SIGNS)
    return text.replace("\0", "").strip()


def _read_date(output, key, number) -> date:
    try:
        return date.fromisoformat(output[key])
    except (TypeError, ValueError) as error:
        raise ImportLineError("date", number=number, field=key) from error


def _read_ids(output, key, number) -> list[int]:
    ids = output[key]
    if not isinstance(ids, list) or not all(type(id_) is int for id_ in ids):
        raise ImportLineError("units", number=number, field=key)
    return ids


def _read_doubts(source, number) -> str:
    """Return the reasons of doubts that only the file shows, one per line."""
    doubts = source.get("doubts") or []
    if not isinstance(doubts, list) or not all(isinstance(d, dict) for d in doubts):
        raise ImportLineError("text", number=number, field="doubts")
    reasons = [
        _read_text(doubt, "reason", number)
        for doubt in doubts
        if doubt.get("code") != FOUND_AGAIN
    ]
    return "\n".join(filter(None, reasons))
