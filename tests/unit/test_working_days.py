"""Deadlines on the real calendar: the cases that people have worked out by hand."""

from datetime import date

import pytest

from odoo.addons.thads_base.tools.working_days import (
    ExceptionalDay,
    Reason,
    UnknownYearError,
    WorkingCalendar,
)

from tests.unit.calendars import CALENDAR, EXCEPTIONS, YEARS


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "deadline"),
    [
        ("2026-08-20", 5, "2026-08-26"),  # 27/8 if Saturday 22/8 were not worked
        ("2025-12-29", 5, "2026-01-07"),
        ("2026-08-28", 3, "2026-09-07"),
        ("2026-01-08", 2, "2026-01-10"),  # a make-up Saturday is a deadline too
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-04-24", 3, "2026-05-04"),
        ("2025-04-25", 3, "2025-04-29"),  # Saturday 26/4 counts
        ("2026-08-23", 1, "2026-08-24"),  # from a Sunday
        ("2026-08-22", 0, "2026-08-22"),
        ("2026-08-23", 0, "2026-08-24"),
        ("2026-02-14", 0, "2026-02-23"),
        ("2026-08-26", -5, "2026-08-20"),
        ("2026-08-24", -1, "2026-08-22"),
        ("2026-08-23", -1, "2026-08-22"),
        ("2026-02-23", -1, "2026-02-13"),
    ],
)
def test_deadline(start, count, deadline):
    assert CALENDAR.deadline(day(start), count) == day(deadline)
    assert CALENDAR.deadlines([day(start)] * 5000, count) == [day(deadline)] * 5000


def test_deadline_without_the_make_up_saturday():
    calendar = WorkingCalendar(
        YEARS, {d: e for d, e in EXCEPTIONS.items() if e.kind == "holiday"}
    )
    assert calendar.deadline(day("2026-08-20"), 5) == day("2026-08-27")


@pytest.mark.parametrize(
    ("start", "days", "deadline"),
    [
        ("2026-08-17", 15, "2026-09-03"),  # 01/9 is a holiday
        ("2026-02-01", 15, "2026-02-23"),  # 16/02 is Tết
        ("2026-08-07", 15, "2026-08-22"),  # a Saturday that is worked
        ("2026-08-20", 0, "2026-08-20"),
        # "at the latest 1 day before it expires"
        ("2026-09-04", -1, "2026-09-03"),
        ("2026-09-03", -1, "2026-08-28"),
        ("2026-08-24", -1, "2026-08-22"),
        ("2016-12-25", 10, "2017-01-04"),  # only the year where it ends is needed
    ],
)
def test_deadline_in_calendar_days(start, days, deadline):
    assert CALENDAR.deadline_calendar(day(start), days) == day(deadline)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-08-20", "2026-08-26", 5),
        ("2026-08-26", "2026-08-20", -5),
        ("2026-08-20", "2026-08-20", 0),
        ("2026-02-13", "2026-02-22", 0),
        ("2026-02-23", "2026-02-14", 0),
        ("2025-12-29", "2026-01-07", 5),
        # 261 weekdays, 14 of them off, 2 Saturdays worked
        ("2025-12-31", "2026-12-31", 249),
    ],
)
def test_working_days_between(start, end, count):
    assert CALENDAR.working_days_between(day(start), day(end)) == count


def test_explain_names_what_was_skipped_and_added():
    assert CALENDAR.explain(day("2026-08-28"), 3) == [
        Reason(day("2026-08-29"), "weekend"),
        Reason(day("2026-08-30"), "weekend"),
        Reason(day("2026-08-31"), "holiday", "Nghỉ hoán đổi với thứ Bảy 22/08/2026"),
        Reason(day("2026-09-01"), "holiday", "Quốc khánh (ngày liền kề)"),
        Reason(day("2026-09-02"), "holiday", "Quốc khánh"),
        Reason(day("2026-09-05"), "weekend"),
        Reason(day("2026-09-06"), "weekend"),
    ]
    assert CALENDAR.explain(day("2026-08-20"), 5) == [
        Reason(day("2026-08-22"), "makeup", "Làm bù cho thứ Hai 31/08/2026"),
        Reason(day("2026-08-23"), "weekend"),
    ]


