"""Texts as they are searched for: without accents, capitals or punctuation."""

import re
import unicodedata

_LETTERS = str.maketrans("đĐ", "dD")
_NOT_WORDS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return the bare words of a text.

    >>> fold("Nguyễn Thị Đào, (0912) 345-678")
    'nguyen thi dao 0912 345 678'
    """
    flat = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return _NOT_WORDS.sub(" ", flat.encode("ascii", "ignore").decode().lower()).strip()
