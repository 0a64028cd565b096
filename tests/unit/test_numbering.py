"""Numbering of plan lines, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_work_plan.tools import numbering


@pytest.mark.parametrize(
    ("marker", "style"),
    [
        ("II.", "roman"),
        ("XL", "roman"),
        ("A", "part"),
        ("D.", "part"),
        ("2", "number"),
        ("2.1.", "dotted"),
        ("đ)", "letter"),
        ("-", "dash"),
        ("", None),
        (None, None),
        ("IIII", None),
    ],
)
def test_style(marker, style):
    assert numbering.get_style(marker) == style


@pytest.mark.parametrize(
    ("marker", "following"),
    [
        ("I", "II"),
        ("IX.", "X."),
        ("2", "3"),
        ("1.9", "1.10"),
        ("d)", "đ)"),
        ("e)", "g)"),
        ("y)", "y)"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_next_marker(marker, following):
    assert numbering.get_next_marker(marker) == following


@pytest.mark.parametrize(
    ("above", "parent", "own", "outline"),
    [
        ("", "", "II.", "II"),
        ("II", "II.", "2", "II.2"),
        ("II.2", "2", "2.1", "II.2.1"),
        ("IV.1.7", "1.7", "a)", "IV.1.7.a"),
        ("II", "II", "", "II"),
    ],
)
def test_outline(above, parent, own, outline):
    assert numbering.join_outline(above, parent, own) == outline


@given(st.integers(1, 99))
def test_roman_there_and_back(number):
    text = numbering.to_roman(number)
    assert numbering.from_roman(text) == number
    assert numbering.get_style(text) in ("roman", "part")


def test_numbers_by_position():
    parents = [None, 0, 1, 1, 0, None, 5]
    current = ["I.", "1", "1.1", "", "4", "", "5"]
    assert numbering.get_markers(parents, current) == [
        "I.",
        "1",
        "1.1",
        "1.2",
        "2",
        "II.",
        "1",
    ]


@given(st.lists(st.integers(0, 4), max_size=30), st.sampled_from(["I", "1", "A"]))
def test_numbering_twice_changes_nothing(levels, top):
    parents, chain = [], []
    for i, level in enumerate(levels):
        chain = chain[:level]
        parents.append(chain[-1] if chain else None)
        chain.append(i)
    current = [top if parent is None else "" for parent in parents]
    once = numbering.get_markers(parents, current)
    assert numbering.get_markers(parents, once) == once
