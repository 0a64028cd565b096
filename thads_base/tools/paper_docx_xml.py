"""Paragraphs of Word files, written as XML."""

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml.etree import SubElement

from .line_breaks import BOUND_HYPHEN
from .paper import Run
from .paper_layout import Rule
from .paper_styles import RULE_GAP, RULE_WIDTH

JUSTIFICATION = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "both",
}


def style_name(key: str) -> str:
    """Return the name under which Word lists a style."""
    return f"Paper {key.replace('_', ' ')}"


def style_id(key: str) -> str:
    return f"Paper{key.title().replace('_', '')}"


def twips(millimetres: float) -> int:
    """Return a length in Word's unit, the twentieth of a point."""
    return round(millimetres * 1440 / 25.4)


def add(parent, tag: str, **attributes):
    """Append an element of Word's own namespace, its attributes too, to ``parent``."""
    return SubElement(
        parent,
        qn(f"w:{tag}"),
        {qn(f"w:{name}"): str(value) for name, value in attributes.items()},
    )


def write_line(
    parent,
    style: str,
    runs: Iterable[Run],
    keep_next: bool = False,
    align: str = "",
    size: float | None = None,
) -> None:
    """Write a paragraph.

    :param keep_next: keeps it on the page of what follows
    :param align: other than the style's
    :param size: of the letters in points, other than the style's
    """
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=style_id(style))
    if keep_next:
        add(properties, "keepNext")
    if align:
        add(properties, "jc", val=JUSTIFICATION[align])
    for run in runs:
        _write_run(paragraph, run, size)


def _write_run(paragraph, run: Run, size: float | None) -> None:
    element = add(paragraph, "r")
    if run.bold or run.italic or size:
        face = add(element, "rPr")
        if run.bold:
            add(face, "b")
        if run.italic:
            add(face, "i")
        if size:
            add(face, "sz", val=round(size * 2))
    for position, line in enumerate(run.text.split("\n")):
        if position:
            add(element, "br")
        _write_text(element, line)


def _write_text(run, line: str) -> None:
    for position, words in enumerate(line.split(BOUND_HYPHEN)):
        if position:
            add(run, "noBreakHyphen")
        text = add(run, "t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = words


def write_rule(parent, rule: Rule) -> None:
    """Write a rule as the upper border of a low, empty paragraph."""
    properties = add(add(parent, "p"), "pPr")
    add(properties, "keepNext")
    width = round(RULE_WIDTH * 8)
    add(add(properties, "pBdr"), "top", val="single", sz=width, space=0, color="000000")
    _exact_height(properties, RULE_GAP, before=RULE_GAP)
    indent = twips((rule.room - rule.width) / 2)
    add(properties, "ind", left=indent, right=indent)


def write_gap(parent, height: float) -> None:
    """Write an empty paragraph ``height`` points high."""
    properties = add(add(parent, "p"), "pPr")
    add(properties, "keepNext")
    _exact_height(properties, height)


def _exact_height(properties, height: float, before: float = 0) -> None:
    add(
        properties,
        "spacing",
        before=round(before * 20),
        after=0,
        line=round(height * 20),
        lineRule="exact",
    )
