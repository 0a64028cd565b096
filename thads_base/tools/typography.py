"""How official papers write numbers, dates, lists and letters.

Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

# The order that points of an article take: no f, j, w, z and no marked vowels
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
END_MARK = "./."
BLANK = "\u00a0" * 6
SHORT_DATE = re.compile(r"\bngày (\d{1,2})/(\d{1,2})/(\d{4})\b")
LINE_ENDS = dict.fromkeys([11, 12, 13, 0x85, 0x2028, 0x2029], "\n")
UNPRINTABLE = dict.fromkeys([*range(9), *range(14, 32), 0xFFFE, 0xFFFF])
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def printable(text: str) -> str:
    """Return ``text`` composed, without the control characters of pasted text.

    Whatever ends a line there is a line feed here.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    return text.translate(LINE_ENDS | UNPRINTABLE)


def upper(text: str) -> str:
    """Return ``text`` in capitals, each letter one character with its marks."""
    return printable(text).upper()


def padded(number: int) -> str:
    """Return a number as papers write it: ``05``, ``15``, ``115``."""
    return f"{number:02d}"


def numbered_symbol(number: int | None, symbol: str) -> str:
    """Return ``05/QĐ-THADS``; the number is left blank while there is none."""
    return f"{padded(number) if number else BLANK}/{symbol}"


def written_date(day: date | None) -> str:
    """Return ``ngày 05 tháng 01 năm 2026``, with blanks to fill in for no date.

    Days under 10 and the months 1 and 2 take a leading zero, other months none.
    """
    if not day:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}".rstrip("\u00a0")
    month = padded(day.month) if day.month < 3 else str(day.month)
    return f"ngày {padded(day.day)} tháng {month} năm {day.year}"


def write_dates(text: str) -> str:
    """Return a text with the dates in it as papers write them.

    >>> write_dates("Quyết định số 253/QĐ-THADS ngày 5/10/2025")
    'Quyết định số 253/QĐ-THADS ngày 05 tháng 10 năm 2025'
    """
    return SHORT_DATE.sub(_write_match, text)


def _write_match(match: re.Match) -> str:
    day, month, year = map(int, match.groups())
    try:
        return written_date(date(year, month, day))
    except ValueError:
        return match[0]


def placed_date(place: str, day: date | None) -> str:
    """Return ``Tuyên Quang, ngày 05 tháng 01 năm 2026``."""
    return f"{place}, {written_date(day)}"


def point_letter(position: int) -> str:
    """Return the letter of the ``position``-th point, counted from 1.

    :raises ValueError: if the alphabet has no such letter
    """
    if not 1 <= position <= len(POINT_LETTERS):
        raise ValueError(f"no letter for point {position}")
    return POINT_LETTERS[position - 1]


def roman(number: int) -> str:
    """Return a whole number from 1 to 3999 in Roman figures.

    :raises ValueError: outside that range
    """
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman figures for {number}")
    figures = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        figures += letters * count
    return figures


def ended(text: str, mark: str) -> str:
    """Return ``text`` with ``mark`` in place of whatever punctuation ends it."""
    return text.rstrip(" \t\n.;,/") + mark


def listed(items: Iterable[str], mark: str = ";", last: str = ".") -> list[str]:
    """Return the items of a list, each ended by ``mark``, the last one by ``last``."""
    items = list(items)
    return [ended(item, mark) for item in items[:-1]] + [
        ended(item, last) for item in items[-1:]
    ]
