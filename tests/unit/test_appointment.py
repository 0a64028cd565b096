"""Appointments and the days that a dossier took, by hand and by their algebra."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.folding import fold
from odoo.addons.thads_one_stop.tools.appointment import (
    Limit,
    Stop,
    find_appointment,
    find_due_day,
)
from odoo.addons.thads_one_stop.tools.dossier_code import get_code
from odoo.addons.thads_one_stop.tools.lateness import Wait, split_days
from odoo.addons.thads_one_stop.tools.masking import mask

from tests.unit.calendars import CALENDAR

HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 30)))
RETURNS = time(16, 30)
DAYS = st.dates(date(2025, 1, 1), date(2026, 6, 30))
SPANS = st.integers(0, 20)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-08-20", 5, "2026-08-26"),  # Saturday 22/8 is worked
        ("2025-12-29", 5, "2026-01-07"),
        ("2026-02-13", 5, "2026-02-27"),  # Tết
        ("2026-02-14", 5, "2026-02-27"),  # by post, on a day off
    ],
)
def test_without_a_stop_it_is_the_deadline(start, amount, due):
    limit = Limit("working_days", amount)
    assert find_due_day(day(start), limit, [], CALENDAR) == day(due)


@pytest.mark.parametrize(
    ("since", "until", "due"),
    [
        ("2026-02-13", "2026-02-24", "2026-03-02"),  # 1 of 5 used, 4 left
        ("2026-02-12", "2026-02-12", "2026-02-26"),  # asked for and there at once
        ("2026-02-26", "2026-03-05", "2026-03-05"),  # on the last day: none is left
        ("2026-03-02", "2026-03-10", "2026-02-26"),  # late already
    ],
)
def test_what_was_used_is_used(since, until, due):
    stops = [Stop(day(since), day(until))]
    limit = Limit("working_days", 5)
    assert find_due_day(day("2026-02-12"), limit, stops, CALENDAR) == day(due)


def test_calendar_days_roll_to_a_working_day():
    limit = Limit("calendar_days", 15)
    assert find_due_day(day("2026-08-17"), limit, [], CALENDAR) == day("2026-09-03")
    stops = [Stop(day("2026-08-20"), day("2026-08-25"))]
    assert find_due_day(day("2026-08-17"), limit, stops, CALENDAR) == day("2026-09-07")


@given(DAYS, SPANS, SPANS)
def test_a_stop_within_a_day_changes_nothing(start, amount, after):
    limit = Limit("working_days", amount)
    there = start + timedelta(days=after)
    plain = find_due_day(start, limit, [], CALENDAR)
    if there <= plain:
        stops = [Stop(there, there)]
        due = find_due_day(start, limit, stops, CALENDAR)
        assert due == plain or (due >= there and not CALENDAR.is_working(there))


@given(DAYS, SPANS, SPANS, SPANS)
def test_a_longer_stop_is_never_due_earlier(start, amount, after, length):
    limit = Limit("working_days", amount)
    since = start + timedelta(days=after)
    shorter, longer = (
        find_due_day(start, limit, [Stop(since, since + timedelta(days=n))], CALENDAR)
        for n in (length, length + 1)
    )
    assert shorter <= longer


@given(DAYS, SPANS, SPANS, SPANS)
def test_all_days_are_somebodys(start, after, length, further):
    since = start + timedelta(days=after)
    until = since + timedelta(days=length)
    end = until + timedelta(days=further)
    days = split_days(start, end, [Wait("applicant", since, until)], CALENDAR)
    assert sum(days.values()) == CALENDAR.working_days_between(start, end)
    assert min(days.values()) >= 0


def test_appointment_is_at_the_hour_of_returns():
    received = datetime(2026, 2, 12, 17, 29)
    moment = find_appointment(
        received, Limit("working_days", 5), [], HOURS, RETURNS, CALENDAR
    )
    assert moment == datetime(2026, 2, 26, 16, 30)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 2, 12, 9), datetime(2026, 2, 13, 9)),
        (datetime(2026, 2, 11, 12), datetime(2026, 2, 12, 13, 30)),  # at noon
        (datetime(2026, 2, 13, 9), datetime(2026, 2, 23, 7, 30)),  # Tết
        (datetime(2026, 2, 11, 19), datetime(2026, 2, 13, 7, 30)),  # after hours
    ],
)
def test_hours_end_while_the_office_is_open(received, due):
    limit = Limit("hours", 24)
    assert find_appointment(received, limit, [], HOURS, RETURNS, CALENDAR) == due


def test_codes_keep_their_width():
    assert get_code("G15.08", day("2026-10-08"), 7) == "G15.08-261008-0007"
    assert get_code("G15.08", day("2026-10-08"), 12345) == "G15.08-261008-12345"


@given(st.text(max_size=20), st.integers(-1, 20))
def test_masked_text_shows_its_end_at_most(text, shown):
    masked = mask(text, shown)
    assert len(masked) == len(text)
    if 0 <= shown < len(text):
        assert masked.endswith(text[len(text) - shown :])
        assert set(masked[: len(text) - shown]) == {"•"}


@given(st.text())
def test_folded_twice_is_folded(text):
    assert fold(fold(text)) == fold(text)
