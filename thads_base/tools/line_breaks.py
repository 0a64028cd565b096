"""Where the lines of a cell end: one rule for the PDF and for Word.

A line ends at a space or after a dash, never within what is written as one word, such
as 02/02/2018, IV/2018 or 253/QĐ-THADS. Only a word that no line holds is cut, after
its hyphens, and what is still too wide between its letters.

Widths are given in the unit that ``measure`` returns.
"""

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str], float]

HYPHEN, BOUND_HYPHEN = "-", "\u2011"  # no line ends after the second
WORD = re.compile(r"[^ \t\n]+")
DASHED = re.compile(r"[^–—]*[–—]+|[^–—]+")  # parts of a word, to their dashes
INNER_HYPHEN = re.compile("(?<=.)-(?=.)")
HYPHENED = re.compile(r"[^-]*-+|[^-]+")


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines of a text, each as full as it can be.

    :param text: its paragraphs, one below the other
    """
    return [
        line
        for paragraph in text.split("\n")
        for line in _fill(_pieces(paragraph, width, measure), width, measure)
    ]


def bind_hyphens(text: str, width: float, measure: Measure) -> str:
    """Return a text for Word, which by itself ends lines after any hyphen.

    Where :func:`break_lines` does not, the hyphen is ``BOUND_HYPHEN``.
    """
    return WORD.sub(
        lambda word: "".join(
            INNER_HYPHEN.sub(BOUND_HYPHEN, part) if len(pieces) == 1 else part
            for part, pieces in _parts(word[0], width, measure)
        ),
        text,
    )


def _pieces(paragraph: str, width, measure) -> Iterator[tuple[str, str]]:
    """Yield what lines may end between, each after the space that it follows."""
    for word in WORD.findall(paragraph):
        space = " "
        for _part, pieces in _parts(word, width, measure):
            for piece in pieces:
                yield space, piece
                space = ""


def _parts(word: str, width, measure) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of a word up to its dashes, each with the pieces it is cut in."""
    for part in DASHED.findall(word):
        fits = HYPHEN not in part or measure(part) <= width
        yield part, [part] if fits else HYPHENED.findall(part)


def _fill(pieces, width, measure) -> list[str]:
    lines, left = [""], -1.0
    for space, piece in pieces:
        needed = measure(space) + measure(piece)
        if needed <= left:
            lines[-1] += space + piece
            left -= needed
        else:
            cut = _cut(piece, width, measure)
            lines += cut
            left = width - measure(cut[-1])
    return lines[1:] or lines


def _cut(piece: str, width, measure) -> list[str]:
    """Cut what is wider than a line between its letters."""
    if measure(piece) <= width:
        return [piece]
    cuts = [piece[0]]
    for letter in piece[1:]:
        if measure(cuts[-1] + letter) <= width:
            cuts[-1] += letter
        else:
            cuts.append(letter)
    return cuts
