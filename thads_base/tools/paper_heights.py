"""How high the rows of a table print, about, and which of them stay together."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .paper_styles import CELL_PADDING, CELL_PADDING_VERTICAL, SINGLE_LINE, STYLES
from .text_width import MM_PER_POINT, count_lines

LINE_HEIGHT = STYLES["cell"].size * SINGLE_LINE * MM_PER_POINT


def cell_height(text: str, width: float, bold: bool, italic: bool) -> float:
    """Return about how high a cell prints that is ``width`` wide, in millimetres."""
    look = STYLES["cell"]
    lines = count_lines(text, width - 2 * CELL_PADDING, look.size, bold, italic)
    return lines * LINE_HEIGHT + 2 * CELL_PADDING_VERTICAL


def row_heights(rows: Sequence[Sequence]) -> list[float]:
    """Return how high rows of places are, in millimetres.

    What a spanning cell needs beyond its rows goes to the last of them.
    """
    heights = [
        max((place.height for place in row if place.rowspan == 1), default=0)
        for row in rows
    ]
    for position, row in enumerate(rows):
        for place in row:
            if place.rowspan > 1 and not place.continued:
                end = position + place.rowspan
                lack = place.height - sum(heights[position:end])
                heights[end - 1] += max(lack, 0)
    return heights


def joined_rows(
    rows: Sequence[Sequence], heights: Sequence[float], limit: float
) -> list[bool]:
    """Return of each row whether it stays on the page of the next one.

    Rows that share a spanning cell do, unless they are higher together than ``limit``,
    which is what a page holds, in millimetres.
    """
    numbers = _number_groups(rows)
    totals: dict[int, float] = defaultdict(float)
    for number, height in zip(numbers, heights, strict=True):
        totals[number] += height
    return [
        number == following and totals[number] < limit
        for number, following in pairwise([*numbers, None])
    ]


def _number_groups(rows: Sequence[Sequence]) -> list[int]:
    """Number rows so that those that share a spanning cell have the same number."""
    numbers, number = [], 0
    for row in rows:
        numbers.append(number)
        number += all(place.left == 1 for place in row)
    return numbers
