"""One time expression, read whole or in its parts."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from .marks import Mark, scan
from .offsets import read_offset
from .patterns import read_marks
from .reading import Policy, Schedule
from .words import clean, fold, strip_line

_SAME_AS_ABOVE = re.compile(r"-?\s*(?:nt|nhu\s+tren|[\"”]+)\s*-?")
_SERIAL = re.compile(r"[34]\d{4}|5[0-5]\d{3}")  # 1982 to 2050
_SERIAL_START = date(1899, 12, 30)
_SUBJECT = re.compile(r"^([^:\d]{2,40}):\s+(?=\S)")
_DATED = set("DPp")
_MAX_LENGTH = 1_000


@lru_cache(maxsize=20_000)
def parse(
    text: str | None,
    year: int,
    basis: str = "calendar",
    before: str = "literal",
    issued: date | None = None,
) -> Schedule:
    """Read a time expression.

    Days on which offices are closed stay as printed; no date is made up where the
    words have none.

    :param text: the words of the cell; lines are read one by one
    :param year: year in the plan's title
    :param basis: ``calendar``, or ``thads`` for a plan of the working year, 01/10 of
        the year before to 30/9: October to December without a year are of the year
        before, "6 tháng đầu năm" begins on 01/10 (Thông tư 06/2019/TT-BTP, Điều 4).
        "Quý II/2026" is the calendar's quarter all the same; only "quý II năm công
        tác" is of the working year
    :param before: ``literal``: "trước ngày 20/10" is done by 19/10; ``common``: by
        20/10, as offices often count
    :param issued: day the plan was signed, for "từ ngày ký"
    """
    policy = Policy(year, basis, before, issued)
    cleaned = clean(text)[:_MAX_LENGTH]
    lines = [line for line in map(strip_line, cleaned.split("\n")) if line]
    if not any(map(str.isalnum, cleaned)) and not _SAME_AS_ABOVE.fullmatch(cleaned):
        return Schedule(cleaned, "event", reason="blank")
    if len(lines) > 1:
        return _read_lines(cleaned, lines, policy)
    return _read_line(lines[0] if lines else cleaned, policy)


def _read_lines(text, lines, policy) -> Schedule:
    """Read a cell line by line; a sentence that was wrapped is one expression."""
    parts = tuple(_read_line(line, policy) for line in lines)
    if len(set(lines)) == 1:
        return replace(parts[0], text=text)
    if any(part.reason == "not_understood" for part in parts):
        whole = _read_line(text.replace("\n", " "), policy)
        if whole.kind not in ("mixed", "event"):
            return replace(whole, text=text)
    return _mix(text, parts, is_unpaired=True)


def _read_line(text, policy) -> Schedule:
    folded = fold(text)
    if _SAME_AS_ABOVE.fullmatch(folded):
        return Schedule(text, "event", reason="same_as_above")
    if _SERIAL.fullmatch(folded):
        return _read_serial(text)
    pieces = _split(text, r";") or _split(text, r",(?=[^,:]{2,40}:\s)")
    if pieces:
        return _mix(text, tuple(_read_line(piece, policy) for piece in pieces))
    subject = _SUBJECT.match(text)
    if subject:
        reading = _read_line(text[subject.end() :], policy)
        return replace(reading, subject=subject[1].strip())
    return read_offset(text, folded, policy) or _read_scanned(text, folded, policy)


def _split(text, separator) -> list[str]:
    pieces = [piece.strip() for piece in re.split(separator, text) if piece.strip(" .")]
    return pieces if len(pieces) > 1 else []


def _read_serial(text) -> Schedule:
    """Read the number that a date cell shows when it has lost its format."""
    return Schedule(
        text,
        "date",
        date_deadline=_SERIAL_START + timedelta(days=int(text)),
        ambiguous=True,
        reason="serial_number",
    )


def _read_scanned(text, folded, policy) -> Schedule:
    marks = _name_weak_periods(scan(folded))
    if _cites_first(marks):
        return _give_up(text)
    return (
        _read_whole(text, marks, policy)
        or _read_pieces(text, marks, policy)
        or _give_up(text)
    )


def _name_weak_periods(marks) -> list[Mark]:
    """Take ``2026`` or ``3/2026`` for a time unless other words stand around it."""
    letter = "w" if any(mark.letter == "w" for mark in marks) else "P"
    if any(mark.letter in "BMUTFDP" for mark in marks):
        letter = "P"
    return [
        replace(mark, letter=letter) if mark.letter == "p" else mark for mark in marks
    ]


def _cites_first(marks) -> bool:
    """A date behind the number of a paper is the paper's."""
    for mark in marks:
        if mark.letter in "BMUFec" or mark.letter in _DATED:
            return False
        if mark.letter == "q":
            return any(later.letter in _DATED for later in marks)
    return False


