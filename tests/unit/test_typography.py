"""Numbers, dates and lists as official papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools import typography

TEXT = st.text(st.characters(blacklist_categories=("Cs",)))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 10, 10), "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_only_days_under_ten_and_first_two_months_are_padded(day, text):
    assert typography.written_date(day) == text


def test_missing_date_leaves_blanks_to_fill_in():
    text = typography.placed_date("Hà Nội", None)
    assert text.split() == ["Hà", "Nội,", "ngày", "tháng", "năm"]
    assert text.count("\u00a0") >= 8


@pytest.mark.parametrize(
    ("number", "text"), [(5, "05/QĐ-BTP"), (15, "15/QĐ-BTP"), (115, "115/QĐ-BTP")]
)
def test_numbers_under_ten_take_a_zero(number, text):
    assert typography.numbered_symbol(number, "QĐ-BTP") == text


def test_number_is_blank_until_there_is_one():
    assert typography.numbered_symbol(None, "KH-THADS").strip("\u00a0") == "/KH-THADS"


def test_points_follow_the_vietnamese_alphabet():
    letters = "".join(typography.point_letter(number) for number in range(1, 24))
    assert letters.startswith("abcdđeghiklm")
    assert not set(letters) & set("fjwzăâêôơư")
    with pytest.raises(ValueError, match="24"):
        typography.point_letter(24)


@given(st.integers(1, 3999))
def test_roman_figures_read_back(number):
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    figures = [values[letter] for letter in typography.roman(number)]
    signed = [
        -value if value < following else value
        for value, following in zip(figures, [*figures[1:], 0], strict=True)
    ]
    assert sum(signed) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_figures_outside_their_range(number):
    with pytest.raises(ValueError, match=str(number)):
        typography.roman(number)


def test_capitals_keep_their_marks():
    assert typography.upper("Thi hành án dân sự đ") == "THI HÀNH ÁN DÂN SỰ Đ"
    decomposed = "Tuye\u0302n Quang"
    assert typography.upper(decomposed) == "TUYÊN QUANG"


@given(TEXT, st.sampled_from([".", ";", "./."]))
def test_punctuation_is_replaced_once(text, mark):
    ended = typography.ended(text, mark)
    assert ended.endswith(mark)
    assert typography.ended(ended, mark) == ended


@given(st.lists(st.text("abc"), min_size=1))
def test_last_item_alone_ends_the_list(items):
    listed = typography.listed(items)
    assert all(item.endswith(";") for item in listed[:-1])
    assert listed[-1].endswith(".")
    assert len(listed) == len(items)


def test_pasted_line_ends_are_line_feeds():
    assert typography.printable("a\r\nb\rc\x0bd\u2028e") == "a\nb\nc\nd\ne"


@given(TEXT)
def test_printable_text_fits_into_xml(text):
    from lxml import etree

    etree.Element("t").text = typography.printable(text)
