"""Puts numbered lines into a tree and gives each its full number.

``2.1`` below ``2`` below section ``II`` is ``II.2.1``: a number that already holds its
parent's is not repeated. Lines without a printed number get the next free one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..numbering import to_roman
from .markers import Marker
from .plan_lines import Doubt, Line

_SECTIONS = ("part", "roman")


@dataclass(slots=True, eq=False)
class Node:
    """A line in the tree.

    :param marker: its number, read; ``None`` where none is printed
    :param is_banner: whether its text runs over the columns of the table
    :param owes: whether it has an output, so that an unnumbered line stands beside it
    :param before: the line before it below the same parent
    """

    line: Line
    marker: Marker | None = None
    is_banner: bool = False
    owes: bool = False
    parent: "Node | None" = None
    before: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def style(self) -> str:
        return self.marker.style if self.marker else ""

    @property
    def parts(self) -> tuple[str, ...]:
        return self.marker.parts if self.marker else ()

    @property
    def is_section(self) -> bool:
        is_numbered = self.style in _SECTIONS and len(self.parts) == 1
        return is_numbered or (self.is_banner and not self.marker)


class Outline:
    """The tree of lines, built in printed order."""

    def __init__(self):
        self.nodes: list[Node] = []
        self._roots: list[Node] = []
        self._open: list[Node] = []
        self._first_styles: list[str] = []

    def add(self, node: Node):
        """Put ``node`` below the open line that its number belongs to."""
        if node.style and node.style not in self._first_styles:
            self._first_styles.append(node.style)
        node.parent = self._find_parent(node)
        while self._open and self._open[-1] is not node.parent:
            self._open.pop()
        self._open.append(node)
        siblings = node.parent.children if node.parent else self._roots
        node.before = siblings[-1] if siblings else None
        siblings.append(node)
        self.nodes.append(node)

    def keep(self, kept: Callable[[Node], bool]):
        """Leave out the lines that are not ``kept``, with all below them."""
        self._roots = _filter(self._roots, kept)
        self.nodes = list(_iter_tree(self._roots))

    def restore_number(self, marker: Marker) -> Marker | None:
        """Return the number that Excel shortened: 2.10 stored as 2.1, after 2.9.

        :return: ``None`` if ``marker`` is what was meant
        """
        if len(marker.parts) != 2 or not all(part.isdigit() for part in marker.parts):
            return None
        head, last = marker.parts
        for node in reversed(self._open):
            if len(node.parts) == 2 and node.parts[0] == head:
                following = int(node.parts[1]) + 1 if node.parts[1].isdigit() else 0
                if following == int(last) * 10:
                    return marker._replace(parts=(head, str(following)))
        return None

    def finish(self, names_products: bool = True):
        """Set the outline, the parent and the kind of every line.

        :param names_products: whether the plan has products: if it has, a line with
            others below it and no product of its own is a group
        """
        used: set[str] = set()
        self._number(self._roots, "", used)
        for node in self.nodes:
            node.line.parent = node.parent.line.outline if node.parent else None
            node.line.kind = _get_kind(node, names_products)

    def _find_parent(self, node: Node) -> Node | None:
        if node.marker is None:
            return self._find_unmarked_parent(node)
        if node.style in _SECTIONS and len(node.parts) == 1:
            return self._find_section_parent(node)
        if node.style == "bullet":
            return self._find_bullet_parent(node)
        if len(node.parts) > 1:
            return self._find_prefix(node) or self._get_deepest_section()
        return self._find_sibling_parent(node)

    def _find_unmarked_parent(self, node: Node) -> Node | None:
        """A banner opens a part of its section; another line stands beside the last."""
        if node.is_banner:
            marked = [other for other in self._open if other.style in _SECTIONS]
            return marked[-1] if marked else None
        last = self._open[-1] if self._open else None
        if last is None or last.is_section:
            return last
        is_lost = any(doubt.field == "marker" for doubt in node.line.doubts)
        stands_beside = is_lost or last.owes or last.marker is None
        return last.parent if stands_beside else last

    def _find_section_parent(self, node: Node) -> Node | None:
        """Of A and I, the one that came first holds the other."""
        position = self._first_styles.index(node.style)
        above = self._first_styles[:position]
        for other in reversed(self._open):
            if other.style in _SECTIONS and other.style in above:
                return other
        return None

    def _find_bullet_parent(self, node: Node) -> Node | None:
        sign = node.line.marker
        for other in reversed(self._open):
            if other.style == "bullet" and other.line.marker == sign:
                return other.parent
        return self._open[-1] if self._open else None

    def _find_prefix(self, node: Node) -> Node | None:
        """Return the open line whose number is the longest start of this one's."""
        for length in range(len(node.parts) - 1, 0, -1):
            for other in reversed(self._open):
                if other.parts == node.parts[:length]:
                    return other
        return None

    def _find_sibling_parent(self, node: Node) -> Node | None:
        for other in reversed(self._open):
            if other.style == node.style and len(other.parts) == 1:
                return other.parent
        if node.style == "number":
            return self._get_deepest_section()
        return self._open[-1] if self._open else None

    def _get_deepest_section(self) -> Node | None:
        sections = [node for node in self._open if node.is_section]
        return sections[-1] if sections else None

    def _number(self, nodes: list[Node], above: str, used: set[str]):
        printed = {number for node in nodes if (number := _get_own_number(node))}
        count = 0
        for node in nodes:
            number = _get_own_number(node)
            while not number:
                count += 1
                free = _make_number(node, count)
                number = "" if free in printed else free
            outline = f"{above}.{number}" if above else number
            if outline in used:
                node.line.doubts.append(
                    Doubt("marker", "marker_repeated", {"outline": outline})
                )
            used.add(outline)
            node.line.outline = outline
            self._number(node.children, outline, used)


def _filter(nodes: list[Node], kept: Callable[[Node], bool]) -> list[Node]:
    nodes = [node for node in nodes if kept(node)]
    for node in nodes:
        node.children = _filter(node.children, kept)
    return nodes


def _iter_tree(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _iter_tree(node.children)


def _get_own_number(node: Node) -> str:
    """Return the printed number without what its parent's number already says."""
    parts = node.parts
    above = node.parent.parts if node.parent else ()
    if above and len(parts) > len(above) and parts[: len(above)] == above:
        parts = parts[len(above) :]
    return ".".join(parts)


def _make_number(node: Node, count: int) -> str:
    is_top_section = node.is_section and node.parent is None
    return to_roman(count) if is_top_section else str(count)


def _get_kind(node: Node, names_products: bool) -> str:
    outputs = node.line.outputs
    owes = any(
        output.name or (output.schedule_text and not names_products)
        for output in outputs
    )
    if owes or (outputs and not node.children):
        return "task"
    if node.is_section:
        return "section"
    return "group" if node.children or node.is_banner else "task"
