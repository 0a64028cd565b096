"""Until when a dossier has to be settled, and when its applicant comes for the result.

The time spent waiting for the applicant, or for another body, does not count: the
clock stands still from the day it is stopped to the day it goes on.

Legal sources: Bộ luật Dân sự 2015, Điều 147, 148; Thông tư 01/2018/TT-VPCP, Mẫu 01.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from odoo.addons.thads_base.tools.working_days import WorkingCalendar

LimitUnit = Literal["working_days", "calendar_days", "hours"]


@dataclass(frozen=True)
class Limit:
    """The time that the law gives for a service."""

    unit: LimitUnit
    amount: int


@dataclass(frozen=True)
class Stop:
    """A time during which the clock stood still; ``until`` is the day it went on."""

    since: date
    until: date


def find_due_day(
    start: date, limit: Limit, stops: Iterable[Stop], calendar: WorkingCalendar
) -> date:
    """Return the last day of the time of a dossier received on ``start``.

    :param limit: in working or calendar days
    :param stops: those that have ended, in any order; they do not overlap
    :raises UnknownYearError: if the count reaches a year that is not known

    Neither the day of reception counts nor the day on which the clock goes on; the day
    on which it is stopped does. What was late already when the clock was stopped stays
    due on the day it was.
    """
    if limit.unit == "calendar_days":
        count, span = calendar.deadline_calendar, lambda a, b: (b - a).days
    else:
        count, span = calendar.deadline, calendar.working_days_between
    left = limit.amount
    for stop in sorted(stops, key=lambda stop: stop.since):
        used = span(start, stop.since)
        if used > left:
            break
        start, left = stop.until, left - used
    return count(start, left)


def find_appointment(
    received: datetime,
    limit: Limit,
    stops: Iterable[Stop],
    hours: Sequence[tuple[time, time]],
    hour: time,
    calendar: WorkingCalendar,
) -> datetime:
    """Return day and hour at which the result is to be collected.

    :param received: local, without time zone
    :param hours: of the office, as (opens, closes) of the morning and the afternoon
    :param hour: of the day at which results are given back, within office hours
    :return: local, within office hours; of a limit in hours, when these have passed or
        the office opens next
    """
    if limit.unit == "hours":
        stood = sum((stop.until - stop.since for stop in stops), timedelta())
        due = received + timedelta(hours=limit.amount) + stood
        return find_office_time(due, hours, calendar)
    day = find_due_day(received.date(), limit, stops, calendar)
    return datetime.combine(day, hour)


def find_office_time(
    moment: datetime, hours: Sequence[tuple[time, time]], calendar: WorkingCalendar
) -> datetime:
    """Return a local moment, or when the office opens next if it is closed then."""
    day = moment.date()
    if calendar.is_working(day):
        for opens, closes in hours:
            if moment.time() <= closes:
                return max(moment, datetime.combine(day, opens))
    return datetime.combine(calendar.deadline(day, 1), hours[0][0])
