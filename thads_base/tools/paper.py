"""What an official paper says, apart from how it looks.

A :class:`Paper` is described once; ``paper_layout`` places its parts on sheets, from
which both the PDF and the Word file are made. Texts are given as they are to be read,
without the punctuation and capitals that the layout adds by rule.

Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục I and III.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from .typography import point_letter, upper

Align = Literal["left", "center", "right", "justify"]
CellAlign = Literal["left", "center", "right"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body.

    :param style: name in ``paper_styles.STYLES``
    :param article: number of the article (Điều) that the paragraph opens
    """

    runs: tuple[Run, ...]
    style: str = "body"
    article: int | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Column:
    """A column of a table; ``width`` is its share of the table's width."""

    width: float
    align: CellAlign = "left"


@dataclass(frozen=True)
class Cell:
    """A cell; each line of ``text`` is a paragraph of its own.

    :param align: the column's if not given
    :param colspan: columns covered, itself included
    :param rowspan: rows covered, itself included; covered rows have no such cell
    :param number: what the text shows, for a sheet to add up
    """

    text: str = ""
    align: CellAlign | None = None
    bold: bool = False
    italic: bool = False
    colspan: int = 1
    rowspan: int = 1
    number: int | None = None


@dataclass(frozen=True)
class Row:
    """A row of a table; a ``section`` row heads those below it, in bold."""

    cells: tuple[Cell, ...]
    kind: Literal["plain", "section", "total"] = "plain"


@dataclass(frozen=True)
class Table:
    """A table; its ``header`` rows come again on every page.

    :param size: of the letters, in points; the one of all tables if not given
    """

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float | None = None


Block = Paragraph | Table


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines over the signature, then the name without degrees."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An official paper, or one that goes with it (annex, attached plan).

    :param kind: ``decision``, ``named`` (plan, report ...), ``letter`` (công văn) or
        ``annex``
    :param superior: direct superior body, empty if none
    :param agency: body that issues the paper
    :param symbol: ``QĐ-THADS``; empty for a paper without a number of its own
    :param number: not known before it is issued
    :param place: where it is issued; empty for a paper without a date line
    :param type_name: ``Quyết định``; for an annex its label, ``Phụ lục I``
    :param title: the trích yếu, for a letter without its ``V/v``
    :param attachment: what the paper goes with, ``Kèm theo Quyết định số ...``
    :param authority: who decides, printed over the grounds of a decision
    :param enacting: printed between the grounds of a decision and its articles
    :param grounds: the căn cứ, one text each
    :param addressees: the kính gửi, one text each
    :param recipients: the nơi nhận with their purposes, without the first line
        (``Như trên``) and the last one (``Lưu``), which follow from the rest
    :param archive: units that keep a copy besides the registry: ``VP``
    :param annexes: papers that follow on sheets of their own, numbered apart
    """

    kind: Literal["decision", "named", "letter", "annex"]
    orientation: Orientation = "portrait"
    superior: str = ""
    agency: str = ""
    symbol: str = ""
    number: int | None = None
    place: str = ""
    date: datetime.date | None = None
    type_name: str = ""
    title: str = ""
    attachment: str = ""
    authority: str = ""
    enacting: str = "QUYẾT ĐỊNH:"
    grounds: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    archive: str = ""
    annexes: tuple["Paper", ...] = field(default=())

    def parts(self) -> Iterator["Paper"]:
        """Yield the paper, then all that goes with it, in the order of printing."""
        yield self
        for annex in self.annexes:
            yield from annex.parts()

    @property
    def last_article(self) -> int | None:
        """Number of the last article of the body, None if it has no articles."""
        articles = [
            block.article
            for block in self.body
            if isinstance(block, Paragraph) and block.article
        ]
        return articles[-1] if articles else None


def paragraph(*parts: str | Run, style: str = "body") -> Paragraph:
    """Return a paragraph of texts and runs."""
    return Paragraph(
        tuple(Run(part) if isinstance(part, str) else part for part in parts), style
    )


def chapter(label: str, title: str) -> tuple[Paragraph, Paragraph]:
    """Return the two lines of a phần, chương or mục: ``Chương I``, ``QUY ĐỊNH``."""
    return (
        paragraph(label, style="chapter"),
        paragraph(upper(title), style="chapter_title"),
    )


def article(number: int, text: str = "", title: str = "") -> Paragraph:
    """Return the first paragraph of an article: ``Điều 1.`` and its title in bold."""
    head = f"Điều {number}." + (f" {title}" if title else "")
    runs = (Run(head, bold=True), *((Run(f" {text}"),) if text else ()))
    return Paragraph(runs, article=number)


def part_title(number: str, title: str) -> Paragraph:
    """Return the title of a part in Roman figures: ``I. MỤC ĐÍCH, YÊU CẦU``."""
    return paragraph(f"{number}. {upper(title)}", style="heading")


def clause_title(number: str, title: str) -> Paragraph:
    """Return the title of a clause on a line of its own: ``1. Mục đích``."""
    return paragraph(f"{number}. {title}", style="heading")


def points(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """Return paragraphs lettered a), b), c), d), đ) ..."""
    return tuple(
        paragraph(f"{point_letter(position)}) {text}")
        for position, text in enumerate(texts, start=1)
    )
