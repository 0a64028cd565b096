"""The season in which the plans of a year are made: from 01/10 of the year before.

Legal source: QĐ 253/QĐ-THADS (2025), Điều 7 and 8.
"""

from datetime import date

FIRST_MONTH = 10
# Years that a plan may be of, as ``thads.plan`` has them: 1990 to 2100
FIRST_YEAR = 1990
YEARS_OF_UNIT = 111


def get_planned_year(day: date) -> int:
    """Return the year that is planned for on a day.

    >>> get_planned_year(date(2026, 9, 30)), get_planned_year(date(2026, 10, 1))
    (2026, 2027)
    """
    return day.year + (day.month >= FIRST_MONTH)


def get_season_day(year: int, today: date) -> date:
    """Return the day whose units owe the plans of a year: the eve of it, or today.

    >>> get_season_day(2026, date(2026, 11, 26))
    datetime.date(2025, 12, 31)
    >>> get_season_day(2027, date(2026, 11, 26))
    datetime.date(2026, 11, 26)
    """
    return min(today, date(year - 1, 12, 31))


def is_opening_month(day: date) -> bool:
    """Return whether a season opens by itself on a day, or catches up what it missed.

    A database that is set up later in the season does not start all the plans in it.
    """
    return day.month == FIRST_MONTH
