"""Years that plans are made for."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

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


def guess_year(times: Iterable[str]) -> int | None:
    """Return the year that a plan begins in, by the times that it prints.

    It is the first one that is named at least half as often as any other: a plan of
    several years names its later ones too, an annual one the end of the year before.
    """
    counts = Counter(int(year) for time in times for year in _YEAR.findall(time))
    most = max(counts.values(), default=0)
    return min((year for year, n in counts.items() if 2 * n >= most), default=None)
