"""How long a step of a procedure may take, and when its time is up.

A clock counts whole days of the working calendar (``working_days``) or, for hand-overs,
the hours of an office. Which clock a step has is data; how it counts is here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from .working_days import ONE_DAY, Reason, WorkingCalendar

ClockKind = Literal[
    "none", "working_days", "calendar_days", "half_day", "fixed_day", "record"
]
# What is received later is due the next morning (Decision 537/QĐ-TCTHADS, step 3)
LAST_HOUR = time(15, 0)


@dataclass(frozen=True)
class Clock:
    """The time that a step has.

    :param amount: of working or calendar days, the day it starts not counted
    :param month: of a fixed day, as in "before 30/11"
    :param day: of a fixed day
    :param year_offset: years from that of the plan to that of the fixed day, so -1 for
        "of the year before the plan's"
    :param included: whether the fixed day itself is still in time
    """

    kind: ClockKind = "none"
    amount: int = 0
    month: int = 0
    day: int = 0
    year_offset: int = 0
    included: bool = False


def find_deadline(
    clock: Clock, start: date, calendar: WorkingCalendar, year: int | None = None
) -> date | None:
    """Return the last day of a step's time, None if it has no limit.

    :param start: day of the event that starts the clock
    :param year: of the record, for a fixed day; that of ``start`` if not given
    :raises UnknownYearError: if the count reaches a year that is not known

    A fixed day stays as it is written, even where it falls on a day off. Of half a
    day, ``start`` is the day; ``find_half_day`` says the hour. A limit of the record
    itself is known to the record alone.
    """
    match clock.kind:
        case "working_days":
            return calendar.deadline(start, clock.amount)
        case "calendar_days":
            return calendar.deadline_calendar(start, clock.amount)
        case "fixed_day":
            return _get_fixed_day(clock, year or start.year)
        case "half_day":
            return calendar.deadline(start, 0)
    return None


def explain_deadline(
    clock: Clock, start: date, calendar: WorkingCalendar
) -> list[Reason]:
    """Return the days off and make-up days that ``find_deadline`` counted with."""
    match clock.kind:
        case "working_days":
            return calendar.explain(start, clock.amount)
        case "calendar_days":
            return calendar.explain_calendar(start, clock.amount)
    return []


def find_half_day(
    moment: datetime,
    hours: Sequence[tuple[time, time]],
    calendar: WorkingCalendar,
) -> datetime:
    """Return until when half a working day from ``moment`` lasts.

    :param moment: local, without time zone
    :param hours: of the office, as (opens, closes) of the morning and the afternoon

    It ends with the working day at the latest. What comes after 15:00, or on a day
    off, is due when the office opens on the next working day.
    """
    opens, closes = hours[0][0], hours[-1][1]
    day = moment.date()
    if not calendar.is_working(day) or moment.time() > LAST_HOUR:
        return datetime.combine(calendar.deadline(day, 1), opens)
    half = sum((_length(span) for span in hours), timedelta()) / 2
    due = _add_hours(max(moment.time(), opens), half, hours)
    return datetime.combine(day, min(due, closes))


def _get_fixed_day(clock: Clock, year: int) -> date:
    day = date(year + clock.year_offset, clock.month, clock.day)
    return day if clock.included else day - ONE_DAY


def _add_hours(
    start: time, amount: timedelta, hours: Sequence[tuple[time, time]]
) -> time:
    """Return when ``amount`` of the office's hours after ``start`` have passed."""
    for opens, closes in hours:
        start = max(start, opens)
        left = _length((start, closes))
        if amount <= left:
            return (datetime.combine(date.min, start) + amount).time()
        amount -= max(left, timedelta())
    return hours[-1][1]


def _length(span: tuple[time, time]) -> timedelta:
    opens, closes = (datetime.combine(date.min, moment) for moment in span)
    return closes - opens
