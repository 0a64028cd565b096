"""Text of Word paragraphs as the reader of the printed page would see it.

Tracked changes are read as accepted: inserted and moved-to text counts, deleted and
moved-from text does not. Hidden text, field codes, footnotes and comments are left out.
"""

from collections.abc import Iterator

from lxml import etree

from .errors import PlanFileError
from .text import MAX_SIGNS, clean_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# set on paragraphs before they are read: the number Word gives them, and that their
# end is deleted under tracking
LABEL = "plan-list-label"
MARK_REMOVED = "plan-mark-removed"

MAX_LINES = 2000  # of one cell

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
        "tcPr",
        "trPr",
        "txbxContent",
    )
} | {f"{MC}Fallback"}
_P, _R, _T, _SYM, _RPR, _TBL, _TR, _BOX = (
    f"{W}{name}" for name in ("p", "r", "t", "sym", "rPr", "tbl", "tr", "txbxContent")
)
_TICKS = ("FC", "FE", "52", "50", "FB", "FD")  # of the Wingdings fonts, last two digits
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
        if len(lines) > MAX_LINES:
            raise PlanFileError("too_long", start=lines[0][:50], limit=MAX_SIGNS)
    lines.extend(clean_lines(carried))
    return tuple(lines)


def get_text(paragraph: etree._Element) -> str:
    """Return the text of one paragraph, after the number Word gives it, not cleaned."""
    pieces: list[str] = []
    _collect_text(paragraph, pieces)
    label = paragraph.get(LABEL)
    return f"{label} {''.join(pieces)}" if label else "".join(pieces)


def stamp_removed_marks(root: etree._Element):
    """Set the attribute ``MARK_REMOVED`` where the end of a paragraph is deleted."""
    for removed in root.iter(f"{W}del", f"{W}moveFrom"):
        properties = removed.getparent()
        if properties.tag == f"{W}rPr" and properties.getparent().tag == f"{W}pPr":
            properties.getparent().getparent().set(MARK_REMOVED, "1")


def iter_paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs below ``container``, those of nested tables included.

    What is drawn twice, for newer and for older programs, comes once; rows and
    paragraphs removed under tracking do not come.
    """
    waiting = [iter(container)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        tag = child.tag
        if tag == _P:
            yield child
            waiting.append(iter_boxes(child))
        elif tag == _BOX or tag == _TBL or tag not in _LEFT_OUT:
            if tag != _TR or not is_row_removed(child):
                waiting.append(iter(child))


def is_mark_removed(paragraph: etree._Element) -> bool:
    """Say whether the end of the paragraph is deleted: it runs on in the next one."""
    return paragraph.get(MARK_REMOVED) is not None


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


def _collect_text(node: etree._Element, pieces: list[str]):
    for child in node:
        tag = child.tag
        if tag == _T:
            pieces.append(child.text or "")
        elif tag in _LEFT_OUT:
            continue
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == _SYM:
            pieces.append(_read_symbol(child))
        elif tag != _R or not is_on(child.find(_RPR), "vanish"):
            _collect_text(child, pieces)


def _read_symbol(symbol: etree._Element) -> str:
    """Return a tick for the ticks and crosses of symbol fonts, nothing for others."""
    is_symbol_font = (symbol.get(f"{W}font") or "").startswith("Wingdings")
    is_tick = (symbol.get(f"{W}char") or "").upper().endswith(_TICKS)
    return "✓" if is_symbol_font and is_tick else ""


def iter_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in ``paragraph``, each as newer programs see it."""
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(f"{MC}Fallback", _BOX), None) is None:
            yield box