def test_explain_backwards_starts_from_the_day_of_the_event():
    assert CALENDAR.explain(day("2026-08-26"), -5) == [
        Reason(day("2026-08-23"), "weekend"),
        Reason(day("2026-08-22"), "makeup", "Làm bù cho thứ Hai 31/08/2026"),
    ]


def test_explain_says_what_is_only_expected():
    [reason] = CALENDAR.explain(day("2026-11-23"), 1)
    assert reason.is_expected


def test_explain_names_the_day_it_rolled_to():
    rolled = Reason(day("2026-02-23"), "rolled")
    assert CALENDAR.explain(day("2026-02-22"), 0) == [
        Reason(day("2026-02-22"), "weekend"),
        rolled,
    ]
    reasons = CALENDAR.explain_calendar(day("2026-02-01"), 15)
    assert [reason.date.day for reason in reasons] == [16, 17, 18, 19, 20, 21, 22, 23]
    assert reasons[-1] == rolled


def test_explain_calendar_says_why_a_saturday_stays():
    [reason] = CALENDAR.explain_calendar(day("2026-08-07"), 15)
    assert (reason.date, reason.kind) == (day("2026-08-22"), "makeup")


def test_nothing_to_explain():
    assert CALENDAR.explain(day("2026-08-24"), 1) == []
    assert CALENDAR.explain_calendar(day("2026-08-24"), 1) == []


@pytest.mark.parametrize(
    ("call", "year"),
    [
        (lambda: CALENDAR.deadline(day("2016-12-31"), 1), 2016),
        (lambda: CALENDAR.deadline(day("2017-01-03"), -1), 2016),
        (lambda: CALENDAR.deadline(day("2027-12-31"), 1), 2028),
        (lambda: CALENDAR.deadline_calendar(day("2027-12-31"), 1), 2028),
        (
            lambda: CALENDAR.working_days_between(day("2027-12-31"), day("2029-01-01")),
            2028,
        ),
        (
            lambda: CALENDAR.working_days_between(day("2017-01-01"), day("2016-12-31")),
            2016,
        ),
        (lambda: CALENDAR.explain(day("2027-12-30"), 5), 2028),
        (lambda: CALENDAR.deadlines([day("2017-01-03")] * 5000, -5), 2016),
        (lambda: CALENDAR.deadlines([day("2026-01-05"), day("2028-01-03")], 1), 2028),
        (
            lambda: CALENDAR.deadlines(
                [day("2026-01-05")] * 5000 + [day("2027-12-31")], 1
            ),
            2028,
        ),
    ],
)
def test_unknown_year_is_refused_by_name(call, year):
    with pytest.raises(UnknownYearError) as caught:
        call()
    assert caught.value.year == year


def test_only_the_years_a_count_needs_are_asked_for():
    calendar = WorkingCalendar([2026], {})
    assert calendar.deadline(day("2026-01-01"), 261 - 1) == day("2026-12-31")
    assert calendar.deadline(day("2026-12-31"), -260) == day("2026-01-01")


def test_count_does_not_leap_over_a_missing_year():
    calendar = WorkingCalendar(
        [2024, 2026], {day("2024-12-31"): ExceptionalDay("holiday", "")}
    )
    for call in (
        lambda: calendar.deadline(day("2024-12-30"), 1),
        lambda: calendar.deadline(day("2026-01-01"), -1),
        lambda: calendar.deadlines([day("2024-12-30")] * 5000, 400),
        lambda: calendar.working_days_between(day("2024-12-30"), day("2026-01-05")),
    ):
        with pytest.raises(UnknownYearError) as caught:
            call()
        assert caught.value.year == 2025
    starts = [day("2024-01-01"), day("2026-01-01")] * 5000
    deadlines = [day("2024-01-02"), day("2026-01-02")] * 5000
    assert calendar.deadlines(starts, 1) == deadlines
