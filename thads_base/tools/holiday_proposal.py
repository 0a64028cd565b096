"""A year's probable days off, for an administrator to check.

The ``holidays`` library computes the lunar days (Tết, Giỗ Tổ Hùng Vương) and the days
off in lieu. It cannot know what the Prime Minister decides for the year: which five
days are Tết, which day joins National Day, what is swapped.
"""

from datetime import date
from typing import NamedTuple

import holidays

from .working_days import WEEKEND


class ProposedDay(NamedTuple):
    date: date
    kind: str  # "holiday" or "makeup"
    name: str  # in Vietnamese; empty for a make-up day, which the library cannot name


def propose_days(year: int) -> list[ProposedDay]:
    """Return the days of ``year`` that differ from their weekday, in order of date."""
    known = holidays.country_holidays("VN", years=year, language="vi")
    off = [
        ProposedDay(day, "holiday", name)
        for day, name in known.items()
        if day.year == year and day.weekday() not in WEEKEND
    ]
    worked = [
        ProposedDay(day, "makeup", "")
        for day in known.weekend_workdays
        if day.year == year
    ]
    return sorted(off + worked)
