"""The steps of a procedure as a drawing (SVG): boxes in layers, joined by arrows.

Layers follow one another downwards, so that a procedure reads on a narrow screen. An
arrow that passes a layer gets a place of its own in it; a return is a dashed line at
the right. Whatever the drawing shows is also in the words of the boxes.
"""

import textwrap
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from .procedure_graph import ProcedureGraph

Key = Hashable

BOX_WIDTH = 252  # pixels, as all of these
PASS_WIDTH = 24  # of an arrow that passes a layer
GAP = 20
LAYER_GAP = 34
LINE_HEIGHT = 18
PADDING = 10
LANE = 14  # between two returns
MARGIN = 8
LINE_LENGTH = 33  # characters of 13 pixels that fit into a box
FONT = "font-family='system-ui, sans-serif' font-size='13'"
INK, LINE, RETURN, MARK = "#212529", "#6c757d", "#a94442", "#fff3cd"


@dataclass(frozen=True)
class Box:
    """A step as it is drawn.

    :param title: its name
    :param lines: what is to be said of it: who acts, in which time, on which condition
    :param after: keys of the steps before it
    :param returns_to: key of the step that a return goes to
    :param is_marked: drawn on another ground; the lines say why
    """

    key: Key
    title: str
    lines: tuple[str, ...] = ()
    after: frozenset = frozenset()
    returns_to: Key | None = None
    is_marked: bool = False


@dataclass
class _Place:
    """Where a box stands, or where an arrow passes a layer (then without a box)."""

    box: Box | None
    after: list["_Place"] = field(default_factory=list)
    x: float = 0
    y: float = 0
    height: float = 0

    @property
    def width(self) -> int:
        return BOX_WIDTH if self.box else PASS_WIDTH

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    def get_rows(self) -> list[str]:
        if not self.box:
            return []
        rows = (textwrap.wrap(line, LINE_LENGTH) for line in self.box.lines)
        return [*self.get_title_rows(), *(row for wrapped in rows for row in wrapped)]

    def get_title_rows(self) -> list[str]:
        return textwrap.wrap(self.box.title, LINE_LENGTH - 4) or [""]


def draw(boxes: Sequence[Box], label: str = "") -> str:
    """Return the drawing as an SVG element, an empty text if there is no step.

    :param boxes: in the order in which those of a layer stand
    :param label: what the drawing shows, for who does not see it
    :raises CycleError: if a step comes before itself
    """
    if not boxes:
        return ""
    layers = _place(boxes)
    height = _measure(layers)
    places = {place.box.key: place for layer in layers for place in layer if place.box}
    returns = [place for place in places.values() if place.box.returns_to in places]
    right = max(place.x + place.width for layer in layers for place in layer)
    width = right + LANE * (len(returns) + 1) + MARGIN
    parts = [
        *(_draw_arrow(place) for layer in layers for place in layer),
        *(
            _draw_return(place, places[place.box.returns_to], right + LANE * number)
            for number, place in enumerate(returns, start=1)
        ),
        *(_draw_box(place) for place in places.values()),
    ]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' role='img' width='{width:.0f}' "
        f"height='{height:.0f}' viewBox='0 0 {width:.0f} {height:.0f}' {FONT}>"
        f"<title>{escape(label)}</title>{_HEADS}{''.join(parts)}</svg>"
    )


_HEADS = (
    "<defs>"
    + "".join(
        f"<marker id='thads_{name}' viewBox='0 0 8 8' refX='8' refY='4' "
        "markerWidth='8' markerHeight='8' orient='auto'>"
        f"<path d='M0 0L8 4L0 8z' fill='{colour}'/></marker>"
        for name, colour in (("arrow", LINE), ("return", RETURN))
    )
    + "</defs>"
)


def find_layers(after: Mapping[Key, frozenset]) -> dict[Key, int]:
    """Return the layer of each step: below all the steps before it, 0 the highest."""
    layers = {}
    for key in ProcedureGraph(after).find_order():
        layers[key] = max((layers[earlier] + 1 for earlier in after[key]), default=0)
    return layers


