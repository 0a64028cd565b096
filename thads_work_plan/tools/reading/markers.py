"""Numbers in front of the lines of a plan: I, 1, 1.1, a), -, in all their spellings."""

import re
from typing import NamedTuple

MAX_PARTS = 8  # of one number, such as the four of 1.2.3.4

_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_BULLETS = "-–—−+*•●○▪■◦►➢✓"
_WORDS = r"(?:(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|NHIỆM VỤ|Nhiệm vụ|Nhóm) +)"
# a marker that stands alone in its cell
_ALONE = re.compile(
    rf"(?P<word>{_WORDS})?(?P<open>\()?"
    r"(?P<body>(?:[IVXL]+|[A-ZĐ])(?:\.\d{1,2})*(?:\.[a-zđ])?|"
    r"\d{1,3}(?:[.,]\d{1,2})*(?:\.[a-zđ])?|[a-zđ])"
    r"(?P<close>[.):/]{0,2})"
)
# a marker followed by the words it numbers
_IN_TEXT = re.compile(
    rf"(?P<marker>{_WORDS}?\(?(?:(?:[IVXL]+|[A-ZĐ])(?:\.\d{{1,2}})*|"
    r"\d{1,3}(?:\.\d{1,2})*|[a-zđ])(?:[.):]+|/(?= ))|\d{1,3}(?:\.\d{1,2})+)"
    r"(?: +|(?=[^\W\d_]))(?P<text>\S.*)",
    re.DOTALL,
)
_DASHED = re.compile(
    rf"(?P<marker>[{re.escape(_BULLETS)}]) *(?P<text>[^\W_].*)", re.DOTALL
)


class Marker(NamedTuple):
    """A marker, read.

    :param style: ``part`` (A), ``roman``, ``number`` (1 or 1.1), ``bracket`` ((1) or
        1)), ``letter`` or ``bullet``
    :param parts: what it is made of: ``("II", "1")``, ``("2", "1")``, ``("a",)``
    """

    style: str
    parts: tuple[str, ...]


def parse_marker(text: str) -> Marker | None:
    """Read ``text``, a marker alone; ``None`` if it is none.

    ``II.`` and ``Phần II`` give Roman II, ``2.1`` two numbers, ``a)`` a letter.
    """
    text = text.strip()
    if len(text) == 1 and text in _BULLETS:
        return Marker("bullet", ())
    match = _ALONE.fullmatch(text)
    if not match:
        return None
    parts = tuple(re.split(r"[.,]", match["body"]))
    if len(parts) > MAX_PARTS:
        return None
    return Marker(_get_style(match, parts), _trim_zeros(parts))


def split_marker(text: str) -> tuple[str, str]:
    """Split ``text`` into the marker it begins with and the rest.

    :return: the marker as printed, empty if there is none, and the words after it
    """
    match = _DASHED.fullmatch(text) or _IN_TEXT.fullmatch(text)
    if not match or parse_marker(match["marker"]) is None:
        return "", text
    return match["marker"].strip(), match["text"].strip()


def _get_style(match: re.Match, parts: tuple[str, ...]) -> str:
    first = parts[0]
    if first.isdigit():
        is_bracketed = len(parts) == 1 and ")" in match["close"]
        return "bracket" if is_bracketed else "number"
    if _ROMAN.fullmatch(first):
        return "roman"
    return "part" if first.isupper() else "letter"


def _trim_zeros(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Write 01 as 1, so that it counts as the number it is."""
    return tuple(str(int(part)) if part.isdigit() else part for part in parts)
