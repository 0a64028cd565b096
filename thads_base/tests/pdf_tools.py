"""Measures pages of a PDF in millimetres, from their upper left corner."""

import io
from dataclasses import dataclass
from typing import NamedTuple

from pdfminer.high_level import extract_pages
from pdfminer.layout import (
    LAParams,
    LTChar,
    LTLine,
    LTPage,
    LTTextContainer,
    LTTextLine,
)

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class TextLine:
    """A line of text; ``baseline`` is its distance from the top of the page."""

    text: str
    left: float
    right: float
    baseline: float
    fonts: frozenset
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Border(NamedTuple):
    """A level line; ``height`` is its distance from the top of the page."""

    left: float
    right: float
    height: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: tuple[TextLine, ...]

    def find(self, text: str) -> TextLine:
        """Return the first line that begins with a text."""
        return next(line for line in self.lines if line.text.startswith(text))

    @property
    def words(self) -> str:
        return " ".join(" ".join(line.text for line in self.lines).split())


def read_pages(pdf: bytes) -> list[Page]:
    params = LAParams(boxes_flow=None, char_margin=4, word_margin=0.12)
    return [_read(page) for page in extract_pages(io.BytesIO(pdf), laparams=params)]


def lowest_borders(pdf: bytes) -> list[list[Border]]:
    """Return the lowest borders of each page, from the left."""
    return [_lowest(page) for page in extract_pages(io.BytesIO(pdf))]


def _lowest(page: LTPage) -> list[Border]:
    lines = [item for item in page if isinstance(item, LTLine) and not item.height]
    lowest = min(line.y0 for line in lines)
    height = (page.height - lowest) * MM_PER_POINT
    return sorted(
        Border(line.x0 * MM_PER_POINT, line.x1 * MM_PER_POINT, height)
        for line in lines
        if line.y0 == lowest
    )


def _read(page: LTPage) -> Page:
    lines = [
        _measure(line, page.height)
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        if isinstance(line, LTTextLine) and line.get_text().strip()
    ]
    lines.sort(key=lambda line: (round(line.baseline), line.left))
    return Page(page.width * MM_PER_POINT, page.height * MM_PER_POINT, tuple(lines))


def _measure(line: LTTextLine, page_height: float) -> TextLine:
    characters = [item for item in line if isinstance(item, LTChar)]
    inked = [item for item in characters if item.get_text().strip()]
    return TextLine(
        text=" ".join(line.get_text().replace("\u2011", "-").split()),
        left=inked[0].x0 * MM_PER_POINT,
        right=inked[-1].x1 * MM_PER_POINT,
        baseline=(page_height - inked[0].matrix[5]) * MM_PER_POINT,
        fonts=frozenset(item.fontname.split("+")[-1] for item in inked),
        size=max(item.size for item in inked),
    )
