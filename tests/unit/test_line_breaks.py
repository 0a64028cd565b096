"""Where the lines of cells end, for letters that are all one wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.line_breaks import (
    BOUND_HYPHEN,
    bind_hyphens,
    break_lines,
)

TEXTS = st.text("aĐ1/-–. \n", max_size=60)
WIDTHS = st.integers(1, 20)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 9, [""]),
        ("\n", 9, ["", ""]),
        ("Quý IV/2018", 11, ["Quý IV/2018"]),
        ("Quý IV/2018", 10, ["Quý", "IV/2018"]),
        ("ngày 02/02/2018.", 11, ["ngày", "02/02/2018."]),
        ("số 253/QĐ-THADS", 14, ["số", "253/QĐ-THADS"]),
        ("số 253/QĐ-THADS", 11, ["số 253/QĐ-", "THADS"]),
        ("năm 2018-2021", 10, ["năm", "2018-2021"]),
        ("năm 2018–2021", 10, ["năm 2018–", "2021"]),
        ("một\u00a0hai ba", 7, ["một\u00a0hai", "ba"]),
        ("và / hoặc", 5, ["và /", "hoặc"]),
        ("a nghiêng b", 5, ["a", "nghiê", "ng b"]),
        ("  a   b\n- c", 9, ["a b", "- c"]),
    ],
)
def test_lines_end_where_words_do(text, width, lines):
    assert break_lines(text, width, len) == lines


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("253/QĐ-THADS ký - gửi", 12, f"253/QĐ{BOUND_HYPHEN}THADS ký - gửi"),
        ("253/QĐ-THADS", 11, "253/QĐ-THADS"),
        ("2018–2021-22", 12, f"2018–2021{BOUND_HYPHEN}22"),
    ],
)
def test_hyphens_of_words_that_fit_are_bound(text, width, expected):
    assert bind_hyphens(text, width, len) == expected


@given(TEXTS, WIDTHS)
def test_lines_fit_and_lose_nothing(text, width):
    lines = break_lines(text, width, len)
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, WIDTHS)
def test_words_that_fit_are_whole(text, width):
    lines = " ".join(break_lines(text, width, len)).split(" ")
    whole = {word for word in text.split() if len(word) <= width and "–" not in word}
    assert whole <= set(lines)


@given(TEXTS, WIDTHS)
def test_each_line_is_full(text, width):
    """What begins a line did not fit on the one before it."""
    for paragraph in text.split("\n"):
        lines = break_lines(paragraph, width, len)
        for line, following in zip(lines, lines[1:], strict=False):
            word = following.split(" ")[0]
            assert len(f"{line} {word}") > width or "-" in word or "–" in word + line


@given(TEXTS, WIDTHS)
def test_bound_hyphens_change_no_line(text, width):
    bound = break_lines(bind_hyphens(text, width, len), width, len)
    lines = [line.replace(BOUND_HYPHEN, "-") for line in bound]
    assert lines == break_lines(text, width, len)
