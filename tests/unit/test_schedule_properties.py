"""What holds for every time expression, likely or not."""

import unicodedata
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_work_plan.tools.schedule import parse

YEARS = st.integers(2016, 2040)
BASES = st.sampled_from(["calendar", "thads"])
WORDS = (
    "quý tháng năm ngày tuần trước đến hết từ chậm nhất trong đầu giữa cuối hằng mỗi"
    " lần thường xuyên khi sau theo và hoặc I II IV 1 3 15 31 2026 30/6 15/12/2026"
    " 3/2026 / - , ; : ( ) công tác kỳ báo cáo làm việc kể định kỳ của sáu Tết ký"
).split(" ")
PHRASES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(st.one_of(st.text(), PHRASES), YEARS, BASES)
def test_never_raises_and_never_ends_before_it_begins(text, year, basis):
    reading = parse(text, year, basis)
    for one in (reading, *reading.parts):
        if one.date_start and one.date_deadline:
            assert one.date_start <= one.date_deadline


@given(st.text(st.characters(categories=["L", "Zs", "P"])), YEARS)
def test_no_date_without_a_number_or_a_named_period(text, year):
    folded = unicodedata.normalize("NFD", text.lower())
    if any(word in folded for word in ("quy", "q", "thang", "nam")):
        return
    reading = parse(text, year)
    assert (reading.date_start, reading.date_deadline) == (None, None)


@given(st.dates(), YEARS, BASES)
def test_literal_is_the_day_before_common(day, year, basis):
    if not 1991 <= day.year <= 2099:
        return
    text = f"Trước ngày {day:%d/%m/%Y}"
    literal = parse(text, year, basis, "literal").date_deadline
    common = parse(text, year, basis, "common").date_deadline
    assert common == day == literal + timedelta(days=1)


@given(PHRASES, YEARS, BASES)
def test_writing_does_not_change_the_reading(text, year, basis):
    plain = parse(text, year, basis)
    written = unicodedata.normalize("NFD", f"  {text.replace(' ', '   ')} ")
    assert parse(written, year, basis) == plain
    shouted = parse(text.upper(), year, basis)
    assert (shouted.kind, shouted.date_deadline) == (plain.kind, plain.date_deadline)


@given(PHRASES, YEARS, BASES)
def test_recurring_days_are_in_the_year(text, year, basis):
    for day in parse(text, year, basis).occurrences:
        assert abs(day.year - year) <= 1
