"""The year of a plan whose title names none, and the months that are reported on."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_work_plan.tools import period
from odoo.addons.thads_work_plan.tools.period import (
    Months,
    find_months,
    get_year_period,
    guess_year,
)


def test_the_examples_in_the_module():
    assert not doctest.testmod(period).failed


@pytest.mark.parametrize(
    ("times", "year"),
    [
        (["Quý IV/2018", "Tháng 10/2018", "Năm 2019", "Từ năm 2019-2021"], 2018),
        (["Trước 30/11/2026", "Quý I/2027", "Tháng 3/2027", "Quý III/2027"], 2027),
        (["Trước 20/10/2018"], 2018),
        (["Thường xuyên", "Theo Nghị quyết 31-NQ/BCSĐ", ""], None),
    ],
)
def test_year_of_the_times(times, year):
    assert guess_year(times) == year


@pytest.mark.parametrize(
    ("months", "first", "last"),
    [
        (Months("thads", 2026, 12), "2025-10-01", "2026-09-30"),
        (Months("thads", 2026, 10), "2025-10-01", "2026-07-31"),
        (Months("thads", 2024, 5), "2023-10-01", "2024-02-29"),
        (Months("calendar", 2026, 6), "2026-01-01", "2026-06-30"),
    ],
)
def test_days_of_the_first_months(months, first, last):
    assert months.get_days() == (date.fromisoformat(first), date.fromisoformat(last))


@given(
    st.builds(
        Months,
        st.sampled_from(["thads", "calendar"]),
        st.integers(2017, 2100),
        st.integers(1, 12),
    )
)
def test_months_are_found_by_their_days(months):
    first, last = months.get_days()
    assert find_months(first, last) == months
    assert (months.count == 12) == (
        (first, last) == get_year_period(months.year, months.basis)
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-10-01", "2026-10-31"),  # thirteen months
        ("2025-10-02", "2026-07-31"),
        ("2025-10-01", "2026-07-30"),
        ("2017-06-01", "2018-06-01"),  # Sơ kết of 2018
        ("2026-10-01", "2026-09-30"),
    ],
)
def test_other_days_are_no_first_months(first, last):
    assert find_months(date.fromisoformat(first), date.fromisoformat(last)) is None
