"""How many units a yearly plan of inspections has to reach.

Legal source: Phụ lục kèm theo Quyết định số 2057/QĐ-BTP ngày 26/7/2018: an authority
inspects at least two thirds of its units each year.
"""


def count_needed(units: int, part: int, whole: int) -> int:
    """Return the least number of units that is ``part`` out of ``whole`` of them.

    >>> count_needed(5, 2, 3)
    4
    >>> count_needed(6, 2, 3)
    4
    >>> count_needed(0, 2, 3)
    0
    """
    return -(-units * part // whole)
