import doctest

import pytest

from odoo.addons.thads_work_plan.tools import target


def test_examples():
    assert doctest.testmod(target).failed == 0


@pytest.mark.parametrize(
    ("comparison", "result", "reached"),
    [
        ("ge", 9.99, False),
        ("le", 10, True),
        ("lt", 10, False),
        ("eq", 10, True),
        ("eq", 9, False),
        ("gt", 0.1 + 0.2, False),
    ],
)
def test_result_against_ten_or_three_tenths(comparison, result, reached):
    value = 0.3 if comparison == "gt" else 10
    assert target.is_reached(comparison, result, value) is reached


def test_more_than_the_whole_is_no_gap():
    assert target.get_gap("ge", 10, [6, 6]) == 0
    assert target.get_gap("le", 10, [4, 4]) == 0
    assert target.get_gap("eq", 10, [4, 8]) == 2


def test_decisions_without_targets_print_nothing():
    assert target.write_paragraphs([]) == ""
