"""Words as a person reads them, whatever the program that wrote them.

Files store the same Vietnamese text in several ways: composed (NFC) or decomposed
(NFD), with hard blanks, zero-width characters and double blanks.
"""

import re
import unicodedata
from functools import lru_cache

from .errors import PlanFileError

MAX_SIGNS = 50_000  # of one paragraph or cell

_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_BREAKS = dict.fromkeys(map(ord, "\v\f\r\u0085\u2028\u2029"), "\n")
_INVISIBLE = dict.fromkeys(
    [
        *range(0x00, 0x09),
        *range(0x0E, 0x20),
        *range(0x200B, 0x2010),
        0x00AD,
        0x2060,
        0xFEFF,
    ]
)
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))
_CLEANING = _BLANKS | _BREAKS | _INVISIBLE
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=5000)
def clean_lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that are not blank, each tidied and composed.

    :raises PlanFileError: if it is far longer than anything a plan says in one place
    """
    if len(text) > MAX_SIGNS:
        raise PlanFileError("too_long", start=text[:50].strip(), limit=MAX_SIGNS)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    lines = (
        " ".join(line.split())
        for line in text.replace("\r\n", "\n").translate(_CLEANING).split("\n")
    )
    return tuple(line for line in lines if line)


def clean(text: str) -> str:
    """Return ``text`` as one line."""
    return " ".join(clean_lines(text))


def fold(text: str) -> str:
    """Return the bare words of ``text``: lower case, no accents, no punctuation.

    ``Đơn vị chủ trì (nếu có)`` gives ``don vi chu tri neu co``.
    """
    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return _NOT_WORDS.sub(" ", flat.translate(_ACCENTS)).strip()
