"""Whose days a dossier took: the office's, the applicant's, another body's.

All in whole working days; a day on which the clock stood still at its end is not the
office's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.thads_base.tools.working_days import WorkingCalendar


@dataclass(frozen=True)
class Wait:
    """A time of waiting for somebody else; without an end, it still lasts."""

    cause: str
    since: date
    until: date | None


def count_days_late(due: date, end: date, calendar: WorkingCalendar) -> int:
    """Return the working days after ``due`` up to ``end``, 0 if it is not later."""
    return max(calendar.working_days_between(due, end), 0) if end > due else 0


def split_days(
    received: date, end: date, waits: Iterable[Wait], calendar: WorkingCalendar
) -> dict[str, int]:
    """Return the working days after ``received`` up to ``end``, by whose they were.

    :return: ``{"office": n, cause: n, ...}``, with the causes of ``waits`` only
    """
    days = {"office": calendar.working_days_between(received, end)}
    for wait in waits:
        spent = calendar.working_days_between(wait.since, min(wait.until or end, end))
        days[wait.cause] = days.get(wait.cause, 0) + spent
        days["office"] -= spent
    return days
