"""Where an assignment stands in the report of a period: as of its last day.

What was done after that day is not done in the report of that period; it is done, or
done late, in the one of the period when it was. So the reports of a year add up, and
the same report drafted later says the same.
"""

from dataclasses import dataclass
from datetime import date

from .quarter import Period, get_next_period

DONE = ("on_time", "late")
UNMET = "not_done"
# Which have to say why
EXPLAINED = ("late", UNMET)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """An assignment, as far as its place in a report depends on it.

    :param kind: as that of ``thads.plan.assignment``
    :param state: likewise
    :param known_from: when it came to be owed: its plan was issued, or it was given
    :param known_until: last day of its plan; None outside a plan
    """

    kind: str
    state: str
    known_from: date
    known_until: date | None = None
    deadline: date | None = None
    period_end: date | None = None
    done: date | None = None
    is_due_before_issue: bool = False


def find_section(owed: Owed, period: Period) -> str | None:
    """Return the section of the report on a period, None if it is not in it.

    >>> march = Period(date(2026, 1, 1), date(2026, 3, 31))
    >>> owed = Owed(kind="dated", state="done", known_from=date(2026, 1, 5),
    ...             deadline=date(2026, 2, 1), done=date(2026, 2, 3))
    >>> find_section(owed, march)
    'late'
    """
    if owed.state == "cancelled" or owed.known_from > period.end:
        return None
    if owed.done and owed.done <= period.end:
        return _find_done(owed, period)
    if owed.deadline:
        return _find_due(owed, period)
    return _find_undated(owed, period)


def _find_done(owed: Owed, period: Period) -> str | None:
    if owed.done < period.start:
        return None
    is_late = owed.deadline and not owed.is_due_before_issue
    return "late" if is_late and owed.done > owed.deadline else "on_time"


def _find_due(owed: Owed, period: Period) -> str | None:
    if owed.deadline <= period.end:
        # what was given up is told once, in the period that it was due in
        is_over = owed.state == "not_done" and owed.deadline < period.start
        return None if is_over else UNMET
    if owed.deadline <= get_next_period(period).end and owed.state != "not_done":
        return "next"
    return None


def _find_undated(owed: Owed, period: Period) -> str | None:
    if owed.known_until and owed.known_until < period.start:
        return None
    if owed.kind == "awaited":
        is_of_it = period.start <= owed.period_end <= period.end
        return "event" if is_of_it else None
    return "event" if owed.kind == "event" else "continuous"
