"""How high the rows of a table print, about, and which of them stay together."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from .paper_styles import CELL_PADDING_VERTICAL, SINGLE_LINE
from .text_width import MM_PER_POINT


def cell_height(lines: int, size: float) -> float:
    """Return about how high a cell of some lines prints, in millimetres.

    :param size: of the letters, in points
    """
    line_height = size * SINGLE_LINE * MM_PER_POINT
    return lines * line_height + 2 * CELL_PADDING_VERTICAL


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

    Rows under a spanning cell do until there is room for its text; below that the cell
    may go on, empty, on the next page, as Word has it. Rows that are higher together
    than ``limit``, which is what a page holds, in millimetres, are left apart.
    """
    lacks = _lacks(rows, heights)
    numbers = list(accumulate([0, *(lack <= 0 for lack in lacks)]))[:-1]
    totals: dict[int, float] = defaultdict(float)
    for number, height in zip(numbers, heights, strict=True):
        totals[number] += height
    return [
        lack > 0 and totals[number] < limit
        for number, lack in zip(numbers, lacks, strict=True)
    ]


def _lacks(rows: Sequence[Sequence], heights: Sequence[float]) -> list[float]:
    """Return what texts of spanning cells still need below each row, in millimetres."""
    lacks = [0.0] * len(rows)
    for position, row in enumerate(rows):
        for place in row:
            if place.rowspan > 1 and not place.continued:
                need = place.height
                for below in range(position, position + place.rowspan - 1):
                    need -= heights[below]
                    lacks[below] = max(lacks[below], need)
    return lacks
