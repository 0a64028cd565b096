"""What the marks of a time expression say together.

Each pattern is matched with the letters of all marks (``marks.py``) and names the
function that makes the reading. A function returns ``None`` where the marks, for all
their order, do not make sense together.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from . import recurring
from .marks import Mark
from .periods import ImpossiblePeriod, Period
from .reading import Policy, Schedule

_KINDS = {
    "day": "date",
    "month": "month",
    "quarter": "quarter",
    "working_quarter": "quarter",
}
_DAY = timedelta(days=1)


class _Marks:
    """Marks of one expression, found by their letters."""

    def __init__(self, marks: list[Mark], has_words: bool):
        self.letters = "".join(mark.letter for mark in marks)
        self.periods = [mark.value for mark in marks if mark.letter in "DP"]
        self.has_words = has_words
        self._marks = marks

    def all(self, letters: str) -> list:
        return [mark.value for mark in self._marks if mark.letter in letters]

    def has(self, letters: str) -> bool:
        return any(letter in self.letters for letter in letters)


def read_marks(text: str, marks: list[Mark], policy: Policy) -> Schedule | None:
    """Return the reading of ``marks``, ``None`` if no pattern says it."""
    has_words = any(mark.letter == "w" for mark in marks)
    found = _Marks([mark for mark in marks if mark.letter not in "wg"], has_words)
    for pattern, read in _PATTERNS:
        if pattern.fullmatch(found.letters):
            reading = _read_safely(read, text, found, policy)
            if reading:
                return reading
    return None


def _read_safely(read, text, found, policy) -> Schedule | None:
    try:
        return read(text, found, policy)
    except ImpossiblePeriod:
        kind = _get_kind(found.periods[0]) if len(found.periods) == 1 else "range"
        return Schedule(text, kind, reason="invalid_date")


def _get_kind(period: Period) -> str:
    return "range" if period.week else _KINDS.get(period.unit, "range")


def _read_period(text, found, policy):
    """``Quý II/2026``; ``chậm nhất 15/8/2026``."""
    (period,) = found.periods
    first, last = period.get_days(policy)
    is_day = period.unit == "day"
    reason = _get_period_reason(period, policy)
    return Schedule(
        text,
        _get_kind(period),
        date_start=None if is_day else first,
        date_deadline=last,
        ambiguous=bool(reason),
        reason=reason,
    )


def _get_period_reason(period, policy) -> str | None:
    """Return why a period can be read in another way."""
    if period.is_lunar:
        return "lunar"
    if period.week or (period.part and not _is_sure_part(period)):
        return "vague_part"
    if policy.is_working_year and _depends_on_basis(period):
        return "working_year"
    return None


def _is_sure_part(period) -> bool:
    """The end of a month is its last day in any reading."""
    return period.unit == "months" or (period.unit, period.part) == ("month", "cuoi")


def _depends_on_basis(period) -> bool:
    if period.unit in ("months", "quarter"):
        return True
    if period.unit == "year":
        return period.year is not None
    is_named = period.unit in ("day", "month")
    return is_named and period.year is None and period.number >= 10


def _read_until(text, found, policy):
    """``Đến hết tháng 8/2026``, ``hết quý III``: an end without a beginning."""
    (period,) = found.periods
    last = period.get_days(policy)[1]
    return Schedule(text, _get_until_kind(period, found), date_deadline=last)


def _get_until_kind(period, found) -> str:
    words = next(iter(found.all("U")), "")
    if words.startswith("truoc") or (found.has("M") and period.unit == "day"):
        return "date"
    return _get_kind(period) if words.startswith("het") else "range"


def _read_by(text, found, policy):
    """``Đến năm 2020``: by its end, or on reaching it."""
    (period,) = found.periods
    last = period.get_days(policy)[1]
    is_vague = period.unit != "day"
    return Schedule(
        text,
        _get_until_kind(period, found),
        date_deadline=last,
        ambiguous=is_vague,
        reason="by_year" if is_vague else None,
    )


def _read_before(text, found, policy):
    """``Trước 20/10/2026``; before an hour, the day itself still counts."""
    (period,) = found.periods
    first = period.get_days(policy)[0]
    if found.has("H"):
        return Schedule(text, "date", date_deadline=first)
    if period.unit != "day":
        return Schedule(text, "date", date_deadline=_before_period(period, policy))
    return Schedule(
        text,
        "date",
        date_deadline=policy.day_before(first),
        ambiguous=True,
        reason="before_day",
    )


def _before_period(period, policy):
    first, last = period.get_days(policy)
    return last if period.unit == "working_year" else first - _DAY


def _read_range(text, found, policy):
    """``Từ 15/12 đến 15/01``, ``Tháng 4 - 6/2026``, ``2019-2021``."""
    begin, end = found.periods
    begin, end = begin.with_year_of(end), end.with_year_of(begin)
    first, last = begin.get_days(policy)[0], end.get_days(policy)[1]
    if last < first:
        first, last = _turn_year(found.periods, begin, end, policy)
    unsaid = [period.year for period in found.periods] == [None, None]
    is_crossing = unsaid and first.year != last.year
    return Schedule(
        text,
        "range",
        date_start=first,
        date_deadline=last,
        ambiguous=is_crossing,
        reason="working_year" if is_crossing else None,
    )


def _turn_year(printed, begin, end, policy) -> tuple[date, date]:
    """Return the days of a range over the turn of the year.

    :raises ImpossiblePeriod: if both years are printed
    """
    if all(period.year for period in printed):
        raise ImpossiblePeriod
    if printed[1].year:
        begin = replace(begin, shift=-1)
    else:
        end = replace(end, year=end.year or policy.year, shift=1)
    return begin.get_days(policy)[0], end.get_days(policy)[1]


def _read_from_signing(text, found, policy):
    """``Từ ngày ký đến hết năm 2026``."""
    (end,) = found.periods
    last = end.get_days(policy)[1]
    return Schedule(text, "range", date_start=policy.issued, date_deadline=last)


def _read_open(text, found, policy):
    """``Từ năm 2026``, ``Năm 2026 và những năm tiếp theo``."""
    periods = _share_year(found.periods)
    first = min(period.get_days(policy)[0] for period in periods)
    return Schedule(text, "range", date_start=first, open_ended=True)


def _read_after(text, found, policy):
    """``Sau ngày 15/6/2026``: no deadline is said."""
    (period,) = found.periods
    first = period.get_days(policy)[1] + _DAY
    return Schedule(
        text,
        "range",
        date_start=first,
        ambiguous=True,
        reason="after_day",
        open_ended=True,
    )


def _read_neighbours(text, found, policy):
    """``Tháng 3, 4/2026``: one range, if each period follows the one before."""
    if found.has_words:
        return None
    periods = _share_year(found.periods)
    days = [period.get_days(policy) for period in periods]
    if all(after[0] - before[1] == _DAY for before, after in pairwise(days)):
        return Schedule(text, "range", date_start=days[0][0], date_deadline=days[-1][1])
    return None


def _share_year(periods) -> list[Period]:
    """Give periods printed without a year the one printed after them."""
    shared, year = [], None
    for period in reversed(periods):
        year = period.year or year
        shared.append(replace(period, year=period.year or year))
    return shared[::-1]


def _read_continuous(text, found, policy):
    """``Thường xuyên``; ``cả năm`` may also mean once, within the year."""
    is_year = any("ca nam" in words for words in found.all("c"))
    return Schedule(
        text,
        "continuous",
        ambiguous=is_year,
        reason="all_year" if is_year else None,
    )


def _read_event(text, found, policy):
    words = found.all("e")[0].split()
    is_lunar = {"tet", "am", "nguyen"} & set(words)
    has_no_end = {"xuat", "sinh"} & set(words) or "sinh" in found.all("e")[-1]
    return Schedule(
        text,
        "event",
        ambiguous=bool(is_lunar),
        reason="lunar" if is_lunar else None,
        open_ended=bool(has_no_end),
    )


_PATTERNS = [
    (re.compile(pattern), read)
    for pattern, read in [
        (r"[BMFIUTA]?e.*", _read_event),
        (r"M?H?[DP]", _read_period),
        (r"c(?:[,-]?[PY])?", _read_continuous),
        (r"M?BH?D|M?BP", _read_before),
        (r"M?U[DP]", _read_until),
        (r"M?T[DP]", _read_by),
        (r"F?[DP](?:-|T|T?U)[DP]", _read_range),
        (r"F?S(?:-|T|T?U)[DP]", _read_from_signing),
        (r"[DP](?:,[DP])+|P(?:[,-]P)+", _read_neighbours),
        (r"F[DP]O?|(?:P[,-])?PO", _read_open),
        (r"A[DP]", _read_after),
        (r"V?E", recurring.read_every),
        (r"M?B?H?d,?E", recurring.read_weekday),
        (r"E,?M?B?[DP]|M?B?[DP],?E", recurring.read_yearly_day),
        (r"FD(?:-|T|T?U)DE", recurring.read_window),
        (r"M?BD(?:,B?D)+", recurring.read_dates),
        (r"D(?:,D)+E?|E,?M?B?D(?:,B?D)+|M?BD(?:,B?D)+E", recurring.read_dates),
        (r"(?:E,?)?M?B?n(?:,[nN])*[CR]|M?B?n(?:,[nN])*,?E", recurring.read_day_of),
        (
            r"(?:E,?)?M?B?n(?:,[nN])*C?|(?:E,?)?M?B?n(?:,[nN])*C?K",
            recurring.read_day_of,
        ),
        (r"(?:E,?)?M?B?K", recurring.read_month_of_quarter),
        (r"X", recurring.read_times),
        (r"EN", recurring.read_every_times),
        (r"Z", recurring.read_interval),
        (r"(?:[LEY],)*L(?:,[LYE])*", recurring.read_report_periods),
    ]
]
