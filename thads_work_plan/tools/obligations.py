"""What a line of a plan owes: its time, as single dues over the period of the plan.

A day or a period that is printed is one due; what returns is one for each time that it
returns; ``Thường xuyên`` and ``Khi phát sinh`` have none, and are followed without ever
being late. The end of a reporting period (``10 tháng``) is no due date either: it waits
for the request for the report.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .period import get_year_period
from .schedule.periods import add_months, get_day_of_month
from .schedule.reading import Policy, Schedule
from .schedule.recurrences import get_occurrences

_ROMAN = ("I", "II", "III", "IV")
# Day from which so many working days are counted -> last day
CountDays = Callable[[date, int], date]


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """One due of a line.

    :param kind: ``dated``; ``continuous`` and ``event``, without a day;
        ``awaited``, which is due once it is asked for
    :param label: which one it is, as ``Quý I/2026``; empty where there is only one
    :param start: first day, included; None if none is said
    :param deadline: last day, included; None except for ``dated``
    :param period_end: last day of the period that an ``awaited`` one reports on
    """

    kind: str
    label: str = ""
    start: date | None = None
    deadline: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Span:
    """The period of a plan, and how its times are read.

    :param start: first day of the plan, included
    :param end: last day of the plan, included
    :param year: the year in its title
    :param basis: of its quarters and months: ``calendar`` or ``thads``
    :param before: ``literal`` or ``common``, see ``schedule.reading.Policy``
    :param count_days: adds working days to a day
    """

    start: date
    end: date
    year: int
    basis: str
    before: str
    count_days: CountDays

    def get_policies(self) -> list[Policy]:
        """Return one for each year of the basis that the plan reaches into."""
        return [
            Policy(year, self.basis, self.before)
            for year in range(self.start.year, self.end.year + 2)
            if self._overlaps(year)
        ]

    def _overlaps(self, year) -> bool:
        first, last = get_year_period(year, self.basis)
        return first <= self.end and last >= self.start


def list_obligations(reading: Schedule, span: Span) -> list[Obligation]:
    """Return the dues of a time, in their order and each once.

    A time of several parts owes those of each part; without words there is one, without
    a day.
    """
    if reading.parts:
        found = [due for part in reading.parts for due in list_obligations(part, span)]
        return list(dict.fromkeys(found))
    if reading.kind == "event":
        return [Obligation(kind="event")]
    if reading.recurrence:
        return _list_returning(reading.recurrence, span)
    if reading.date_deadline:
        return [
            Obligation(
                kind="dated", start=reading.date_start, deadline=reading.date_deadline
            )
        ]
    return [Obligation(kind="continuous", start=reading.date_start)]


def _list_returning(recurrence, span) -> list[Obligation]:
    if "offset" in recurrence or "month_shift" in recurrence:
        ends = _list_ends({"freq": recurrence["freq"]}, span)
        found = [_follow_period(end, recurrence, span) for end in ends]
    elif "periods_months" in recurrence:
        found = [
            Obligation(kind="awaited", label=_label_months(end, span), period_end=end)
            for end in _list_ends(recurrence, span)
        ]
    else:
        found = _list_due(recurrence, span)
    return found or [Obligation(kind="continuous")]


def _list_due(recurrence, span) -> list[Obligation]:
    """Each time is owed from the day after the one before it."""
    ends = _list_ends(recurrence, span)
    starts = [span.start, *(end + timedelta(days=1) for end in ends)]
    return [
        Obligation(
            kind="dated",
            label=_get_label(end, recurrence, span),
            start=start,
            deadline=end,
        )
        for start, end in zip(starts, ends, strict=False)
    ]


def _list_ends(recurrence, span) -> list[date]:
    days = (get_occurrences(recurrence, policy) for policy in span.get_policies())
    return sorted({day for found in days for day in found if _is_within(day, span)})


def _is_within(day, span) -> bool:
    return span.start <= day <= span.end


def _follow_period(end, recurrence, span) -> Obligation:
    """A report on the period that ends on ``end``, due some days after it."""
    if offset := recurrence.get("offset"):
        deadline = _add(end, offset, span)
    else:
        moved = add_months(end.replace(day=1), recurrence["month_shift"])
        deadline = get_day_of_month(moved.year, moved.month, recurrence["day"])
        if recurrence.get("before") and span.before == "literal":
            deadline -= timedelta(days=1)
    return Obligation(
        kind="dated",
        label=_get_label(end, recurrence, span),
        start=end + timedelta(days=1),
        deadline=deadline,
        period_end=end,
    )


def _add(day, offset, span) -> date:
    match offset["unit"]:
        case "working_day":
            return span.count_days(day, offset["amount"])
        case "month":
            return add_months(day, offset["amount"])
        case "week":
            return day + timedelta(weeks=offset["amount"])
    return day + timedelta(days=offset["amount"])


def _get_label(end, recurrence, span) -> str:
    """Return the words for the period of a due.

    >>> span = Span(start=date(2026, 1, 1), end=date(2026, 12, 31), year=2026,
    ...             basis="calendar", before="literal", count_days=None)
    >>> _get_label(date(2026, 3, 31), {"freq": "monthly"}, span)
    'Tháng 3/2026'
    >>> _get_label(date(2026, 3, 31), {"freq": "quarterly"}, span)
    'Quý I/2026'
    """
    if recurrence.get("interval", 1) == 1:
        if recurrence.get("freq") == "monthly":
            return f"Tháng {end.month}/{end.year}"
        if recurrence.get("freq") == "quarterly":
            return _label_quarter(end, span.basis)
    return f"Đến {end:%d/%m/%Y}"


def _label_quarter(end, basis) -> str:
    """Return the name of the quarter that holds a day.

    >>> _label_quarter(date(2025, 12, 31), "thads")
    'Quý I/2026'
    """
    if basis == "thads":
        shifted = add_months(end.replace(day=1), 3)
        return f"Quý {_ROMAN[(shifted.month - 1) // 3]}/{shifted.year}"
    return f"Quý {_ROMAN[(end.month - 1) // 3]}/{end.year}"


def _label_months(end, span) -> str:
    """Return how long the reporting period is that ends on a day.

    >>> span = Span(start=date(2025, 10, 1), end=date(2026, 9, 30), year=2026,
    ...             basis="thads", before="literal", count_days=None)
    >>> _label_months(date(2026, 7, 31), span)
    '10 tháng năm 2026'
    """
    for policy in span.get_policies():
        first, last = get_year_period(policy.year, span.basis)
        if first <= end <= last:
            count = (end.year - first.year) * 12 + end.month - first.month + 1
            return f"{count} tháng năm {policy.year}"
    return ""
