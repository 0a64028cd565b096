"""The drawing of a procedure: well-formed, nothing over anything else, all in words."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.procedure_drawing import (
    Box,
    draw,
    find_arrows,
    find_layers,
)

SVG = "{http://www.w3.org/2000/svg}"
WAY = {
    "draft": frozenset(),
    "opinion": frozenset({"draft"}),
    "ubnd": frozenset({"draft"}),
    "synthesis": frozenset({"opinion"}),
    "approval": frozenset({"draft", "synthesis", "ubnd"}),
}


@st.composite
def ways(draw_one):
    """A procedure of up to eight steps, each after some of the earlier ones."""
    after = {}
    for key in range(draw_one(st.integers(1, 8))):
        earlier = st.sets(st.sampled_from(range(key))) if key else st.just(set())
        after[key] = frozenset(draw_one(earlier))
    return after


def parse(after, **values):
    boxes = [Box(key, f"Bước {key}", after=before) for key, before in after.items()]
    return ElementTree.fromstring(draw(boxes, **values))


def get_spans(root):
    return [
        tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))
        for rect in root.iter(f"{SVG}rect")
    ]


def test_nothing_is_drawn_of_no_step():
    assert draw([]) == ""


def test_a_step_stands_below_all_before_it():
    assert find_layers(WAY) == {
        "draft": 0,
        "opinion": 1,
        "ubnd": 1,
        "synthesis": 2,
        "approval": 3,
    }


def test_an_arrow_that_others_imply_is_left_out():
    assert find_arrows(WAY)["approval"] == {"synthesis", "ubnd"}


def test_what_is_said_is_escaped_and_cut_into_lines():
    text = draw([Box(1, "Ý kiến <UBND> & sở", ("Ba ngày làm việc " * 4,))])
    root = ElementTree.fromstring(text)
    rows = [row.text for row in root.iter(f"{SVG}text")]
    assert rows[0] == "Ý kiến <UBND> & sở"
    assert len(rows) > 2
    assert max(map(len, rows)) <= 33


def test_a_return_is_dashed_and_ends_at_its_target():
    boxes = [Box(1, "Dự thảo"), Box(2, "Duyệt", after=frozenset({1}), returns_to=1)]
    root = ElementTree.fromstring(draw(boxes))
    [dashed] = [p for p in root.iter(f"{SVG}path") if p.get("stroke-dasharray")]
    end = float(re.search(r"V(\d+)", dashed.get("d"))[1])
    _x, y, _width, height = get_spans(root)[0]
    assert y < end < y + height


def test_the_drawing_says_what_it_is():
    root = parse(WAY, label="Quy trình 253/2025")
    assert root.find(f"{SVG}title").text == "Quy trình 253/2025"


def test_one_step_after_another_fits_on_a_phone():
    assert float(parse({1: frozenset(), 2: frozenset({1})}).get("width")) < 330


@given(ways())
def test_boxes_never_overlap_and_stay_within_the_drawing(after):
    root = parse(after)
    spans = get_spans(root)
    assert len(spans) == len(after)
    for number, (x, y, width, height) in enumerate(spans):
        assert x >= 0 and x + width <= float(root.get("width"))
        assert y >= 0 and y + height <= float(root.get("height"))
        for other_x, other_y, other_width, other_height in spans[:number]:
            beside = x + width < other_x or other_x + other_width < x
            apart = y + height < other_y or other_y + other_height < y
            assert beside or apart


@given(ways())
def test_what_comes_before_stays_before_without_the_implied(after):
    """The arrows that are left lead to the same steps."""

    def follow(before, key):
        return {key}.union(*(follow(before, earlier) for earlier in before[key]))

    arrows = find_arrows(after)
    assert all(follow(arrows, key) == follow(after, key) for key in after)
