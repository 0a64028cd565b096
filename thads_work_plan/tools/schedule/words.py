"""The words of a time expression, made comparable."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_BULLET = re.compile(r"^\s*(?:[-+•*●▪]|\d{1,2}\)|[a-zđ]\))\s*", re.IGNORECASE)
# "06 (sáu)": the number said again in words
_SAID_AGAIN = re.compile(r"(?<=\d)(\s*)\(([^\W\d_]+(?:\s[^\W\d_]+)?)\)")


def clean(text: str | None) -> str:
    """Return ``text`` composed (NFC), with plain dashes and blanks, lines kept."""
    text = unicodedata.normalize("NFC", text or "").translate(_DASHES)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def strip_line(line: str) -> str:
    """Return a line without the bullet before it and the stop after it."""
    return _BULLET.sub("", line).strip(" .;,:…\n")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, of the same length."""
    folded = "".join(_fold_letter(letter) for letter in text)
    return _SAID_AGAIN.sub(lambda found: " " * len(found[0]), folded)


def _fold_letter(letter: str) -> str:
    lower = letter.lower()
    return "d" if lower == "đ" else unicodedata.normalize("NFD", lower)[0]
