"""Numbering of the lines of a plan, as Vietnamese administrative papers print it.

Parts are lettered (A, B), sections have Roman numerals (I, II), then come Arabic
numbers (1), dotted ones (1.1), letters of the Vietnamese alphabet (a, b, c, d, đ, e,
g …) with a bracket, and dashes.
"""

import re

LETTERS = "abcdđeghiklmnopqrstuvxy"
SECTION_STYLES = ("part", "roman")

_ROMAN = re.compile(r"^(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_DOTTED = re.compile(r"^\d+(\.\d+)+$")
_STYLES = ("part", "roman", "number", "dotted", "letter", "dash")
_ROMAN_DIGITS = (
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def clean_marker(marker: str | None) -> str:
    """Return ``marker`` without the punctuation that closes it: ``a)`` gives ``a``."""
    return (marker or "").strip().rstrip(".):/ ")


def get_style(marker: str | None) -> str | None:
    """Return how ``marker`` numbers its line, ``None`` when it does not.

    :return: ``part`` (A), ``roman`` (II), ``number`` (1), ``dotted`` (1.1),
        ``letter`` (a) or ``dash`` (-)
    """
    text = clean_marker(marker)
    if not text:
        return None
    if text in ("-", "–", "+", "*", "•"):
        return "dash"
    if _ROMAN.match(text):
        return "roman"
    if text.isdigit():
        return "number"
    if _DOTTED.match(text):
        return "dotted"
    if len(text) == 1 and text.isalpha():
        return "part" if text.isupper() else "letter"
    return None


def get_rank(marker: str | None) -> tuple[int, int] | None:
    """Return how deep ``marker`` stands, to be compared; ``None`` if not numbered."""
    style = get_style(marker)
    if style is None:
        return None
    dots = clean_marker(marker).count(".") if style == "dotted" else 0
    return _STYLES.index(style), dots


def join_outline(parent_outline: str, parent_marker: str, marker: str) -> str:
    """Return the full path of a line, such as ``II.2.1`` or ``IV.1.7.a``.

    A dotted number already holds its parent's: ``2.1`` below ``2`` adds ``1`` only.
    """
    own, above = clean_marker(marker), clean_marker(parent_marker)
    if above and own.startswith(above + "."):
        own = own[len(above) + 1 :]
    return ".".join(part for part in (parent_outline, own) if part)


def get_next_marker(marker: str | None) -> str:
    """Return the marker that follows ``marker``, punctuated alike.

    A line without a number, or with the last letter, is followed by one like it.
    """
    text = clean_marker(marker)
    tail = (marker or "").strip()[len(text) :]
    style = get_style(marker)
    if style == "number":
        return f"{int(text) + 1}{tail}"
    if style == "dotted":
        head, _dot, last = text.rpartition(".")
        return f"{head}.{int(last) + 1}{tail}"
    if style == "roman":
        return to_roman(from_roman(text) + 1) + tail
    if style == "letter" and text in LETTERS[:-1]:
        return LETTERS[LETTERS.index(text) + 1] + tail
    if style == "part" and text < "Z":
        return chr(ord(text) + 1) + tail
    return marker or ""


def get_first_child_marker(marker: str | None) -> str:
    """Return the marker of the first line below the one marked ``marker``.

    Parts are split into I, II; sections into 1, 2; numbers into 1.1, 1.2; dotted
    numbers into a), b). Without a marker it is the first line of a plan: 1.
    """
    style = get_style(marker)
    if style == "part":
        return "I"
    if style in (None, "roman"):
        return "1"
    if style == "number":
        return f"{clean_marker(marker)}.1"
    return "a)" if style == "dotted" else "-"


def get_first_marker(marker: str | None, parent_marker: str | None) -> str:
    """Return the first marker numbered in the way of ``marker`` below a parent."""
    tail = (marker or "").strip()[len(clean_marker(marker)) :]
    style = get_style(marker)
    if style is None:
        return get_first_child_marker(parent_marker)
    if style == "dash":
        return marker.strip()
    if style == "dotted":
        above = clean_marker(parent_marker)
        if get_style(above) in ("number", "dotted"):
            return f"{above}.1{tail}"
        return clean_marker(marker).rpartition(".")[0] + ".1" + tail
    return {"part": "A", "roman": "I", "number": "1", "letter": "a"}[style] + tail


def get_markers(parents: list[int | None], current: list[str]) -> list[str]:
    """Number lines anew by their position in the tree.

    :param parents: for each line in printed order, the index of its parent, which
        stands before it, or ``None``
    :param current: the marker each line has; the first one of each group says how the
        group is numbered
    :return: the new marker of each line, in the same order
    """
    markers: list[str] = []
    last: dict[int | None, str] = {}
    for parent, marker in zip(parents, current, strict=True):
        if parent in last:
            new = get_next_marker(last[parent])
        else:
            above = None if parent is None else markers[parent]
            new = get_first_marker(marker, above)
        last[parent] = new
        markers.append(new)
    return markers


def continue_markers(order, parents, markers, new) -> dict:
    """Number new lines after those that stand before them.

    :param order: lines in printed order
    :param parents: ``{line: the one above it, or None}``
    :param markers: ``{line: its marker}``; the first new line below a line without
        others is numbered in the way of its marker
    :param new: lines that get a number, the others keep theirs
    :return: ``{line: its marker}``
    """
    numbered = dict(markers)
    last: dict = {}
    for line in order:
        parent = parents[line]
        if line in new:
            numbered[line] = (
                get_next_marker(last[parent])
                if parent in last
                else get_first_marker(markers[line], numbered.get(parent))
            )
        last[parent] = numbered[line]
    return numbered


def to_roman(number: int) -> str:
    """Return ``number``, from 1 to 99, in Roman numerals."""
    text = ""
    for value, digits in _ROMAN_DIGITS:
        while number >= value:
            text += digits
            number -= value
    return text


def from_roman(text: str) -> int:
    """Return the value of Roman numerals up to 99."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    numbers = [values[digit] for digit in text]
    following = [*numbers[1:], 0]
    return sum(
        -number if number < after else number
        for number, after in zip(numbers, following, strict=True)
    )
