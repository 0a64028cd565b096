"""The clocks of procedures, with the days of domain.md and worked out by hand."""

from datetime import date, datetime, time

import pytest
from calendars import CALENDAR

from odoo.addons.thads_base.tools.clock import (
    Clock,
    explain_deadline,
    find_deadline,
    find_half_day,
)

HOURS = [(time(7, 30), time(11, 30)), (time(13, 30), time(17, 30))]


@pytest.mark.parametrize(
    ("clock", "start", "expected"),
    [
        (Clock("working_days", 5), date(2026, 2, 13), date(2026, 2, 27)),  # Tết
        (Clock("working_days", 3), date(2026, 8, 28), date(2026, 9, 7)),
        (Clock("working_days", 2), date(2026, 1, 8), date(2026, 1, 10)),  # made up
        (Clock("calendar_days", 15), date(2026, 8, 7), date(2026, 8, 22)),
        (Clock("calendar_days", 15), date(2026, 8, 17), date(2026, 9, 3)),
        (Clock("half_day"), date(2026, 8, 23), date(2026, 8, 24)),
        (Clock("none"), date(2026, 8, 23), None),
    ],
)
def test_deadline(clock, start, expected):
    assert find_deadline(clock, start, CALENDAR) == expected


@pytest.mark.parametrize(("included", "day"), [(False, 29), (True, 30)])
def test_before_30_11_of_the_year_before(included, day):
    """29/11/2026 is a Sunday: a fixed day stays as it is written."""
    clock = Clock("fixed_day", month=11, day=30, year_offset=-1, included=included)
    found = find_deadline(clock, date(2026, 10, 1), CALENDAR, 2027)
    assert found == date(2026, 11, day)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-08-20T07:00", "2026-08-20T11:30"),  # before the office opens
        ("2026-08-20T09:00", "2026-08-20T15:00"),  # over noon
        ("2026-08-20T11:30", "2026-08-20T17:30"),
        ("2026-08-20T14:00", "2026-08-20T17:30"),  # no later than the day
        ("2026-08-20T15:00", "2026-08-20T17:30"),
        ("2026-08-20T15:01", "2026-08-21T07:30"),
        ("2026-08-21T16:00", "2026-08-22T07:30"),  # a Saturday that is made up
        ("2026-08-22T16:00", "2026-08-24T07:30"),
        ("2026-08-23T09:00", "2026-08-24T07:30"),
        ("2026-02-13T15:30", "2026-02-23T07:30"),  # Tết
    ],
)
def test_half_a_working_day(moment, due):
    found = find_half_day(datetime.fromisoformat(moment), HOURS, CALENDAR)
    assert found == datetime.fromisoformat(due)


def test_a_deadline_says_why():
    reasons = explain_deadline(Clock("working_days", 2), date(2026, 1, 8), CALENDAR)
    assert [(reason.date, reason.kind) for reason in reasons] == [
        (date(2026, 1, 10), "makeup")
    ]
