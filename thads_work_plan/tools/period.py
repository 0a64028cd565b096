"""Years that plans are made for, and the months of them that are reported on."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from .schedule.periods import add_months

_YEAR = re.compile(r"\b20\d\d\b")


def get_year_period(year: int, basis: str) -> tuple[date, date]:
    """Return the first and the last day, both included, of a year.

    :param basis: ``calendar`` (01/01 to 31/12) or ``thads``, the working year of the
        enforcement system: 01/10 of the year before to 30/9 (Thông tư 06/2019/TT-BTP,
        Điều 4)
    """
    if basis == "thads":
        return date(year - 1, 10, 1), date(year, 9, 30)
    return date(year, 1, 1), date(year, 12, 31)


class Months(NamedTuple):
    """The first months of a year, counted from its beginning, as 10 of 12.

    :ivar basis: as ``get_year_period`` has it
    :ivar count: 1 to 12
    """

    basis: str
    year: int
    count: int

    def get_days(self) -> tuple[date, date]:
        """Return the first and the last day, both included.

        >>> Months("thads", 2026, 10).get_days()
        (datetime.date(2025, 10, 1), datetime.date(2026, 7, 31))
        """
        first, _last = get_year_period(self.year, self.basis)
        return first, add_months(first, self.count) - timedelta(days=1)

    def describe(self) -> str:
        """Return it in Vietnamese, as papers name it.

        >>> Months("thads", 2026, 10).describe()
        '10 tháng năm công tác 2026'
        >>> Months("calendar", 2026, 12).describe()
        'năm 2026 (năm dương lịch)'
        """
        count = f"{self.count:02} tháng " if self.count < 12 else ""
        if self.basis == "thads":
            return f"{count}năm công tác {self.year}"
        return f"{count}năm {self.year} (năm dương lịch)"


def find_months(first: date | None, last: date | None) -> Months | None:
    """Return which first months of a year some days are, None if they are others.

    Also where a day is not known yet.

    >>> find_months(date(2025, 10, 1), date(2026, 7, 31))
    Months(basis='thads', year=2026, count=10)
    """
    basis = first and last and {10: "thads", 1: "calendar"}.get(first.month)
    if not basis:
        return None
    year = first.year + (basis == "thads")
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = Months(basis, year, count)
    is_whole = 1 <= count <= 12 and months.get_days() == (first, last)
    return months if is_whole else None


def guess_year(times: Iterable[str]) -> int | None:
    """Return the year that a plan begins in, by the times that it prints.

    It is the first one that is named at least half as often as any other: a plan of
    several years names its later ones too, an annual one the end of the year before.
    """
    counts = Counter(int(year) for time in times for year in _YEAR.findall(time))
    most = max(counts.values(), default=0)
    return min((year for year, n in counts.items() if 2 * n >= most), default=None)
