from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_reporting.tools.review_tree import (
    find_superiors,
    order_by_depth,
)


def test_a_unit_reports_to_the_next_that_reports_above_it():
    parents = {1: None, 2: 1, 3: 2, 4: 3, 5: None}
    assert find_superiors([3, 4, 5], parents, 1) == {3: 1, 4: 3, 5: 1}


@given(st.data())
def test_all_units_come_once_and_after_the_one_above(data):
    parents = {0: None}
    for unit in range(1, data.draw(st.integers(1, 30))):
        parents[unit] = data.draw(st.integers(0, unit - 1))
    units = data.draw(st.sets(st.sampled_from(sorted(parents))))
    superiors = find_superiors(units, parents, 0)
    seen = [0]
    for tier in order_by_depth(superiors, 0):
        assert all(superiors[unit] in seen for unit in tier)
        seen += tier
    assert sorted(seen) == sorted({*units, 0})
