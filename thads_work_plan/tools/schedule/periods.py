"""Days, months, quarters and years by their names, and the days they hold."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .reading import Policy

# first month and length of the parts of a year, first day and last day of a month;
# judgment: offices use these words loosely (BLDS 2015 Điều 146 has single days)
_YEAR_PARTS = {"dau": 1, "giua": 6, "cuoi": 12}
_QUARTER_PARTS = {"dau": 0, "giua": 1, "cuoi": 2}
_MONTH_PARTS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}
_MIN_YEAR, _MAX_YEAR = 1990, 2100


class ImpossiblePeriod(ValueError):
    """There is no such day, month or quarter."""


@dataclass(frozen=True)
class Period:
    """A named period.

    :param unit: ``day``, ``month``, ``quarter``, ``year``, ``working_year``,
        ``working_quarter`` or ``months`` (a run of months at an end of the year)
    :param number: month or quarter; of ``months``, how many
    :param day: of a ``day``
    :param year: ``None`` if it is not printed
    :param part: ``dau``, ``giua`` or ``cuoi``: the beginning, middle or end of it; of
        ``months``, the end of the year they stand at
    :param week: of a month, 1 to 5, or -1 for the last
    :param shift: years to add to the plan's year ("năm liền trước": -1)
    :param is_lunar: its name is that of a lunar month, though offices also use it for
        the one of the calendar
    """

    unit: str
    number: int = 0
    day: int = 0
    year: int | None = None
    part: str | None = None
    week: int = 0
    shift: int = 0
    is_lunar: bool = False

    def with_year_of(self, other: "Period") -> "Period":
        return replace(self, year=other.year) if self.year is None else self

    def get_days(self, policy: Policy) -> tuple[date, date]:
        """Return the first and the last day, both included.

        :raises ImpossiblePeriod: if there is no such period
        """
        try:
            first, last = _READERS[self.unit](self, policy)
        except (ValueError, KeyError, OverflowError) as error:
            raise ImpossiblePeriod from error
        if not (_MIN_YEAR <= first.year <= last.year <= _MAX_YEAR):
            raise ImpossiblePeriod
        return first, last

    def _get_year(self, policy: Policy) -> int:
        return (self.year or policy.year) + self.shift

    def _get_year_of_month(self, policy: Policy, month: int) -> int:
        if self.year is None and not self.shift:
            return policy.year_of_month(month)
        return self._get_year(policy)


def get_month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def get_day_of_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, its last one for 29 to 31 and -1 where it is shorter."""
    last = get_month_days(year, month)[1]
    return last if day < 0 else date(year, month, min(day, last.day))


def add_months(first: date, count: int) -> date:
    """Return the first day of the month ``count`` months after that of ``first``."""
    years, month = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month + 1, 1)


def _read_day(period, policy):
    year = period._get_year_of_month(policy, period.number)
    day = date(year, period.number, period.day)
    return day, day


def _read_month(period, policy):
    year = period._get_year_of_month(policy, period.number)
    first, last = get_month_days(year, period.number)
    if period.week:
        return _get_week(first, last, period.week)
    if period.part:
        begin, end = _MONTH_PARTS[period.part]
        return first.replace(day=begin), first.replace(day=min(end, last.day))
    return first, last


def _get_week(first, last, week):
    """Return seven days of a month, counted from its first or its last day."""
    if week < 0:
        return last - timedelta(days=6), last
    start = first + timedelta(days=7 * (week - 1))
    if start > last:
        raise ValueError(week)
    return start, min(start + timedelta(days=6), last)


def _read_quarter(period, policy):
    month = 3 * period.number - 2
    first = date(period._get_year_of_month(policy, month), month, 1)
    return _cut_quarter(period, first)


def _read_working_quarter(period, policy):
    """Quarter of the working year, whose first one is October to December."""
    first = add_months(date(period._get_year(policy) - 1, 10, 1), 3 * period.number - 3)
    return _cut_quarter(period, first)


def _cut_quarter(period, first):
    if not 1 <= period.number <= 4:
        raise ValueError(period.number)
    if period.part:
        first = add_months(first, _QUARTER_PARTS[period.part])
        return get_month_days(first.year, first.month)
    return first, get_month_days(first.year, first.month + 2)[1]


def _read_year(period, policy):
    year = period._get_year(policy)
    if period.part:
        return get_month_days(year, _YEAR_PARTS[period.part])
    if period.year is None and not period.shift and policy.is_working_year:
        return _read_working_year(period, policy)
    return date(year, 1, 1), date(year, 12, 31)


def _read_working_year(period, policy):
    year = period._get_year(policy)
    return date(year - 1, 10, 1), date(year, 9, 30)


def _read_months(period, policy):
    """The first or last months of a year; of the working year in a THADS plan."""
    if not 1 <= period.number <= 11:
        raise ValueError(period.number)
    year = period._get_year(policy)
    first = date(year - 1, 10, 1) if policy.is_working_year else date(year, 1, 1)
    if period.part == "cuoi":
        first = add_months(first, 12 - period.number)
    return first, add_months(first, period.number) - timedelta(days=1)


_READERS = {
    "day": _read_day,
    "month": _read_month,
    "quarter": _read_quarter,
    "working_quarter": _read_working_quarter,
    "year": _read_year,
    "working_year": _read_working_year,
    "months": _read_months,
}
