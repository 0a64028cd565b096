"""Years that plans are made for."""

from datetime import date


def get_year_period(year: int, basis: str) -> tuple[date, date]:
    """Return the first and the last day, both included, of a year.

    :param basis: ``calendar`` (01/01 to 31/12) or ``thads``, the working year of the
        enforcement system: 01/10 of the year before to 30/9 (Thông tư 06/2019/TT-BTP,
        Điều 4)
    """
    if basis == "thads":
        return date(year - 1, 10, 1), date(year, 9, 30)
    return date(year, 1, 1), date(year, 12, 31)
