"""From words to marks: what each piece of a time expression is.

A mark has one letter (``vocabulary.py``), so that the marks of a text make a word
which a pattern can match (``patterns.py``).
"""

from dataclasses import dataclass, replace
from typing import Any

from .periods import Period
from .vocabulary import VOCABULARY

_LISTED = {",", "-", "T"}
_LISTED_UNITS = {"month", "quarter", "working_quarter"}


@dataclass(frozen=True)
class Mark:
    """A piece of the text: its letter, its meaning and where it stands."""

    letter: str
    value: Any
    start: int
    end: int


def scan(folded: str) -> list[Mark]:
    """Return the marks of a folded text, in their order; filling words have none."""
    marks, place = [], 0
    while place < len(folded):
        mark = None if folded[place].isspace() else _scan_at(folded, place)
        if mark and mark.letter:
            marks.append(mark)
        place = mark.end if mark else place + 1
    return _join_parts(_name_days(_name_numbers(_name_units(marks))))


def _scan_at(folded, place) -> Mark | None:
    for letter, pattern, make in VOCABULARY:
        found = pattern.match(folded, place)
        if found:
            return Mark(letter, make(found), place, found.end())
    return None


def _name_units(marks) -> list[Mark]:
    """Take the bare ``quý`` of ``quý, 6 tháng, năm`` for a reporting period."""
    if not any(mark.letter == "L" for mark in marks):
        return marks
    return [replace(mark, letter="E") if mark.letter == "g" else mark for mark in marks]


def _name_numbers(marks) -> list[Mark]:
    """Name what stands alone in a list: ``tháng 3, 4``, ``hằng tháng, quý``."""
    named = []
    for mark in marks:
        if mark.letter == "N" and _is_listed_after(named, "P"):
            mark = _name_number(mark, named[-2].value.unit)
        elif mark.letter in "gY" and _is_listed_after(named, "EL"):
            mark = replace(mark, letter="E", value=mark.value or {"freq": "yearly"})
        named.append(mark)
    return named


def _name_number(mark, unit) -> Mark:
    if unit not in _LISTED_UNITS:
        return mark
    return replace(mark, letter="P", value=replace(mark.value, unit=unit))


def _is_listed_after(named, letters) -> bool:
    if len(named) < 2:
        return False
    return named[-1].letter in _LISTED and named[-2].letter in letters


def _name_days(marks) -> list[Mark]:
    """Turn ``ngày 10 đến 15/6`` and ``10-15/6`` into two days of one month."""
    named = list(marks)
    for place in range(len(named) - 2):
        first, between, second = named[place : place + 3]
        if first.letter in "nN" and between.letter in _LISTED and second.letter == "D":
            number = first.value if first.letter == "n" else first.value.number
            day = replace(second.value, day=number)
            named[place] = replace(first, letter="D", value=day)
    return named


def _join_parts(marks) -> list[Mark]:
    """Join ``cuối``, ``tuần 1`` and ``năm trước`` with the period they speak of."""
    joined: list[Mark] = []
    for mark in marks:
        whole = _join(joined[-1], mark) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(mark)
    return [_alone(mark) for mark in joined]


def _join(before, mark) -> Mark | None:
    value = _join_values(before, mark)
    if value is None:
        return None
    return Mark("D" if before.letter == "D" else "P", value, before.start, mark.end)


def _join_values(before, mark) -> Period | None:
    match before.letter + mark.letter:
        case "VP":
            return replace(mark.value, part=before.value)
        case "VY":
            return Period("year", part=before.value)
        case "WP":
            return replace(mark.value, week=before.value)
        case "DJ" | "PJ":
            return replace(before.value, shift=mark.value.shift)
        case "Dj" | "Pj":
            return before.value
    return None


def _alone(mark) -> Mark:
    if mark.letter == "J":
        return replace(mark, letter="P")
    return replace(mark, letter="w") if mark.letter in "Wj" else mark
