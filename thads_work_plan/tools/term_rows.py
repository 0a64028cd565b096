"""What becomes of a product of a plan of several years, as of the end of a period.

Each product has a fate of its own, whoever else has others in the same line; where
several units owe it, it is done once all of them have.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .quarter import Period
from .quarter_rows import Owed, find_section

DONE = "done"
PARTLY = "partly"
NOT_DONE = "not_done"
FOLLOWED = "followed"
LATER = "later"
EARLIER = "earlier"
# What next year's programme takes up
UNFINISHED = (PARTLY, NOT_DONE, FOLLOWED)


@dataclass(frozen=True, kw_only=True)
class Fate:
    """How a product stands: numbers are of units and times that it was due.

    :ivar key: ``done``, ``partly`` or ``not_done`` of what was due; ``followed``
        without a day; ``later`` and ``earlier`` where it was due outside the period
    """

    key: str
    due: int = 0
    done: int = 0
    late: int = 0


def find_fate(owed: Iterable[Owed], period: Period) -> Fate | None:
    """Return the fate of a product by all that is owed of it, None if nothing is.

    >>> from datetime import date
    >>> year = Period(date(2026, 1, 1), date(2026, 12, 31))
    >>> first = Owed(kind="dated", state="done", known_from=year.start,
    ...              deadline=date(2026, 5, 1), done=date(2026, 5, 4))
    >>> second = Owed(kind="dated", state="doing", known_from=year.start,
    ...               deadline=date(2026, 5, 1))
    >>> find_fate([first, second], year)
    Fate(key='partly', due=2, done=1, late=1)
    """
    owed = [each for each in owed if each.state != "cancelled"]
    if not owed:
        return None
    sections = [find_section(each, period) for each in owed]
    late, undone = sections.count("late"), sections.count("not_done")
    done = sections.count("on_time") + late
    if done + undone:
        key = DONE if not undone else PARTLY if done else NOT_DONE
        return Fate(key=key, due=done + undone, done=done, late=late)
    if "continuous" in sections or "event" in sections:
        return Fate(key=FOLLOWED)
    is_over = all(_is_over(each, period) for each in owed)
    return Fate(key=EARLIER if is_over else LATER)


def _is_over(owed: Owed, period: Period) -> bool:
    """Whether it was done, or given up, before the period."""
    return bool(owed.done and owed.done < period.start) or (
        owed.state == "not_done" and owed.deadline < period.start
    )
