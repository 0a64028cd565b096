"""Fills what a table does not repeat: cells left empty, "nt", "như trên"."""

from .outline import Node, Outline
from .plan_lines import Doubt, Output
from .text import fold

DITTO_WORDS = {"nt", "nhu tren", "tuong tu", "nhu muc tren", "n t"}
DITTO_SIGNS = {'"', "“", "”", "″", "''", "//", "-//-", '-"-'}
_REPEATED = ("schedule_text", "lead_text", "coordinating_text", "funding_text")


def fill_blanks(outline: Outline, fields: set[str]):
    """Give outputs what stands above them where their own cells are empty.

    What is printed beside a group holds for its tasks. Who leads is also taken from
    the row before of the same parent; who coordinates and the time only where they are
    empty together with it: beside a printed lead, an empty cell means none. Each is
    marked as doubtful.

    :param fields: the columns the table has
    """
    above: Output | None = None
    for node in outline.nodes:
        _fill_leader(node, fields)
        for position, output in enumerate(node.line.outputs):
            if above is not None:
                _fill_dittos(output, above)
            _fill_from_group(output, node.parent)
            _fill_from_before(output, _get_before(node, position), fields)
            above = output


def doubt_missing(output: Output, fields: set[str]):
    """Mark what an output does not say although others of the plan do.

    :param fields: what the plan has: ``output``, ``schedule``, ``lead``
    """
    for field, name in (
        ("output", "name"),
        ("schedule", "schedule_text"),
        ("lead", "lead_text"),
    ):
        if field in fields and _is_open(output, name):
            output.doubts.append(Doubt(name, f"{field}_missing"))


def _get_before(node: Node, position: int) -> Output | None:
    """Return the output before one of ``node`` within the same parent."""
    if position:
        return node.line.outputs[position - 1]
    outputs = node.before.line.outputs if node.before else []
    return outputs[-1] if outputs else None


def _fill_from_group(output: Output, parent: Node | None):
    if parent is None or any(source.name for source in parent.line.outputs):
        return
    for source in parent.line.outputs:
        for name in _REPEATED:
            if _is_open(output, name):
                _inherit(output, source, name)


def _fill_from_before(output: Output, source: Output | None, fields: set[str]):
    if "lead" not in fields or source is None or not source.lead_text:
        return
    if not _is_open(output, "lead_text"):
        return
    names = ["lead_text"]
    if not output.coordinating_text:
        names += ["coordinating_text", "schedule_text"]
    for name in names:
        if _is_open(output, name):
            _inherit(output, source, name)


def _fill_leader(node: Node, fields: set[str]):
    line = node.line
    if "leader" not in fields or line.leader_text or not line.outputs:
        return
    if any(doubt.field == "leader_text" for doubt in line.doubts):
        return
    source = node.before or node.parent
    if source is not None and source.line.leader_text:
        line.leader_text = source.line.leader_text
        line.doubts.append(
            Doubt("leader_text", "inherited_blank", {"row": source.line.row})
        )


def _fill_dittos(output: Output, above: Output):
    for name in _REPEATED:
        text = getattr(output, name)
        if text in DITTO_SIGNS or fold(text) in DITTO_WORDS:
            setattr(output, name, getattr(above, name))
            params = {"row": above.row, "text": text}
            output.doubts.append(Doubt(name, "ditto", params))


def _inherit(output: Output, source: Output, name: str):
    text = getattr(source, name)
    if text:
        setattr(output, name, text)
        output.inherited[name] = "blank"
        output.doubts.append(Doubt(name, "inherited_blank", {"row": source.row}))


def _is_open(output: Output, name: str) -> bool:
    """Say whether a field is empty because nothing was printed, not for an error."""
    return not getattr(output, name) and not any(
        doubt.field == name for doubt in output.doubts
    )
