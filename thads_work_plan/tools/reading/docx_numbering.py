"""Numbers that Word makes by itself: they are printed but stand nowhere in the text."""

from dataclasses import dataclass, field

from lxml import etree

from ..numbering import to_roman
from .container import Package
from .docx_text import (
    LABEL,
    W,
    get_number,
    get_text,
    is_mark_removed,
    is_row_removed,
    to_int,
)

NUMBERING_PATH = "word/numbering.xml"
STYLES_PATH = "word/styles.xml"
MAX_DEPTH = 9
_BULLETS = ("-", "+", "*")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its numbers, the text around them, where it starts."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    plain: bool = False  # all numbers Arabic, whatever their levels say


@dataclass(slots=True)
class NumberedList:
    """A list that paragraphs refer to; lists of one family count on together."""

    family: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


def stamp_labels(package: Package, root: etree._Element):
    """Set the attribute ``LABEL`` on each paragraph that Word numbers by itself."""
    lists = _read_lists(package)
    if not lists:
        return
    styles = _read_styles(package)
    counter = _Counter(lists)
    for paragraph in root.iter(f"{W}p"):
        reference = _get_reference(paragraph, styles)
        if reference and reference[0] in lists and not _is_removed(paragraph):
            paragraph.set(LABEL, counter.next_label(*reference))


class _Counter:
    """Counts the paragraphs of every list in the order they stand."""

    def __init__(self, lists: dict[str, NumberedList]):
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def next_label(self, list_id: str, depth: int) -> str:
        numbered = self._lists[list_id]
        counts = self._counts.setdefault(numbered.family, {})
        level = numbered.levels.get(depth, Level())
        restart = numbered.restarts.get(depth)
        if restart is not None and (list_id, depth) not in self._seen:
            counts[depth] = restart
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._seen.add((list_id, depth))
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _format_label(numbered, depth, counts)


def to_letters(number: int) -> str:
    """Return a, b ... z, aa, bb: how Word letters its lists."""
    turns, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * (min(turns, 20) + 1)


def _format_label(numbered: NumberedList, depth: int, counts: dict[int, int]) -> str:
    level = numbered.levels.get(depth, Level())
    if level.style == "none":
        return ""
    if level.style == "bullet":
        return level.text if level.text in _BULLETS else "-"
    label = level.text
    for above in range(depth + 1):
        own = numbered.levels.get(above, Level())
        number = counts.get(above, own.start)
        style = "decimal" if level.plain else own.style
        label = label.replace(f"%{above + 1}", _format_number(number, style))
    return label


def _format_number(number: int, style: str) -> str:
    if "Roman" in style:
        text = to_roman(number).lower()
    elif "Letter" in style:
        text = to_letters(number)
    elif style == "decimalZero":
        text = f"{number:02}"
    else:
        text = str(number)
    return text.upper() if style.startswith("upper") else text


def _get_reference(
    paragraph: etree._Element, styles: dict[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """Return the list and the level that a paragraph, or else its style, refers to."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return styles.get("")
    style = properties.find(f"{W}pStyle")
    inherited = styles.get("" if style is None else style.get(f"{W}val", ""))
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return inherited
    own_list = numbering.find(f"{W}numId")
    if own_list is None:
        list_id = inherited[0] if inherited else ""
    else:
        list_id = own_list.get(f"{W}val", "")
    depth = get_number(numbering, "ilvl", inherited[1] if inherited else 0)
    return list_id, min(depth, MAX_DEPTH - 1)


def _is_removed(paragraph: etree._Element) -> bool:
    if is_mark_removed(paragraph) and not get_text(paragraph).strip():
        return True
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and is_row_removed(row)


def _read_lists(package: Package) -> dict[str, NumberedList]:
    if NUMBERING_PATH not in package:
        return {}
    root = package.parse(NUMBERING_PATH)
    families = {
        family.get(f"{W}abstractNumId", ""): _read_levels(family)
        for family in root.findall(f"{W}abstractNum")
    }
    lists = {}
    for number in root.findall(f"{W}num"):
        reference = number.find(f"{W}abstractNumId")
        family = "" if reference is None else reference.get(f"{W}val", "")
        numbered = NumberedList(family, dict(families.get(family, {})))
        _apply_overrides(numbered, number)
        lists[number.get(f"{W}numId", "")] = numbered
    return lists


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in parent.findall(f"{W}lvl"):
        style = level.find(f"{W}numFmt")
        text = level.find(f"{W}lvlText")
        levels[to_int(level.get(f"{W}ilvl"), 0)] = Level(
            style="decimal" if style is None else style.get(f"{W}val", "decimal"),
            text="" if text is None else text.get(f"{W}val", ""),
            start=get_number(level, "start", 1),
            plain=level.find(f"{W}isLgl") is not None,
        )
    return levels


def _apply_overrides(numbered: NumberedList, number: etree._Element):
    for override in number.findall(f"{W}lvlOverride"):
        depth = to_int(override.get(f"{W}ilvl"), 0)
        if override.find(f"{W}startOverride") is not None:
            numbered.restarts[depth] = get_number(override, "startOverride", 1)
        numbered.levels.update(_read_levels(override))


def _read_styles(package: Package) -> dict[str, tuple[str, int]]:
    """Return the list and level of each paragraph style; "" is the default style."""
    if STYLES_PATH not in package:
        return {}
    own: dict[str, tuple[str, int]] = {}
    bases: dict[str, str] = {}
    default = None
    for style in package.parse(STYLES_PATH).findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        base = style.find(f"{W}basedOn")
        bases[name] = "" if base is None else base.get(f"{W}val", "")
        numbering = style.find(f"{W}pPr/{W}numPr")
        list_id = None if numbering is None else numbering.find(f"{W}numId")
        if list_id is not None:
            depth = get_number(numbering, "ilvl", 0)
            own[name] = (list_id.get(f"{W}val", ""), min(depth, MAX_DEPTH - 1))
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            default = name
    found = {name: _follow_bases(name, own, bases) for name in bases}
    found[""] = found.get(default) if default else None
    return {name: reference for name, reference in found.items() if reference}


def _follow_bases(
    name: str, own: dict[str, tuple[str, int]], bases: dict[str, str]
) -> tuple[str, int] | None:
    for _step in range(len(bases)):
        if name in own or name not in bases:
            break
        name = bases[name]
    return own.get(name)
