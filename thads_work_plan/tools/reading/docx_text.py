"""Text of Word paragraphs as the reader of the printed page would see it.

Tracked changes are read as accepted: inserted and moved-to text counts, deleted and
moved-from text does not. Hidden text, field codes, footnotes and comments are left out.
"""

from collections.abc import Iterator

from lxml import etree

from .text import clean_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LABEL = "plan-list-label"  # set on paragraphs that Word numbers by itself

_SIGNS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "-",
}
_LEFT_OUT = {
    f"{W}{name}"
    for name in (
        "annotationRef",
        "del",
        "delText",
        "drawing",
        "footnoteRef",
        "instrText",
        "moveFrom",
        "object",
        "pict",
        "pPr",
        "rPr",
        "rt",
        "sdtPr",
        "sdtEndPr",
        "tbl",
        "txbxContent",
    )
} | {f"{MC}Fallback"}
_REMOVED_MARKS = (f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom")
_OFF = ("0", "false", "off")


def get_lines(container: etree._Element) -> tuple[str, ...]:
    """Return the text lines of a cell or of another element that holds paragraphs."""
    lines: list[str] = []
    carried = ""
    for paragraph in iter_paragraphs(container):
        text = carried + get_text(paragraph)
        if is_mark_removed(paragraph):
            carried = text
            continue
        carried = ""
        lines.extend(clean_lines(text))
    lines.extend(clean_lines(carried))
    return tuple(lines)


def get_text(paragraph: etree._Element) -> str:
    """Return the text of one paragraph, after the number Word gives it, not cleaned."""
    text = "".join(_iter_text(paragraph))
    label = paragraph.get(LABEL)
    return f"{label} {text}" if label else text


def iter_paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs below ``container``, those of nested tables included.

    What is drawn twice, for newer and for older programs, comes once; rows and
    paragraphs removed under tracking do not come.
    """
    for child in container:
        if child.tag == f"{W}p":
            yield child
            yield from _iter_boxed(child)
        elif child.tag == f"{W}tr" and is_row_removed(child):
            continue
        elif child.tag not in _LEFT_OUT or child.tag == f"{W}tbl":
            yield from iter_paragraphs(child)


def is_mark_removed(paragraph: etree._Element) -> bool:
    """Say whether the end of the paragraph is deleted: it runs on in the next one."""
    return any(paragraph.find(path) is not None for path in _REMOVED_MARKS)


def is_row_removed(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Return a switch such as ``w:b``, which is on when it has no value."""
    switch = None if parent is None else parent.find(f"{W}{name}")
    return switch is not None and switch.get(f"{W}val") not in _OFF


def get_number(parent: etree._Element | None, name: str, default: int) -> int:
    """Return the whole number in ``w:val`` of a child, else ``default``."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return to_int(None if child is None else child.get(f"{W}val"), default)


def to_int(text: str | None, default: int) -> int:
    """Return the whole number in ``text``, ``default`` if it is none or too large."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if 0 <= number <= 100_000 else default


def _iter_text(node: etree._Element) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}r" and is_on(child.find(f"{W}rPr"), "vanish"):
            continue
        elif tag not in _LEFT_OUT:
            yield from _iter_text(child)


def _iter_boxed(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of text boxes anchored in ``paragraph``."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(f"{MC}Fallback", f"{W}txbxContent"), None) is None:
            yield from iter_paragraphs(box)
