"""What returns: how often, on which day, and when in the plan's year."""

from collections.abc import Iterable
from datetime import date, timedelta

from .periods import add_months, get_day_of_month
from .reading import Policy

_LENGTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_TIMES_A_YEAR = {1: "yearly", 2: "half_yearly", 4: "quarterly", 12: "monthly"}


def get_occurrences(recurrence: dict, policy: Policy) -> tuple[date, ...]:
    """Return the last days in the plan's year, in their order.

    Without a day of its own each period ends on its last day.
    """
    if "offset" in recurrence or "month_shift" in recurrence:
        return ()
    days = sorted(_list_days(recurrence, policy))
    if recurrence.get("before"):
        days = [policy.day_before(day) for day in days]
    return tuple(days)


def _list_days(recurrence, policy) -> Iterable[date]:
    if "dates" in recurrence:
        return [_get_yearly_day(text, policy) for text in recurrence["dates"]]
    if "window" in recurrence:
        return [_get_yearly_day(recurrence["window"][1], policy)]
    if "periods_months" in recurrence:
        return [_end_of_months(policy, n) for n in recurrence["periods_months"]]
    if "month" in recurrence:
        month = recurrence["month"]
        year = policy.year_of_month(month)
        return [get_day_of_month(year, month, recurrence.get("day", -1))]
    return _list_regular_days(recurrence, policy)


def _list_regular_days(recurrence, policy):
    length = _LENGTHS.get(recurrence["freq"], 0) * recurrence.get("interval", 1)
    if not length:
        return []
    days = recurrence.get("days") or [recurrence.get("day", -1)]
    back = _get_months_back(recurrence)
    months = policy.months[length - 1 :: length]
    return [
        get_day_of_month(*_shift(year, month, back), day)
        for year, month in months
        for day in days
    ]


def _get_months_back(recurrence) -> int:
    """Return how far the named month stands before the last one of its quarter."""
    if "month_in_quarter" not in recurrence:
        return 0
    return recurrence["month_in_quarter"] - 3 + 3 * recurrence.get("quarter_shift", 0)


def _shift(year, month, count) -> tuple[int, int]:
    moved = add_months(date(year, month, 1), count)
    return moved.year, moved.month


def _get_yearly_day(text, policy) -> date:
    month, day = map(int, text.split("-"))
    return get_day_of_month(policy.year_of_month(month), month, day)


def _end_of_months(policy, count) -> date:
    year, month = policy.months[0]
    return add_months(date(year, month, 1), count) - timedelta(days=1)


def get_times_recurrence(count: int, frequency: str) -> dict:
    """Return the recurrence of ``count`` times in a period: ``02 lần/năm``."""
    if frequency != "yearly":
        return {"freq": frequency, "count": count}
    return {"freq": _TIMES_A_YEAR.get(count, "yearly"), "count_per_year": count}


def get_interval_recurrence(count: int, frequency: str) -> dict:
    """Return the recurrence of once in ``count`` periods: ``02 tháng/lần``."""
    return {"freq": frequency} | ({"interval": count} if count > 1 else {})
