"""Texts as they are searched for: without accents, capitals or punctuation."""

import re
import unicodedata

_LETTERS = str.maketrans("đĐ", "dD")
_NOT_WORDS = re.compile(r"[^0-9a-z]+")


def strip_accents(text: str) -> str:
    """Return a text in plain letters; signs that have none are left out.

    >>> strip_accents("Đơn – Ủy quyền")
    'Don  Uy quyen'
    """
    flat = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return flat.encode("ascii", "ignore").decode()


def fold(text: str) -> str:
    """Return the bare words of a text.

    >>> fold("Nguyễn Thị Đào, (0912) 345-678")
    'nguyen thi dao 0912 345 678'
    """
    return _NOT_WORDS.sub(" ", strip_accents(text).lower()).strip()
