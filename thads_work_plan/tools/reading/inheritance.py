"""Fills what a table does not repeat: cells left empty, "nt", "như trên"."""

from .outline import Node, Outline
from .plan_lines import Doubt, Output
from .text import fold

DITTO_WORDS = {"nt", "nhu tren", "tuong tu", "nhu muc tren", "n t"}
DITTO_SIGNS = {'"', "“", "”", "″", "''", "//", "-//-", '-"-'}
_REPEATED = ("schedule_text", "lead_text", "coordinating_text", "funding_text")


def fill_blanks(outline: Outline, fields: set[str]):
    """Give outputs what stands above them where their own cells are empty.

    Who leads is taken from the row above of the same parent, else from the parent; who
    coordinates and the time only where they are empty together with it: beside a
    printed lead, an empty cell means none. Each is marked as doubtful.

    :param fields: the columns the table has
    """
    above: Output | None = None
    for node in outline.nodes:
        _fill_leader(node, fields)
        for position, output in enumerate(node.line.outputs):
            if above is not None:
                _fill_dittos(output, above)
            source = _get_source(node, position)
            _fill_output(output, source, fields)
            above = output


def _get_source(node: Node, position: int) -> Output | None:
    """Return the output above within the same parent, else what the parent says."""
    if position:
        return node.line.outputs[position - 1]
    above = node.before or node.parent
    return above.line.outputs[-1] if above and above.line.outputs else None


def _fill_output(output: Output, source: Output | None, fields: set[str]):
    is_alone = not output.coordinating_text
    if "lead" in fields and _is_open(output, "lead_text"):
        if source and source.lead_text:
            _inherit(output, source, "lead_text")
            if is_alone and _is_open(output, "coordinating_text"):
                _inherit(output, source, "coordinating_text")
            if is_alone and _is_open(output, "schedule_text"):
                _inherit(output, source, "schedule_text")
        else:
            output.doubts.append(Doubt("lead_text", "lead_missing"))
    if "schedule" in fields and _is_open(output, "schedule_text"):
        output.doubts.append(Doubt("schedule_text", "schedule_missing"))
    if "output" in fields and _is_open(output, "name"):
        output.doubts.append(Doubt("name", "output_missing"))


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
