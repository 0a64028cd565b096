"""Biểu số 2: its arithmetic, against identities that hold whatever is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_reporting.tools import form_two
from odoo.addons.thads_reporting.tools.cells import parse_cells
from odoo.addons.thads_reporting.tools.form_two import (
    CHANNELS,
    COLUMNS,
    LEVELS,
    RESULTS,
    WAYS,
    Rule,
    Tally,
    count,
    lay_out,
    merge,
    parse_sum,
    zero,
)

SERVICES = ("THA-01", "THA-02", "THA-03")
NAMES = {(level, code): code for level in LEVELS for code in SERVICES}
TITLES = {"province": "Tại tỉnh", "local": "Tại khu vực", "central": "Tại Cục"}


@st.composite
def tally_of(draw):
    result = draw(st.sampled_from(RESULTS))
    is_settled = result in ("on_time", "late")
    return Tally(
        draw(st.sampled_from(LEVELS)),
        draw(st.sampled_from(SERVICES)),
        draw(st.sampled_from(CHANNELS)),
        result,
        draw(st.sampled_from(WAYS)) if is_settled else None,
        is_settled and draw(st.booleans()),
        draw(st.sampled_from([*form_two.OUTCOMES, "resolved"])) if is_settled else None,
        draw(st.integers(1, 1_000)),
    )


tallies = st.lists(tally_of(), max_size=30)


def columns(numbers) -> dict[int, int]:
    return {column: numbers[number] for column, number in COLUMNS.items()}


@given(tallies)
def test_what_is_counted_adds_up(counted):
    for line in lay_out(count(counted), NAMES, TITLES):
        c = columns(line.numbers)
        assert c[6] == c[3]
        assert c[11] + c[12] + c[13] == c[7] + c[8]
        assert c[6] == c[7] + c[8] + c[9] + c[10]
        assert c[4] + c[5] + line.numbers["received_online"] == c[3]
        assert c[13] == line.numbers["other_post"] + line.numbers["other_online"]


@given(tallies)
def test_the_total_is_the_sum_of_the_sections_and_of_all_dossiers(counted):
    lines = lay_out(count(counted), NAMES, TITLES)
    sections = [line for line in lines if line.kind == "section"]
    services = [line for line in lines if line.kind == "service"]
    for number in form_two.NUMBERS:
        total = lines[-1].numbers[number]
        assert total == sum(line.numbers[number] for line in sections)
        assert total == sum(line.numbers[number] for line in services)
        assert total == sum(t.count for t in counted if t.is_in(number))


@given(tallies, tallies)
def test_adding_up_afterwards_is_counting_all_at_once(ours, theirs):
    assert merge(count(ours), count(theirs)) == count([*ours, *theirs])


@given(tallies)
def test_a_row_has_thirteen_columns(counted):
    for line in lay_out(count(counted), NAMES, TITLES):
        number, name, *numbers = line.cells()
        assert len(numbers) == 11
        assert isinstance(number, str) and name


def test_a_row_without_a_name_is_not_left_out():
    counted = count([Tally("local", "X", "desk", "pending", None, False, None, 1)])
    with pytest.raises(ValueError, match="X"):
        lay_out(counted, NAMES, TITLES)


@pytest.mark.parametrize(
    ("text", "expected"), [("3", (3,)), ("11+12 + 13", (11, 12, 13))]
)
def test_sums_are_read(text, expected):
    assert parse_sum(text) == expected


@pytest.mark.parametrize("text", ["", "2", "14", "3+", "3-4", "a", "(3)"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError):
        parse_sum(text)


@pytest.mark.parametrize(
    ("rule", "numbers", "holds"),
    [
        (Rule((6,), "=", (3,)), {"results": 5, "received": 5}, True),
        (Rule((6,), "=", (3,)), {"results": 4, "received": 5}, False),
        (Rule((4, 5), "<=", (3,)), {"received": 5, "received_desk": 5}, True),
        (
            Rule((4, 5), "<=", (3,)),
            {"received": 5, "received_desk": 5, "received_post": 1},
            False,
        ),
    ],
)
def test_rules(rule, numbers, holds):
    assert rule.holds({**zero(), **numbers}) is holds


def test_cells_are_named_as_the_form_numbers_them():
    lines = [
        ("section", "I"),
        ("service", "1"),
        ("service", "2"),
        ("section", "II"),
        ("service", "1"),
        ("total", ""),
    ]
    assert parse_cells("I.2(8); II.1 (13), (3)", lines) == [[2, 8], [4, 13], [5, 3]]
    for wrong in ("III.1(3)", "I.9(3)", "I.1(2)", "I.1", "x"):
        with pytest.raises(ValueError):
            parse_cells(wrong, lines)
