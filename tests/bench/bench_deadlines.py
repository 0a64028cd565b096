"""Deadlines in working days: what they take, here and in Odoo and numpy.

Each function takes an environment and returns seconds per deadline.
"""

from datetime import date, datetime, time, timedelta
from time import perf_counter

import numpy

FIRST_DAY = date(2018, 1, 1)
DAYS = 8 * 365  # starts spread over 2018-2025
WORKING_DAYS = 5
BATCH = 100_000
ROUNDS = 5


def plan_days(env) -> float:
    """Odoo's own way, one call per deadline, without any holiday."""
    calendar = env["resource.calendar"].search([], limit=1)
    moments = [datetime.combine(start, time(1)) for start in _get_starts(200)]
    return _time(
        lambda: [calendar.plan_days(WORKING_DAYS, moment) for moment in moments],
        len(moments),
    )


def numpy_batch(env) -> float:
    """numpy's business days over the whole batch, holidays included."""
    starts = numpy.array(_get_starts(BATCH), dtype="datetime64[D]")
    holidays = numpy.array(_get_holidays(), dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=holidays)
    return _time(
        lambda: numpy.busday_offset(
            starts, WORKING_DAYS, roll="backward", busdaycal=calendar
        ),
        BATCH,
    )


def thads_single(env) -> float:
    """Ours, one call per deadline through the model, holidays included."""
    calendar = env["resource.calendar"]
    starts = _get_starts(20_000)
    return _time(
        lambda: [calendar.thads_deadline(start, WORKING_DAYS) for start in starts],
        len(starts),
    )


def thads_batch(env) -> float:
    """Ours, the whole batch in one call through the model, holidays included."""
    calendar = env["resource.calendar"]
    starts = _get_starts(BATCH)
    return _time(lambda: calendar.thads_deadlines(starts, WORKING_DAYS), BATCH)


def _get_starts(count: int) -> list[date]:
    """Return dates in no order, the same ones in each run."""
    return [FIRST_DAY + timedelta(days=n * 7919 % DAYS) for n in range(count)]


def _get_holidays() -> list[date]:
    """Return as many days off as Vietnam has, on its fixed dates."""
    fixed = [(1, 1), (4, 30), (5, 1), (9, 2), (9, 3), (11, 24)]
    lunar = [(2, day) for day in range(10, 15)]
    return [
        date(year, month, day)
        for year in range(2017, 2028)
        for month, day in fixed + lunar
    ]


def _time(work, count: int) -> float:
    """Return the seconds that one of ``count`` deadlines takes, in the best round."""

    def run():
        started = perf_counter()
        work()
        return perf_counter() - started

    return min(run() for _ in range(ROUNDS)) / count
