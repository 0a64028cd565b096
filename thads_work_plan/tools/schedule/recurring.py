"""Readings of what returns: every so often, so many times, on the same days."""

from dataclasses import replace

from .periods import ImpossiblePeriod
from .reading import Schedule
from .recurrences import (
    get_interval_recurrence,
    get_occurrences,
    get_times_recurrence,
)


def read_every(text, found, policy):
    """``Hằng quý``."""
    (recurrence,) = found.all("E")
    kind = "yearly" if recurrence["freq"] == "yearly" else "periodic"
    reading = _make_periodic(text, recurrence, policy, kind)
    if found.has("V"):
        return replace(reading, ambiguous=True, reason="vague_part")
    return reading


def read_weekday(text, found, policy):
    """``Thứ sáu hằng tuần``."""
    (recurrence,) = found.all("E")
    if recurrence["freq"] != "weekly":
        return None
    (weekday,) = found.all("d")
    return _make_periodic(text, recurrence | {"weekday": weekday}, policy)


def read_yearly_day(text, found, policy):
    """``Trước ngày 20/11 hằng năm``; ``tháng 6 hằng năm``."""
    (recurrence,) = found.all("E")
    (period,) = found.periods
    is_yearly = recurrence["freq"] == "yearly" and period.year is None
    if not is_yearly or period.unit not in ("day", "month", "quarter"):
        return None
    first, last = period.get_days(policy)
    day = {"day": first.day} if period.unit == "day" else {}
    recurrence = {"freq": "yearly", "month": last.month} | day
    return _make_periodic(text, recurrence, policy, found=found)


def read_window(text, found, policy):
    """``Từ 01/01 đến hết 30/6 hằng năm``."""
    begin, end = found.periods
    window = [_format_day(begin, policy), _format_day(end, policy)]
    return _make_periodic(text, {"freq": "yearly", "window": window}, policy)


def read_dates(text, found, policy):
    """``Trước ngày 15/6 và 15/12``: the same days each year."""
    if any(day.year for day in found.periods):
        return None
    dates = [_format_day(day, policy) for day in found.periods]
    return _make_periodic(text, {"freq": "yearly", "dates": dates}, policy, found=found)


def _format_day(period, policy) -> str:
    period.get_days(policy)
    return f"{period.number:02}-{period.day:02}"


def read_day_of(text, found, policy):
    """``Ngày 25 hằng tháng``, ``ngày 20 của tháng cuối quý``."""
    days = found.all("n") + [number.number for number in found.all("N")]
    if any(not (day == -1 or 1 <= day <= 31) for day in days):
        raise ImpossiblePeriod
    recurrence = dict(found.all("E")[0]) if found.has("E") else {"freq": "monthly"}
    if found.has("K"):
        recurrence = {"freq": "quarterly"} | found.all("K")[0]
    if recurrence["freq"] not in ("monthly", "quarterly"):
        return None
    recurrence |= {"day": days[0]} if len(days) == 1 else {"days": days}
    if found.has("R"):
        recurrence["month_shift"] = 1
    return _make_periodic(text, recurrence, policy, found=found)


def read_month_of_quarter(text, found, policy):
    """``Tháng cuối quý``."""
    recurrence = {"freq": "quarterly"} | found.all("K")[0]
    return _make_periodic(text, recurrence, policy, found=found)


def read_times(text, found, policy):
    """``02 lần/năm``."""
    ((count, frequency),) = found.all("X")
    return _make_times(text, count, frequency, policy)


def read_every_times(text, found, policy):
    """``Mỗi quý 01 lần``."""
    (recurrence,) = found.all("E")
    return _make_times(text, found.all("N")[0].number, recurrence["freq"], policy)


def _make_times(text, count, frequency, policy):
    if not count:
        return None
    recurrence = get_times_recurrence(count, frequency)
    kind = "yearly" if recurrence["freq"] == "yearly" else "periodic"
    return _make_periodic(text, recurrence, policy, kind)


def read_interval(text, found, policy):
    """``02 tháng/lần``."""
    ((count, frequency),) = found.all("Z")
    if not count:
        return None
    recurrence = get_interval_recurrence(count, frequency)
    kind = "yearly" if recurrence == {"freq": "yearly"} else "periodic"
    return _make_periodic(text, recurrence, policy, kind)


def read_report_periods(text, found, policy):
    """``Định kỳ 10 tháng, 12 tháng``; ``sơ kết 6 tháng, tổng kết năm``."""
    lengths = set(found.all("L")) | ({12} if found.has("Y") else set())
    frequencies = {recurrence["freq"] for recurrence in found.all("E")}
    if frequencies - {"quarterly", "half_yearly", "yearly"}:
        return None
    lengths |= {3, 6, 9, 12} if "quarterly" in frequencies else set()
    lengths |= {6} if "half_yearly" in frequencies else set()
    lengths |= {12} if "yearly" in frequencies else set()
    if not all(1 <= length <= 12 for length in lengths):
        return None
    recurrence = {"freq": "report_periods", "periods_months": sorted(lengths)}
    return _make_periodic(text, recurrence, policy)


def _make_periodic(text, recurrence, policy, kind="periodic", found=None):
    """Make a periodic reading; ``trước`` among the marks makes its days earlier."""
    is_before = found is not None and found.has("B")
    if is_before:
        recurrence = recurrence | {"before": True}
    return Schedule(
        text,
        kind,
        recurrence=recurrence,
        occurrences=get_occurrences(recurrence, policy),
        ambiguous=is_before,
        reason="before_day" if is_before else None,
    )
