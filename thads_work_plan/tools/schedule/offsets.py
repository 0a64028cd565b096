"""Terms that run from an event: ``03 ngày làm việc, kể từ ngày nhận hồ sơ``.

The day of the event is not counted (BLDS 2015, Điều 147). Without the event's day
there is no date.
"""

import re

from .reading import Policy, Schedule

_OFFSET = re.compile(
    r"(?:(?P<lead>cham\s+nhat(?:\s+la)?|khong\s+qua|(?:trong\s+)?thoi\s+han|trong\s+vong"
    r"|toi\s+da|sau|truoc)\s+)?"
    r"(?<![\d/])(?P<amount>\d{1,3})\s*"
    r"(?P<unit>ngay\s+lam\s+viec|ngay|tuan|thang|gio)(?!\w|\s*/|\s+(?:dau|cuoi|\d|mot\s+lan))"
    r"(?:\s*,?\s*(?:(?:ke|tinh)\s+tu|tu|sau)(?:\s+(?:ngay|khi|luc|thoi\s+diem))*"
    r"(?:\s+(?P<anchor>.+))?)?"
)
_UNITS = {"ngay": "day", "tuan": "week", "thang": "month", "gio": "hour"}
_TERMS = {"khong qua", "trong thoi han", "thoi han", "trong vong", "toi da"}
_PERIOD_ENDS = {
    re.compile(r"ket thuc (?:ky (?:bao cao|thong ke)|(?:moi )?thang)"): "monthly",
    re.compile(r"ket thuc (?:moi )?quy"): "quarterly",
}


def read_offset(text: str, folded: str, policy: Policy) -> Schedule | None:
    """Return the reading of a term that runs from an event, ``None`` if it is none."""
    found = _OFFSET.search(folded)
    if not found or not _is_term(found):
        return None
    anchor = text[slice(*found.span("anchor"))].strip() if found["anchor"] else None
    unit = " ".join(found["unit"].split())
    offset = {
        "amount": int(found["amount"]),
        "unit": _UNITS.get(unit, "working_day"),
        "anchor": anchor,
    }
    frequency = _get_frequency(found["anchor"] or "")
    if frequency:
        recurrence = {"freq": frequency, "offset": offset}
        return Schedule(text, "periodic", recurrence=recurrence, offset=offset)
    is_loose = found["lead"] in ("sau", "truoc")
    return Schedule(
        text,
        "event",
        offset=offset,
        ambiguous=is_loose,
        reason="after_day" if is_loose else None,
    )


def _is_term(found) -> bool:
    lead = " ".join((found["lead"] or "").split())
    has_event = found["anchor"] is not None
    return has_event or lead in _TERMS or found["unit"].startswith("ngay lam")


def _get_frequency(anchor: str) -> str | None:
    for pattern, frequency in _PERIOD_ENDS.items():
        if pattern.match(anchor):
            return frequency
    return None
