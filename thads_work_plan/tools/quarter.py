"""The periods that reports on plans are about: quarters, and the year.

Whether the first quarter begins on 01/01 or on 01/10 is said with it: Decision 1018
does not tell, and both are in use (calendar quarters in plans of the Ministry, those of
the working year in the reports of the system).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .period import get_year_period
from .schedule.periods import add_months

QUARTERS = ("1", "2", "3", "4")
YEAR = "year"
_ROMAN = ("I", "II", "III", "IV")
_BASIS_WORDS = {"calendar": "năm dương lịch", "thads": "năm công tác"}


@dataclass(frozen=True)
class Period:
    """Days from the first to the last one, both included."""

    start: date
    end: date


def get_period(year: int, quarter: str, basis: str) -> Period:
    """Return the days of a quarter, or of the whole year.

    :param quarter: one of ``QUARTERS``, or ``YEAR``
    :param basis: ``calendar`` or ``thads``, as ``get_year_period`` has it

    >>> get_period(2027, "1", "thads")
    Period(start=datetime.date(2026, 10, 1), end=datetime.date(2026, 12, 31))
    >>> get_period(2026, "year", "calendar").end
    datetime.date(2026, 12, 31)
    """
    start, end = get_year_period(year, basis)
    if quarter == YEAR:
        return Period(start, end)
    first = add_months(start, 3 * (int(quarter) - 1))
    return Period(first, add_months(first, 3) - timedelta(days=1))


def get_next_period(period: Period) -> Period:
    """Return the period of the same length, in months, that follows.

    >>> get_next_period(get_period(2026, "4", "calendar"))
    Period(start=datetime.date(2027, 1, 1), end=datetime.date(2027, 3, 31))
    """
    start, after = period.start, period.end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return Period(after, add_months(after, months) - timedelta(days=1))


def get_last_quarter(today: date, basis: str) -> tuple[int, str]:
    """Return year and quarter of the one that ended last before ``today``.

    >>> get_last_quarter(date(2026, 11, 26), "thads")
    (2026, '4')
    >>> get_last_quarter(date(2026, 11, 26), "calendar")
    (2026, '3')
    """
    ended = [
        (get_period(year, quarter, basis).end, year, quarter)
        for year in (today.year - 1, today.year, today.year + 1)
        for quarter in QUARTERS
    ]
    _end, year, quarter = max(found for found in ended if found[0] < today)
    return year, quarter


def get_label(year: int, quarter: str) -> str:
    """Return what the period is called on paper.

    >>> get_label(2026, "4"), get_label(2026, "year")
    ('quý IV năm 2026', 'năm 2026')
    """
    if quarter == YEAR:
        return f"năm {year}"
    return f"quý {_ROMAN[int(quarter) - 1]} năm {year}"


def get_basis_words(basis: str) -> str:
    """Return which year the quarters are of, in the words of papers."""
    return _BASIS_WORDS[basis]
