"""The shipped calendars: their files, and what the law and the moon say of them."""

import csv
from datetime import date

import pytest

from odoo.addons.thads_base.tools.holiday_proposal import propose_days
from odoo.addons.thads_base.tools.working_days import WEEKEND

from tests.unit.calendars import EXCEPTIONS, YEARS, read
from tools import derive_calendars

# Swapped by dispatch 12729/VPCP-KGVX; the library does not know it.
UNKNOWN_TO_LIBRARY = {(date(2026, 1, 2), "holiday"), (date(2026, 1, 10), "makeup")}


@pytest.mark.parametrize("source", derive_calendars.FILES)
def test_addon_carries_what_data_says(source):
    """Run tools/derive_calendars.py when this fails."""
    target = derive_calendars.get_target(source)
    with target.open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == derive_calendars.derive(source)


@pytest.mark.parametrize("year", YEARS)
def test_days_are_those_the_library_computes(year):
    """Tết, Giỗ Tổ and the days in lieu, computed from the moon and the law."""
    ours = {(day, e.kind) for day, e in EXCEPTIONS.items() if day.year == year}
    computed = {(day.date, day.kind) for day in propose_days(year)}
    unknown = {pair for pair in UNKNOWN_TO_LIBRARY if pair[0].year == year}
    assert ours - unknown == computed


def test_years_are_2017_to_2027():
    assert list(range(2017, 2028)) == YEARS
    assert {day.year for day in EXCEPTIONS} == set(YEARS)


def test_every_day_differs_from_its_weekday():
    for day, exception in EXCEPTIONS.items():
        assert (exception.kind == "makeup") == (day.weekday() in WEEKEND), day


def test_every_make_up_day_makes_up_for_a_day_off():
    swapped = [e for e in EXCEPTIONS.values() if "hoán đổi" in e.name]
    worked = [day for day, e in EXCEPTIONS.items() if e.kind == "makeup"]
    assert len(swapped) == len(worked)
    for day in worked:
        assert any(f"{day:%d/%m/%Y}" in exception.name for exception in swapped)


def test_every_day_says_what_it_rests_on():
    for row in read("days.csv") + read("years.csv"):
        assert row["legal_basis"], row


def test_only_what_is_decided_is_confirmed():
    states = {row["year"]: row["state"] for row in read("years.csv")}
    assert [year for year, state in states.items() if state != "confirmed"] == ["2027"]
    expected = [day for day, e in EXCEPTIONS.items() if e.is_expected]
    assert [day for day in expected if day.year < 2027] == [date(2026, 11, 24)]
    assert date(2027, 2, 8) in expected
