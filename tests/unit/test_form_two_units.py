"""Biểu số 2 unit by unit: whoever carries units on, nothing is lost or twice."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_reporting.tools.form_two import add, zero
from odoo.addons.thads_reporting.tools.form_two_units import lay_out_units

UNITS = tuple("ABCDE")
OLD = {unit: f"Chi cục {unit}" for unit in UNITS}
NEW = {unit: f"Phòng {unit}" for unit in UNITS}
numbers_of = st.dictionaries(
    st.sampled_from(UNITS),
    st.integers(0, 99).map(lambda count: {**zero(), "received": count}),
    min_size=1,
)
successors_of = st.fixed_dictionaries({unit: st.sampled_from(UNITS) for unit in UNITS})


@given(numbers_of, successors_of)
def test_each_unit_stands_once_and_sums_are_those_of_their_rows(numbers, successors):
    *lines, total = lay_out_units(numbers, successors, OLD, NEW)
    assert total.numbers == add(zero(), *numbers.values())
    tops = [line for line in lines if line.marker.isdigit()]
    assert [line.marker for line in tops] == [str(n + 1) for n in range(len(tops))]
    assert add(zero(), *(line.numbers for line in tops)) == total.numbers
    assert [line.name for line in tops] == [
        NEW[unit] for unit in dict.fromkeys(successors[unit] for unit in numbers)
    ]
    units = [line for line in lines if line.kind == "service"]
    assert sorted(line.numbers["received"] for line in units) == sorted(
        each["received"] for each in numbers.values()
    )


def test_who_goes_on_alone_has_one_line_under_todays_name():
    [line, _total] = lay_out_units({"A": zero()}, {"A": "A"}, OLD, NEW)
    assert (line.kind, line.name) == ("service", NEW["A"])
    section, member, _total = lay_out_units({"A": zero()}, {"A": "B"}, OLD, NEW)
    assert (section.name, member.name) == (NEW["B"], OLD["A"])
