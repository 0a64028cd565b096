"""When the steps of a procedure that are still to come would open and be due.

Each step is taken to last until its deadline, one without a time limit to take no
time at all. So the days are those that the procedure gives to whoever uses up all of
the time, and the earliest ones after a step that has no limit.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .clock import Clock, explain_deadline, find_deadline
from .procedure_graph import ProcedureGraph
from .working_days import Reason, UnknownYearError, WorkingCalendar

Key = Hashable
OPENED = "opened"  # the event that needs no record: the step itself opens


@dataclass(frozen=True)
class PlannedStep:
    """A step as the procedure has it.

    :param after: keys of the steps before it
    :param event: that starts its clock
    :param is_waiting: whether it only waits for the event, and ends with it
    :param is_skipped: whether its condition does not hold
    """

    key: Key
    after: frozenset = frozenset()
    clock: Clock = Clock()
    event: str = OPENED
    is_waiting: bool = False
    is_skipped: bool = False


@dataclass(frozen=True)
class Projection:
    """What is to be expected of a step.

    :param opens: the day it opens, None if that depends on what is not known
    :param start: the day that its clock counts from
    :param deadline: last day in time, None if it has no limit or is not known
    :param ends: the day that those after it may open
    :param unknown_year: of the calendar, where it lacks the year to count in
    """

    opens: date | None = None
    start: date | None = None
    deadline: date | None = None
    ends: date | None = None
    unknown_year: int | None = None


@dataclass(frozen=True)
class Circumstances:
    """What the dates of a procedure depend on.

    :param start: the day that the procedure starts, or that it is now
    :param events: {event: day} of what has happened or is assumed
    :param year: of the record, for fixed days
    """

    calendar: WorkingCalendar
    start: date
    events: Mapping[str, date | None]
    year: int | None = None


def project(
    steps: Sequence[PlannedStep],
    given: Circumstances,
    ends: Mapping[Key, date | None] | None = None,
) -> dict[Key, Projection]:
    """Return what is to be expected of each step that has not opened.

    :param ends: of the steps that have opened the day they were closed, or are
        expected to be
    """
    known = {step.key: step for step in steps}
    ends = dict(ends or {})
    found = {}
    for key in ProcedureGraph({step.key: step.after for step in steps}).find_order():
        if key in ends:
            continue
        before = [ends[earlier] for earlier in known[key].after]
        opens = None if None in before else max([given.start, *before])
        found[key] = _project_step(known[key], opens, given)
        ends[key] = found[key].ends
    return found


def explain(
    step: PlannedStep, projection: Projection, calendar: WorkingCalendar
) -> list[Reason]:
    """Return the days off and make-up days that a projected deadline counts with."""
    if not projection.deadline:
        return []
    return explain_deadline(step.clock, projection.start, calendar)


def _project_step(step, opens, given) -> Projection:
    if step.is_skipped:
        return Projection(opens=opens, ends=opens)
    is_event = step.event != OPENED
    start = given.events.get(step.event) if is_event else opens
    if not start:
        is_endless = step.clock.kind == "none" and not step.is_waiting
        return Projection(opens=opens, ends=opens if is_endless else None)
    try:
        deadline = find_deadline(step.clock, start, given.calendar, given.year)
    except UnknownYearError as error:
        return Projection(opens, start, unknown_year=error.year)
    until = start if step.is_waiting else deadline
    return Projection(opens, start, deadline, _get_later(opens, until or opens))


def _get_later(opens: date | None, day: date | None) -> date | None:
    """Return when a step ends that is due on ``day``: not before it has opened."""
    return max(opens, day) if opens and day else None
