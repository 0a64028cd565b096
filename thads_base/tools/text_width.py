"""How wide a text prints, measured in the font that papers are printed in."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONT_FOLDER = Path(__file__).parent.parent / "static" / "fonts"
FACES = {
    (False, False): "LiberationSerif-Regular.ttf",
    (True, False): "LiberationSerif-Bold.ttf",
    (False, True): "LiberationSerif-Italic.ttf",
    (True, True): "LiberationSerif-BoldItalic.ttf",
}
MM_PER_POINT = 25.4 / 72
MEASURED_SIZE = 1000  # large enough for hinting not to count

# A name that takes two lines is best cut before these words
LINE_STARTERS = ("TỈNH", "THÀNH PHỐ", "KHU VỰC", "THI HÀNH ÁN")
# Not cut by the end of a centred line
COMPOUNDS = re.compile(
    r"\b(?:kế hoạch công tác(?: năm \d{4})?|dự thảo|kế hoạch|công tác|năm \d{4}"
    r"|quyết định|phê duyệt|ý kiến|giải trình|khu vực \d+|thi hành án|dân sự)\b",
    re.IGNORECASE,
)
BOUND = "\N{NO-BREAK SPACE}"
NARROWING = 1.0  # millimetres tried at a time to even out lines


@cache
def _font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT_FOLDER / FACES[bold, italic], MEASURED_SIZE)


def text_width(
    text: str, size: float, bold: bool = False, italic: bool = False
) -> float:
    """Return the width of a line of text in millimetres, ``size`` in points."""
    length = _font(bold, italic).getlength(text)
    return length / MEASURED_SIZE * size * MM_PER_POINT


@lru_cache(maxsize=20_000)
def word_width(word: str, bold: bool, italic: bool) -> float:
    """Return the width of a word in letters of one point, in millimetres."""
    return text_width(word, 1, bold, italic)


def balanced_lines(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Cut a centred text into as few lines as fit, of lengths as even as can be.

    :param width: what a line may take, in millimetres
    :param measure: width of a text on one line, in millimetres
    :return: the lines, one below the other
    """
    words = [(word, measure(word)) for word in _find_words(text, width, measure)]
    space = measure(" ")
    lines = _filled_lines(words, space, width)
    if len(lines) == 2 and (cut := _cut_before_starter(text, width, measure)):
        return cut
    narrower, longest = lines, max((length for _word, length in words), default=0)
    while len(narrower) == len(lines) and width > longest:
        lines, width = narrower, width - NARROWING
        narrower = _filled_lines(words, space, width)
    return "\n".join(lines)


def _find_words(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return what a line may end after: words, and compounds that fit into a line.

    >>> _find_words("dự thảo Kế hoạch công tác năm 2027 của Phòng", 27, len)
    ['dự thảo', 'Kế hoạch công tác năm 2027', 'của', 'Phòng']
    >>> _find_words("Kế hoạch công tác năm 2027", 20, len)
    ['Kế', 'hoạch', 'công', 'tác', 'năm', '2027']
    """

    def bind(match: re.Match) -> str:
        fits = measure(match[0]) <= width
        return match[0].replace(" ", BOUND) if fits else match[0]

    words = re.split(r"[ \t\n]+", COMPOUNDS.sub(bind, text))
    return [word.replace(BOUND, " ") for word in words if word]


def _filled_lines(words: list[tuple[str, float]], space: float, width: float):
    """Fill line after line with as many words as fit, at least one."""
    lines, left = [], -1.0
    for word, length in words:
        if left < space + length:
            lines.append(word)
            left = width - length
        else:
            lines[-1] += f" {word}"
            left -= space + length
    return lines


def _cut_before_starter(text: str, width: float, measure) -> str | None:
    for starter in LINE_STARTERS:
        cut = text.upper().rfind(f" {starter} ")
        lines = (text[:cut], text[cut + 1 :])
        if cut > 0 and all(measure(line) <= width for line in lines):
            return "\n".join(lines)
    return None
