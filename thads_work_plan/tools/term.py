"""The periods that a plan of several years is reported on: its years, part, the whole.

Decision 2057/QĐ-BTP of 2018 asks for a report each year; interim and final reviews (sơ
kết, tổng kết) are among the products of its own lines.
"""

from datetime import date

from .period import get_year_period
from .quarter import Period

YEAR = "year"
INTERIM = "interim"
FINAL = "final"
LONGEST_YEAR = 366  # days
COMMITTEE = "Ban cán sự đảng"
_TITLES = {
    YEAR: "Kết quả thực hiện {plan} năm {year}",
    INTERIM: "Sơ kết việc thực hiện {plan}",
    FINAL: "Tổng kết việc thực hiện {plan}",
}


def is_of_several_years(start: date, end: date) -> bool:
    """Return whether a period is longer than a year.

    >>> is_of_several_years(date(2018, 7, 26), date(2021, 12, 31))
    True
    >>> is_of_several_years(date(2020, 1, 1), date(2020, 12, 31))
    False
    """
    return (end - start).days >= LONGEST_YEAR


def get_term(kind: str, year: int, basis: str, plan: Period) -> Period | None:
    """Return the days that a report is about, within those of its plan.

    :param kind: ``year``; ``interim``, up to the end of that year; ``final``
    :param basis: of the years, ``calendar`` or ``thads``
    :return: None where the year is none of the plan's

    >>> plan = Period(date(2018, 7, 26), date(2021, 12, 31))
    >>> get_term("year", 2018, "calendar", plan)
    Period(start=datetime.date(2018, 7, 26), end=datetime.date(2018, 12, 31))
    >>> get_term("interim", 2019, "calendar", plan).start
    datetime.date(2018, 7, 26)
    >>> get_term("year", 2022, "calendar", plan) is None
    True
    """
    start, end = get_year_period(year, basis)
    if start > plan.end or end < plan.start:
        return None
    if kind == FINAL:
        return plan
    first = plan.start if kind == INTERIM else max(start, plan.start)
    return Period(first, min(end, plan.end))


def get_title(kind: str, year: int, plan: str) -> str:
    """Return the title of a report, without the word “Báo cáo”.

    >>> get_title("year", 2019, "Kế hoạch số 5")
    'Kết quả thực hiện Kế hoạch số 5 năm 2019'
    """
    return _TITLES[kind].format(plan=plan, year=year)
