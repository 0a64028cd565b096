"""Reads a plan written as numbered paragraphs.

``1.1. <task>`` is followed by what belongs to it, each after its label: ``a) Đơn vị
chủ trì: ...``, ``- Thời gian: ...``, ``Kết quả: ...``, in any order and wording.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .checks import check_dates
from .frame import get_heading_key, is_end
from .headers import MAX_LABEL, guess_fields
from .markers import Marker, parse_marker, split_marker
from .outline import Node, Outline
from .plan_lines import Line, Output

# field that a label names -> field of the output or line
LABELLED = {
    "output": "name",
    "schedule": "schedule_text",
    "schedule_start": "schedule_text",
    "schedule_end": "schedule_text",
    "lead": "lead_text",
    "coordinating": "coordinating_text",
    "funding": "funding_text",
    "note": "note_text",
    "leader": "leader_text",
    "basis": "basis_text",
}
_OF_LINE = ("leader_text", "basis_text")
_OWING = ("name", "schedule_text", "lead_text", "coordinating_text")
_MAX_LABEL_WORDS = 14

_LABEL = re.compile(rf"(?P<label>[^:]{{2,{MAX_LABEL}}}?) *: *(?P<value>.*)", re.DOTALL)
_INLINE = re.compile(r"(?:(?<=[;.(]) *|(?<= [-–]) *)(?P<label>[^:;.()]{3,60}?) *: *")
_OPEN_BULLET = re.compile(r"^[-–+*•]")


@dataclass(slots=True)
class Label:
    """A labelled text: ``field`` is that of the output or line, "" when unknown."""

    field: str
    label: str
    value: str
    printed: str = ""


@dataclass(slots=True)
class Task:
    """The line being read and where its next words go."""

    node: Node
    values: list[dict[str, list[str]]] = field(default_factory=lambda: [{}])
    last_field: str = ""
    label_style: str | None = None
    label_sign: str | None = None
    is_frame: bool = False


class ParagraphLines:
    """Collects the lines of a plan from its paragraphs, one after the other."""

    def __init__(self):
        self.outline = Outline()
        self._task: Task | None = None
        self._tasks: dict[Node, Task] = {}
        self._pending: list[tuple[int, str]] = []
        self._has_values = False
        self._is_done = False

    def add(self, number: int, text: str):
        """Read one paragraph or line; ``number`` is what a person counts."""
        if self._is_done:
            return
        if is_end(text):
            self._close()
            self._is_done = self._has_values
            return
        printed, words = split_marker(text)
        marker = parse_marker(printed) if printed else None
        labels = self._read_labels(printed, marker, words)
        if labels and not labels[0].label:
            self._open(number, printed, marker, labels[0].value)
            labels = labels[1:]
        elif not labels and self._is_heading(marker):
            self._open(number, printed, marker, words)
        elif not labels:
            self._pending.append((number, text))
        for label in labels:
            self._add_label(number, label)

    def finish(self):
        """Close the last line and leave out what leads to no task.

        Where no line has labels, as in a programme, all numbered ones are kept that
        are not of the aims or the organisation.
        """
        self._close()
        for task in self._tasks.values():
            _write_values(task)
        if self._has_values:
            self.outline.keep(_leads_to_task)
        else:
            self.outline.keep(lambda node: not self._tasks[node].is_frame)

    def _read_labels(
        self, printed: str, marker: Marker | None, words: str
    ) -> list[Label]:
        """Return the labelled texts of a paragraph; a name before them has no label."""
        first = read_label(words)
        if first is not None and self._may_label(marker):
            first.printed = printed
            return split_inline(first)
        if first is not None or (self._task and self._task.is_frame):
            return []
        found = split_inline(Label("", "", words))
        return found if len(found) > (1 if self._is_heading(marker) else 2) else []

    def _may_label(self, marker: Marker | None) -> bool:
        """Numbers label only below the number of the open task: 1.1.1 below 1.1."""
        if self._task is not None and self._task.is_frame:
            return False
        if marker is None or marker.style in ("letter", "bullet", "bracket"):
            return True
        own = self._task.node.parts if self._task else ()
        return len(marker.parts) > 1 and bool(own) and marker.parts[:-1] == own

    def _is_heading(self, marker: Marker | None) -> bool:
        if marker is None or marker.style == "bullet":
            return False
        if marker.style in ("letter", "bracket"):
            labelled = self._task.label_style if self._task else None
            return self._task is not None and labelled != marker.style
        return True

    def _open(self, number: int, printed: str, marker: Marker | None, name: str):
        self._flush()
        line = Line(number, printed, "", "", name.rstrip(" :"), None)
        node = Node(line, marker)
        self.outline.add(node)
        self._task = Task(node, is_frame=self._is_in_frame(node))
        self._tasks[node] = self._task

    def _is_in_frame(self, node: Node) -> bool:
        """Say whether a line belongs to the aims or the organisation of the plan."""
        if node.parent and self._tasks[node.parent].is_frame:
            return True
        return get_heading_key(node.line.name) is not None

    def _add_label(self, number: int, label: Label):
        if self._is_new_task(label):
            heading_number, text = self._pending.pop()
            printed, words = split_marker(text)
            self._open(heading_number, printed, parse_marker(printed), words)
        self._flush()
        task = self._task
        if task is None:
            return
        if _begins_anew(label.field, task.values[-1]):
            task.values.append({})
        task.last_field = label.field or "note_text"
        self._has_values = True
        task.node.owes |= task.last_field in _OWING
        style = parse_marker(label.printed)
        task.label_style = style.style if style else ""
        task.label_sign = label.printed
        value = label.value
        if not label.field:
            value = f"{label.label}: {value}"
        lines = task.values[-1].setdefault(task.last_field, [])
        if value:
            lines.append(value)

    def _is_new_task(self, label: Label) -> bool:
        """Say whether the words just before a label are the name of a new task."""
        if not self._pending or (self._task and self._task.is_frame):
            return False
        if self._task is None or label.field in self._task.values[-1]:
            return bool(label.field)
        if self._task.label_sign == label.printed:
            return False
        before = split_marker(self._pending[-1][1])[0]
        is_nested = not label.printed or _OPEN_BULLET.match(label.printed)
        return bool(before) and before != label.printed and bool(is_nested)

    def _flush(self):
        """Give the words without a label to the field they follow."""
        task = self._task
        if task is not None and not task.is_frame:
            name = task.last_field or "note_text"
            lines = task.values[-1].setdefault(name, []) if self._pending else []
            lines.extend(text for _number, text in self._pending)
        self._pending.clear()

    def _close(self):
        self._flush()
        self._task = None


def _begins_anew(field: str, known: dict[str, list[str]]) -> bool:
    """Say whether the label that came first comes again: another result begins."""
    owing = [name for name in known if name in _OWING]
    return len(owing) > 1 and field == owing[0]


def read_label(words: str) -> Label | None:
    """Return the label that ``words`` begin with, ``None`` if they have none."""
    match = _LABEL.fullmatch(words)
    if not match or not _is_one_phrase(match["label"]):
        return None
    fields = guess_fields(match["label"])
    if not fields:
        is_short = len(match["label"].split()) <= 5
        return Label("", match["label"], match["value"]) if is_short else None
    known = next((LABELLED[name] for name in fields if name in LABELLED), "")
    return Label(known, match["label"], match["value"])


def _is_one_phrase(label: str) -> bool:
    is_closed = label.count("(") == label.count(")")
    is_short = len(label.split()) <= _MAX_LABEL_WORDS
    return is_short and is_closed and not re.search(r"[;.] ", label)


def split_inline(first: Label) -> list[Label]:
    """Split a text that holds further labels: "Chủ trì: A; Phối hợp: B"."""
    labels, current = [], first
    value, start = first.value, 0
    for match in _INLINE.finditer(value):
        fields = [name for name in guess_fields(match["label"]) if name in LABELLED]
        if not fields:
            continue
        current.value = value[start : match.start()]
        labels.append(current)
        current = Label(LABELLED[fields[0]], match["label"], "", first.printed)
        start = match.end()
    current.value = value[start:]
    labels.append(current)
    for label in labels:
        if len(labels) > 1:
            label.value = label.value.strip(" ;(-–")
            if label.value.count(")") > label.value.count("("):
                label.value = label.value.rstrip(" .);")
    return labels


def strip_end(text: str) -> str:
    """Return a value without the stop that ends its sentence; "..." stays."""
    if text.endswith(("...", "…", "v.v.", "/.")):
        return text.removesuffix("./.").removesuffix("/.")
    return text.rstrip(" .;,")


def _write_values(task: Task):
    """Write what was collected into the line and its outputs."""
    line = task.node.line
    for values in task.values:
        texts = {name: "\n".join(lines) for name, lines in values.items()}
        texts = {name: strip_end(text) for name, text in texts.items() if text}
        for name in _OF_LINE:
            added = texts.pop(name, "").replace("\n", "; ")
            setattr(line, name, "; ".join(filter(None, (getattr(line, name), added))))
        if any(texts.get(name) for name in _OWING):
            doubts = check_dates(texts.get("schedule_text", ""))
            line.outputs.append(Output(line.row, doubts=doubts, **texts))
        elif texts.get("note_text"):
            line.note_text = texts["note_text"]


def _leads_to_task(node: Node) -> bool:
    return bool(node.line.outputs) or any(map(_leads_to_task, node.children))


def read_paragraphs(paragraphs: Iterable[tuple[int, str]]) -> Outline:
    """Return the tree of a plan in paragraphs, empty if no task is found."""
    reader = ParagraphLines()
    for number, text in paragraphs:
        reader.add(number, text)
    reader.finish()
    return reader.outline
