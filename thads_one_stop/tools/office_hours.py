"""Time that is counted in the hours in which an office is open."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from odoo.addons.thads_base.tools.working_days import WorkingCalendar


def add_office_hours(
    moment: datetime,
    amount: int,
    hours: Sequence[tuple[time, time]],
    calendar: WorkingCalendar,
) -> datetime:
    """Return when ``amount`` working hours after ``moment`` have passed.

    :param moment: local, without time zone, at any time of any day
    :param amount: in hours
    :param hours: of the office, as (opens, closes) of the morning and the afternoon
    :return: local, within office hours
    :raises UnknownYearError: if the count reaches a year that is not known
    """
    left = timedelta(hours=amount)
    day = calendar.deadline(moment.date(), 0)
    while True:
        for opens, closes in hours:
            start = max(moment, datetime.combine(day, opens))
            end = datetime.combine(day, closes)
            if start <= end and left <= end - start:
                return start + left
            left -= max(end - start, timedelta())
        day = calendar.deadline(day, 1)