def _read_whole(text, marks, policy) -> Schedule | None:
    """Read all marks together, up to a condition that follows a time."""
    cut = _find_condition(marks)
    reading = read_marks(text, marks[:cut], policy)
    if not reading:
        return None
    if cut < len(marks):
        return _doubt(reading, "condition")
    if reading.date_deadline and any(mark.letter == "w" for mark in marks):
        return _doubt(reading, "other_words")
    return reading


def _find_condition(marks) -> int:
    """Return where words such as ``theo chỉ đạo`` begin behind a time."""
    has_time = False
    for place, mark in enumerate(marks):
        if has_time and mark.letter in "eq":
            return place - (marks[place - 1].letter == ",")
        has_time = has_time or mark.letter in _DATED
    return len(marks)


def _doubt(reading, reason) -> Schedule:
    return replace(reading, ambiguous=True, reason=reading.reason or reason)


def _read_pieces(text, marks, policy) -> Schedule | None:
    """Read the pieces between separators each on its own."""
    for separators in ("o", ",o"):
        pieces = _cut(text, marks, separators)
        if len(pieces) > 1:
            parts = [
                _read_piece(piece, own_marks, policy) for piece, own_marks in pieces
            ]
            known = tuple(part for part in parts if part)
            if known:
                return _mix(text, known, is_partial=len(known) < len(parts))
    return None


def _read_piece(text, marks, policy) -> Schedule | None:
    return _read_whole(text, marks, policy) or _read_pieces(text, marks, policy)


def _cut(text, marks, separators: str) -> list[tuple[str, list[Mark]]]:
    pieces, start, own = [], 0, []
    for mark in marks:
        if mark.letter in separators:
            pieces.append((text[start : mark.start], own))
            start, own = mark.end, []
        else:
            own.append(mark)
    pieces.append((text[start:], own))
    return [(piece.strip(" ,."), own) for piece, own in pieces if own]


def _mix(text, parts: tuple[Schedule, ...], is_unpaired=False, is_partial=False):
    """Make one reading of several."""
    parts = tuple(_flatten(parts))
    if len(parts) == 1:
        reading = replace(parts[0], text=text)
        return _doubt(reading, "other_words") if is_partial else reading
    if _say_the_same(parts):
        return replace(parts[0], text=text)
    is_ambiguous = is_unpaired or is_partial or any(part.ambiguous for part in parts)
    return Schedule(
        text,
        "mixed",
        parts=parts,
        ambiguous=is_ambiguous,
        reason="several_times" if is_ambiguous else None,
    )


def _say_the_same(parts) -> bool:
    kinds = {part.kind for part in parts}
    if kinds == {"event"}:
        return not any(part.offset for part in parts)
    return kinds == {"continuous"}


def _flatten(parts) -> list[Schedule]:
    flat = []
    for part in parts:
        flat.extend(part.parts or [part])
    return flat


def _give_up(text) -> Schedule:
    """Words without a time that is understood: they stay, and a person looks."""
    return Schedule(text, "event", ambiguous=True, reason="not_understood")
