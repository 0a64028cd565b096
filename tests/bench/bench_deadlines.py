"""Deadlines in working days, beside Odoo's ``plan_days`` and numpy.

Ours count with the holidays and make-up days of every year; ``plan_days`` is spared
them, numpy knows as many holidays.
"""

from datetime import date, datetime, time, timedelta

import numpy

FIRST_DAY = date(2018, 1, 1)
DAYS = 8 * 365  # starts are spread over 2018-2025
WORKING_DAYS = 5


def run(bench):
    plan_days = _time_plan_days(bench)
    single = _time_single(bench)
    bench.report("deadline, one call", single, plan_days, "plan_days", at_least=100)
    batch, numpy_batch = _time_batch(bench), _time_numpy_batch(bench)
    name = "deadline, in a batch of 100,000"
    bench.report(name, batch, plan_days, "plan_days", at_least=5_000)
    bench.report(name, batch, numpy_batch, "numpy busday_offset", at_most=20)


def _time_plan_days(bench) -> float:
    calendar = bench.env["resource.calendar"].search([], limit=1)
    starts = _get_starts(bench.size(200, smoke=5))
    moments = [datetime.combine(start, time(1)) for start in starts]
    return bench.timed(
        lambda: [calendar.plan_days(WORKING_DAYS, moment) for moment in moments]
    ) / len(moments)


def _time_single(bench) -> float:
    calendar = bench.env["resource.calendar"]
    starts = _get_starts(bench.size(20_000, smoke=5))
    return bench.timed(
        lambda: [calendar.thads_deadline(start, WORKING_DAYS) for start in starts]
    ) / len(starts)


def _time_batch(bench) -> float:
    calendar = bench.env["resource.calendar"]
    starts = _get_starts(bench.size(100_000, smoke=5))
    return bench.timed(lambda: calendar.thads_deadlines(starts, WORKING_DAYS)) / len(
        starts
    )


def _time_numpy_batch(bench) -> float:
    days = _get_starts(bench.size(100_000, smoke=5))
    starts = numpy.array(days, dtype="datetime64[D]")
    holidays = numpy.array(_get_holidays(bench.env), dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=holidays)
    return bench.timed(
        lambda: numpy.busday_offset(
            starts, WORKING_DAYS, roll="backward", busdaycal=calendar
        )
    ) / len(days)


def _get_starts(count: int) -> list[date]:
    """Return dates in no order, the same ones in each run."""
    return [FIRST_DAY + timedelta(days=n * 7919 % DAYS) for n in range(count)]


def _get_holidays(env) -> list[date]:
    return env["thads.calendar.day"].search([("kind", "=", "holiday")]).mapped("date")