def find_arrows(after: Mapping[Key, frozenset]) -> dict[Key, set[Key]]:
    """Return of each step those before it, without those that others imply."""
    graph = ProcedureGraph(after)
    following = {key: graph.find_following(key) - {key} for key in after}
    return {
        key: {
            earlier
            for earlier in before
            if not any(
                earlier != other and other in following[earlier] for other in before
            )
        }
        for key, before in after.items()
    }


def _place(boxes: Sequence[Box]) -> list[list[_Place]]:
    """Return the layers with their places, joined to those above."""
    keys = {box.key for box in boxes}
    after = {box.key: frozenset(box.after & keys) for box in boxes}
    depths, arrows = find_layers(after), find_arrows(after)
    layers = [[] for _ in range(max(depths.values()) + 1)]
    places = {}
    for box in sorted(boxes, key=lambda box: depths[box.key]):
        place = places[box.key] = _Place(box)
        for earlier in (other for other in boxes if other.key in arrows[box.key]):
            passed = range(depths[earlier.key] + 1, depths[box.key])
            place.after.append(_pass(layers, passed, places[earlier.key]))
        layers[depths[box.key]].append(place)
    return layers


def _pass(layers, passed: range, place: _Place) -> _Place:
    """Lead an arrow from ``place`` through layers, and return where it comes out."""
    for depth in passed:
        place = _Place(None, [place])
        layers[depth].append(place)
    return place


def _measure(layers: list[list[_Place]]) -> float:
    """Give each place its coordinates, and return the height of all."""
    widths = [sum(p.width for p in layer) + GAP * (len(layer) - 1) for layer in layers]
    y = MARGIN
    for layer, width in zip(layers, widths, strict=True):
        layer.sort(key=_get_middle_above)
        height = max(len(place.get_rows()) for place in layer) * LINE_HEIGHT
        x = MARGIN + (max(widths) - width) / 2
        for place in layer:
            place.x, place.y, place.height = x, y, height + 2 * PADDING
            x += place.width + GAP
        y += height + 2 * PADDING + LAYER_GAP
    return y - LAYER_GAP + MARGIN


def _get_middle_above(place: _Place) -> float:
    middles = [above.middle for above in place.after]
    return sum(middles) / len(middles) if middles else 0


def _draw_arrow(place: _Place) -> str:
    head = " marker-end='url(#thads_arrow)'" if place.box else ""
    through = "" if place.box else f"V{place.y + place.height:.0f}"
    return "".join(
        f"<path d='M{above.middle:.0f} {above.y + above.height:.0f}"
        f"C{above.middle:.0f} {place.y - LAYER_GAP / 2:.0f} "
        f"{place.middle:.0f} {place.y - LAYER_GAP / 2:.0f} "
        f"{place.middle:.0f} {place.y:.0f}{through}' "
        f"fill='none' stroke='{LINE}' stroke-width='1.5'{head}/>"
        for above in place.after
    )


def _draw_return(place: _Place, target: _Place, lane: float) -> str:
    """Draw the way back, around the boxes at the right."""
    start, end = place.y + place.height / 2, target.y + target.height / 2
    return (
        f"<path d='M{place.x + place.width:.0f} {start:.0f}H{lane:.0f}V{end:.0f}"
        f"H{target.x + target.width:.0f}' fill='none' stroke='{RETURN}' "
        "stroke-width='1.5' stroke-dasharray='5 4' marker-end='url(#thads_return)'/>"
    )


def _draw_box(place: _Place) -> str:
    titles = len(place.get_title_rows())
    ground = MARK if place.box.is_marked else "#ffffff"
    rows = "".join(
        f"<text x='{place.x + PADDING:.0f}' "
        f"y='{place.y + PADDING + 13 + LINE_HEIGHT * number:.0f}' fill='{INK}' "
        f"font-weight='{600 if number < titles else 400}'>{escape(row)}</text>"
        for number, row in enumerate(place.get_rows())
    )
    return (
        f"<rect x='{place.x:.0f}' y='{place.y:.0f}' width='{place.width}' "
        f"height='{place.height:.0f}' rx='6' fill='{ground}' stroke='{LINE}'/>{rows}"
    )
