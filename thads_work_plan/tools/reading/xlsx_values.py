"""What an Excel cell shows, from the number it stores and its number format.

A date is written the way plans write it: the whole date where the day is shown, else
the month or the year. What cannot be known from the cell is said as a doubt.
"""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from .grid import Cell

FIRST_YEAR, LAST_YEAR = 2000, 2100  # a plan's dates lie within
FIRST_SERIAL, LAST_SERIAL = 36526, 73415  # 01/01/2000 to 31/12/2100
MAX_SERIAL = 2_958_465  # 31/12/9999, the last day Excel knows
ERRORS = (
    "#REF!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
)

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETED = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CLOCK = re.compile(r"h+([:.h ]*m+)?([:. ]*s+)?|m+[:.]s+|am/pm|a/p", re.IGNORECASE)
_FORMULA = re.compile(r"^=[A-Z$\[(+\-\d\"'].*[(!$\d]")


class DateFormat(NamedTuple):
    """What a number format shows of a date."""

    year: bool
    month: bool
    day: bool
    clock: bool
    named: bool  # the month by name, or with the word "Tháng"


def read_number(number: float, number_format: str, ref: str, base_1904: bool) -> Cell:
    """Return the cell that shows ``number``.

    :param ref: the cell's name, such as ``D8``, for doubts
    :param base_1904: whether days are counted from 1904, as in old Excel for Mac
    """
    shown = get_date_format(number_format)
    if shown is None:
        return Cell((format_plain(number, number_format),), number, ref=ref)
    if not 0 <= number <= MAX_SERIAL:
        return Cell((format_plain(number, "General"),), number, ref=ref)
    moment = to_datetime(number, base_1904)
    text = _format_moment(moment, shown)
    doubt = _doubt_moment(moment, shown, text, ref)
    return Cell((text,), None, (doubt,) if doubt else (), ref)


def read_lines(lines: tuple[str, ...], ref: str) -> Cell:
    """Return the cell that holds ``lines``; an error or formula is not its text."""
    if lines and lines[0] in ERRORS:
        return read_error(lines[0], ref)
    if lines and _FORMULA.match(lines[0]):
        return read_missing_formula(ref)
    return Cell(lines, ref=ref)


def unescape(text: str) -> str:
    """Return a string without Excel's way to write signs: ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def read_error(value: str, ref: str) -> Cell:
    return Cell(doubts=(("cell_error", {"cell": ref, "value": value}),))


def read_missing_formula(ref: str) -> Cell:
    """Return a cell whose formula was saved without its result."""
    return Cell(doubts=(("formula_without_value", {"cell": ref}),))


def read_serial_date(number: float) -> str | None:
    """Return the date behind a number that lost its date format, else ``None``."""
    if not (FIRST_SERIAL <= number <= LAST_SERIAL and number == int(number)):
        return None
    return f"{to_datetime(number, base_1904=False):%d/%m/%Y}"


def to_datetime(number: float, base_1904: bool) -> datetime:
    """Return the moment that Excel stores as ``number`` days.

    Excel counts a 29/02/1900 that never was: days before it stand one later.
    """
    if base_1904:
        start = datetime(1904, 1, 1)
    else:
        start = datetime(1899, 12, 30 if number >= 60 else 31)
    return start + timedelta(minutes=round(number * 24 * 60))


@lru_cache(maxsize=1000)
def get_date_format(number_format: str) -> DateFormat | None:
    """Return what the format shows of a date, ``None`` if it shows a plain number."""
    section = number_format.split(";")[0]
    if number_format.lower() == "general" or section == "@":
        return None
    words = "".join(match[1] or "" for match in _QUOTED.finditer(section)).lower()
    bare = _QUOTED.sub("", section)
    has_elapsed = bool(_ELAPSED.search(bare))
    bare = _BRACKETED.sub("", bare).lower()
    calendar = _CLOCK.sub(" ", bare)
    shown = DateFormat(
        year="y" in calendar,
        month="m" in calendar,
        day="d" in calendar,
        clock=has_elapsed or calendar != bare,
        named="mmm" in calendar or "tháng" in words,
    )
    return shown if any(shown[:4]) and not re.search(r"[0#?]", calendar) else None


def format_plain(number: float, number_format: str) -> str:
    """Return a plain number as shown: padding, decimals, thousands, percent."""
    section = _BRACKETED.sub("", _QUOTED.sub("", number_format.split(";")[0])).strip()
    if section.endswith("%"):
        return f"{number * 100:.10g}%"
    if "#,##0" in section:
        return f"{number:,.0f}".replace(",", ".")
    fixed = re.fullmatch(r"(0+)(?:\.(0+))?", section)
    if not fixed:
        return f"{number:.15g}"
    decimals = len(fixed[2] or "")
    width = len(fixed[1]) + (decimals + 1 if decimals else 0)
    return f"{number:0{width}.{decimals}f}"


def _format_moment(moment: datetime, shown: DateFormat) -> str:
    if shown.day:
        text = f"{moment:%d/%m/}{moment.year}"
        has_hour = shown.clock and (moment.hour or moment.minute)
        return f"{moment:%Hh%M} ngày {text}" if has_hour else text
    if shown.month:
        pattern = "Tháng {0}/{1}" if shown.named or not shown.year else "{0:02}/{1}"
        return pattern.format(moment.month, moment.year)
    return f"Năm {moment.year}" if shown.year else f"{moment:%H:%M}"


def _doubt_moment(
    moment: datetime, shown: DateFormat, text: str, ref: str
) -> tuple[str, dict] | None:
    if not (shown.year or shown.month or shown.day):
        return "time_only", {"cell": ref, "text": text}
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return "date_out_of_range", {"cell": ref, "text": text}
    can_be_swapped = shown.day and not shown.named and moment.day <= 12
    if can_be_swapped and moment.day != moment.month:
        other = f"{moment.month:02}/{moment.day:02}/{moment.year}"
        return "date_day_month", {"cell": ref, "text": text, "other": other}
    return None
