"""Working days of whole years, counted as Vietnamese law counts a period.

Civil Code 2015, articles 147 and 148: the day of the event is not counted, and a
period that ends on a day off ends on the next working day. Working days are whole
days. What is off and what is worked is known by year; a count that reaches into a
year that is not known fails instead of guessing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

# Bodies of the State rest on two days a week, whatever hours an office keeps; such
# a day is worked only when it is entered as a make-up day.
WEEKEND = frozenset({5, 6})  # Saturday and Sunday, as date.weekday() says them

ONE_DAY = timedelta(days=1)


class ExceptionalDay(NamedTuple):
    """A day that does not follow the rule of its weekday."""

    kind: str  # "holiday", or "makeup": a day of the weekend that is worked
    name: str
    is_expected: bool = False  # estimated or announced, not confirmed


class Reason(NamedTuple):
    """One day that explains a deadline: skipped, added, or rolled to."""

    date: date
    kind: str  # "weekend", "holiday", "makeup" or "rolled"
    name: str = ""  # of the holiday or make-up day
    is_expected: bool = False


class UnknownYearError(LookupError):
    """A count needs ``year``, whose working days are not known."""

    def __init__(self, year: int):
        super().__init__(f"the working days of {year} are not known")
        self.year = year


class WorkingCalendar:
    """The working days of some years.

    It does not change once built, so that threads may share it.

    :param years: the years that are known, in any order, gaps allowed
    :param exceptions: what differs from the weekday rule in those years
    """

    def __init__(self, years: Iterable[int], exceptions: Mapping[date, ExceptionalDay]):
        self._exceptions = dict(exceptions)
        self._spans = {}  # {year: span}
        for first, last in _get_unbroken_runs(years):
            span = _Span(first, last, self._exceptions)
            self._spans.update(dict.fromkeys(range(first, last + 1), span))

    def deadline(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``.

        :param start: day of the event; it is not counted
        :param count: 0 gives ``start`` itself if it is worked, else the next working
            day; a negative one counts backwards, ``start`` again not counted
        :raises UnknownYearError: if ``start`` or the count leaves the known years
        """
        return self._get_span(start.year).deadline(start, count)

    def deadlines(self, starts: Sequence[date], count: int) -> list[date]:
        """Return the deadline of each of ``starts``, in their order."""
        if len(starts) < sum(len(span.before) for span in self._get_spans()):
            return [self.deadline(start, count) for start in starts]
        table = {}
        for span in self._get_spans():
            table.update(span.get_table(count))
        try:
            return list(map(table.__getitem__, starts))
        except KeyError as error:
            # What the table lacks has no deadline: this raises, and says which year.
            return [self.deadline(error.args[0], count)]

    def deadline_calendar(self, start: date, days: int) -> date:
        """Return the end of a period of ``days`` calendar days, ``start`` not counted.

        A period that ends on a day off ends on the next working day. A negative one,
        as in "at the latest 1 day before", ends on the previous working day. Only the
        year where it ends has to be known.

        :raises UnknownYearError: if it ends in a year that is not known
        """
        end = start + timedelta(days=days)
        if days >= 0 or self.is_working(end):
            return self.deadline(end, 0)
        return self.deadline(end, -1)

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days it takes from ``start`` to ``end``.

        That is the number of working days after ``start`` up to ``end`` included; if
        ``end`` is earlier, minus the number from ``end`` included up to ``start``
        excluded. So it undoes ``deadline``: for a ``count`` other than 0,
        ``working_days_between(start, deadline(start, count)) == count``.

        :raises UnknownYearError: if a year from ``start`` to ``end`` is not known
        """
        first, last = sorted((start, end))
        span = self._get_span(first.year)
        if last.year > span.last_year:
            raise UnknownYearError(span.last_year + 1)
        if start <= end:
            return span.upto[end] - span.upto[start]
        return span.before[end] - span.before[start]

    def is_working(self, day: date) -> bool:
        """Return whether ``day`` is worked.

        :raises UnknownYearError: if its year is not known
        """
        return self._get_span(day.year).is_working(day)

    def explain(self, start: date, count: int) -> list[Reason]:
        """Return the days that make ``deadline(start, count)`` what it is.

        These are the days off skipped and the make-up days counted, from ``start``
        on in the direction of the count.
        """
        if not count:
            return self.explain_calendar(start, 0)
        step = ONE_DAY if count > 0 else -ONE_DAY
        return list(self._get_reasons(start + step, self.deadline(start, count)))

    def explain_calendar(self, start: date, days: int) -> list[Reason]:
        """Return the days that make ``deadline_calendar(start, days)`` what it is.

        Days off within the period count like any other and are not among them: only
        those it ends on, and last the working day it rolls to.
        """
        end = start + timedelta(days=days)
        deadline = self.deadline_calendar(start, days)
        rolled = [Reason(deadline, "rolled")] if deadline != end else []
        return [*self._get_reasons(end, deadline), *rolled]

    def _get_reasons(self, first: date, last: date) -> Iterator[Reason]:
        """Yield what is to say about the days from ``first`` to ``last``, included."""
        step = ONE_DAY if first <= last else -ONE_DAY
        for offset in range(abs((last - first).days) + 1):
            day = first + offset * step
            if exception := self._exceptions.get(day):
                yield Reason(day, *exception)
            elif day.weekday() in WEEKEND:
                yield Reason(day, "weekend")

    def _get_span(self, year: int) -> "_Span":
        try:
            return self._spans[year]
        except KeyError:
            raise UnknownYearError(year) from None

    def _get_spans(self) -> list["_Span"]:
        return list(dict.fromkeys(self._spans.values()))


class _Span:
    """The days of known years that follow one another.

    ``before`` and ``upto`` say of each day how many working days of the span come
    before it, and how many up to and including it.
    """

    def __init__(
        self,
        first_year: int,
        last_year: int,
        exceptions: Mapping[date, ExceptionalDay],
    ):
        self.first_year = first_year
        self.last_year = last_year
        self.working: list[date] = []
        self.before: dict[date, int] = {}
        self.upto: dict[date, int] = {}
        day = date(first_year, 1, 1)
        while day.year <= last_year:
            self.before[day] = len(self.working)
            if _is_working(day, exceptions):
                self.working.append(day)
            self.upto[day] = len(self.working)
            day += ONE_DAY

    def is_working(self, day: date) -> bool:
        return self.upto[day] > self.before[day]

    def deadline(self, start: date, count: int) -> date:
        ranks, shift = self._get_ranks(count)
        index = ranks[start] + shift
        if 0 <= index < len(self.working):
            return self.working[index]
        raise UnknownYearError(self.first_year - 1 if index < 0 else self.last_year + 1)

    def get_table(self, count: int) -> dict[date, date]:
        """Return the deadline of each day of the span that has one."""
        ranks, shift = self._get_ranks(count)
        end = len(self.working)
        return {
            start: self.working[rank + shift]
            for start, rank in ranks.items()
            if 0 <= rank + shift < end
        }

    def _get_ranks(self, count: int) -> tuple[dict[date, int], int]:
        """Return which rank of a start, moved by how much, is that of its deadline."""
        return (self.upto, count - 1) if count > 0 else (self.before, count)


def _is_working(day: date, exceptions: Mapping[date, ExceptionalDay]) -> bool:
    if exception := exceptions.get(day):
        return exception.kind == "makeup"
    return day.weekday() not in WEEKEND


def _get_unbroken_runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last year of each run of years.

    >>> _get_unbroken_runs([2026, 2020, 2027])
    [(2020, 2020), (2026, 2027)]
    """
    runs = []
    for year in sorted(set(years)):
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs
