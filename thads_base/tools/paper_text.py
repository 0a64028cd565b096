"""Plain text, as typed by a clerk, to the paragraphs of a paper."""

import re
from collections.abc import Iterator

from .paper import Block, Paragraph, article, paragraph, part_title

ARTICLE = re.compile(r"Điều (\d+)\.\s*(.*)")
PART = re.compile(r"([IVXLC]+)\.\s+(.+)")
CHAPTER = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục) [IVXLC\d]+")


def text_lines(text: str | None) -> tuple[str, ...]:
    """Return the lines of a text that are not blank."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def text_blocks(text: str | None) -> tuple[Block, ...]:
    """Return a paragraph for each line of a text.

    ``Điều 1.``, ``I.`` and ``Chương I`` (with the line after it) are laid out as such.
    """
    return tuple(_paragraphs(iter(text_lines(text))))


def _paragraphs(lines: Iterator[str]) -> Iterator[Paragraph]:
    for line in lines:
        if match := ARTICLE.fullmatch(line):
            yield article(int(match[1]), match[2])
        elif match := PART.fullmatch(line):
            yield part_title(match[1], match[2])
        elif CHAPTER.fullmatch(line):
            yield paragraph(line, style="chapter")
            yield paragraph(next(lines, "").upper(), style="chapter_title")
        else:
            yield paragraph(line)
