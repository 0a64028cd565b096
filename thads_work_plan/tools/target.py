"""Targets: how a result compares with one, how it is split, how it is printed.

Statistics of the system are cumulative: every period begins on 01/10 and ends with a
month, the one of 12 months being the working year (Thông tư 06/2019/TT-BTP, Điều 4).
"""

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .period import get_year_period

COMPARISONS = {
    "ge": operator.ge,
    "gt": operator.gt,
    "le": operator.le,
    "lt": operator.lt,
    "eq": operator.eq,
}
UPPER_LIMITS = ("le", "lt")
WORDS = {
    "ge": "từ {} trở lên",
    "gt": "trên {}",
    "le": "không quá {}",
    "lt": "dưới {}",
    "eq": "{}",
}
TIGHT_UNITS = ("%",)
DIGITS = 2  # of the fields


def is_reached(comparison: str, result: float, value: float) -> bool:
    """Return whether a result reaches what is asked for.

    >>> is_reached("gt", 83.25, 83.25), is_reached("ge", 83.25, 83.25)
    (False, True)
    """
    return COMPARISONS[comparison](round(result, DIGITS), round(value, DIGITS))


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was asked, and what has been reached of it by a day.

    :ivar results: (last day of the period, result) of each, the earliest first
    """

    comparison: str
    value: float
    results: tuple[tuple[date, float], ...] = ()

    @property
    def result(self) -> float | None:
        """The latest one, None while there is none; they are cumulative."""
        return self.results[-1][1] if self.results else None

    @property
    def is_reached(self) -> bool | None:
        """None while there is no result."""
        if self.result is None:
            return None
        return is_reached(self.comparison, self.result, self.value)

    @property
    def percent(self) -> float | None:
        """How far it is reached, 100 and more where it is; None without a result.

        Of an upper limit what is allowed, in percent of what there is.

        >>> june = date(2026, 6, 30)
        >>> Outcome(comparison="ge", value=80, results=((june, 60),)).percent
        75.0
        >>> Outcome(comparison="le", value=9, results=((june, 12),)).percent
        75.0
        """
        if self.result is None:
            return None
        parts = (self.result, self.value)
        part, whole = reversed(parts) if self.comparison in UPPER_LIMITS else parts
        if whole:
            return 100 * part / whole
        return 100.0 if self.is_reached else 0.0


def get_gap(comparison: str, value: float, parts: Sequence[float]) -> float:
    """Return by how much the sum of the parts misses what is asked of the whole.

    :return: 0 where the sum is enough; of an upper limit, by how much it is passed

    >>> get_gap("ge", 200, [120, 60]), get_gap("ge", 200, [120, 90])
    (20, 0)
    >>> get_gap("le", 200, [120, 90])
    10
    """
    missing = round(value - sum(parts), DIGITS)
    if comparison == "eq":
        return abs(missing)
    return max(-missing if comparison in UPPER_LIMITS else missing, 0)


def is_weaker(comparison: str, value: float, part: float) -> bool:
    """Return whether a part is asked for less than the whole.

    >>> is_weaker("gt", 83.25, 80), is_weaker("lt", 10, 8)
    (True, False)
    """
    if comparison == "eq":
        return round(part - value, DIGITS) != 0
    return part > value if comparison in UPPER_LIMITS else part < value


def format_number(value: float) -> str:
    """Return a number as Vietnamese papers print it.

    >>> format_number(83.25), format_number(1200), format_number(0.5)
    ('83,25', '1.200', '0,5')
    """
    text = f"{value:,.{DIGITS}f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def format_quantity(value: float, unit: str) -> str:
    """Return a number with its unit of measure.

    >>> format_quantity(83.25, "%"), format_quantity(20, "việc")
    ('83,25%', '20 việc')
    """
    space = "" if unit in TIGHT_UNITS or not unit else " "
    return f"{format_number(value)}{space}{unit or ''}"


def describe(name: str, comparison: str, value: float, unit: str) -> str:
    """Return a target in words.

    >>> describe("Thi hành xong về việc", "gt", 83.25, "%")
    'Thi hành xong về việc: trên 83,25%'
    """
    return f"{name}: {WORDS[comparison].format(format_quantity(value, unit))}"


def write_paragraphs(groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the targets of decisions as a plan prints them, a paragraph per line.

    :param groups: (number and date of the decision, its targets in words)

    >>> print(write_paragraphs([("Quyết định số 1/QĐ", ["A: trên 5%", "B: 2 việc"])]))
    Chỉ tiêu được giao tại Quyết định số 1/QĐ:
    - A: trên 5%;
    - B: 2 việc.
    """
    lines = []
    for decision, targets in groups:
        lines.append(f"Chỉ tiêu được giao tại {decision}:")
        lines += [f"- {target};" for target in targets[:-1]]
        lines += [f"- {target}." for target in targets[-1:]]
    return "\n".join(lines)


def get_period_name(end: date, year: int) -> str:
    """Return the name of a period from the beginning of a working year.

    >>> [get_period_name(day, 2027) for day in (date(2027, 6, 30), date(2026, 12, 15))]
    ['9 tháng', 'Đến ngày 15/12/2026']
    """
    start, _last = get_year_period(year, "thads")
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    is_month_end = (end + timedelta(days=1)).day == 1
    return f"{months} tháng" if is_month_end else f"Đến ngày {end:%d/%m/%Y}"
