"""Reads a Word file into paragraphs and tables, in the order they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .container import Package
from .docx_numbering import stamp_labels
from .docx_table import make_grid
from .docx_text import (
    MC,
    W,
    get_text,
    is_mark_removed,
    iter_boxes,
    stamp_removed_marks,
)
from .errors import PlanFileError
from .grid import MAX_ROWS, Grid
from .text import clean_lines

MAX_PARAGRAPHS = 250_000  # of the whole file, those in cells included
MAX_NESTED = 2  # tables inside tables that are looked at for themselves

_TRACKED = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
)
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
_OLD_FONTS = (".vn", "vni-")  # TCVN3 and VNI fonts: the letters behind are not Unicode


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the page; ``number`` counts those with text, from 1."""

    number: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(slots=True)
class Table:
    """A table of the page, with the tables that stand inside its cells."""

    grid: Grid
    inner: list["Table"] = field(default_factory=list)


@dataclass(slots=True)
class WordDocument:
    """What is printed, and what about the file a person should know."""

    blocks: list[Paragraph | Table]
    has_tracked_changes: bool
    has_pictures: bool
    has_old_fonts: bool


def read_word(package: Package) -> WordDocument:
    """Return the content of the main part; headers, footers and notes are left out."""
    root = package.parse(package.main_path)
    if sum(1 for _paragraph in root.iter(f"{W}p")) > MAX_PARAGRAPHS:
        raise PlanFileError("too_many_rows", limit=MAX_ROWS)
    stamp_removed_marks(root)
    stamp_labels(package, root)
    body = root.find(f"{W}body")
    blocks = [] if body is None else list(_BlockReader().iter_blocks(body))
    return WordDocument(
        blocks,
        has_tracked_changes=next(root.iter(*_TRACKED), None) is not None,
        has_pictures=next(root.iter(*_PICTURES), None) is not None,
        has_old_fonts=any(
            (fonts.get(f"{W}ascii") or "").lower().startswith(_OLD_FONTS)
            for fonts in root.iter(f"{W}rFonts")
        ),
    )


class _BlockReader:
    """Walks through a body and numbers its paragraphs."""

    def __init__(self):
        self._count = 0
        self._carried = ""

    def iter_blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        for child in container:
            if child.tag == f"{W}p":
                yield from self._read_paragraph(child)
            elif child.tag == f"{W}tbl":
                yield _make_table(child)
            elif child.tag not in (f"{W}sdtPr", f"{W}sectPr", f"{MC}Fallback"):
                yield from self.iter_blocks(child)

    def _read_paragraph(self, paragraph: etree._Element) -> Iterator[Paragraph | Table]:
        text = self._carried + get_text(paragraph)
        if is_mark_removed(paragraph):
            self._carried = text
            return
        self._carried = ""
        lines = clean_lines(text)
        if lines:
            self._count += 1
            if self._count > MAX_ROWS:
                raise PlanFileError("too_many_rows", limit=MAX_ROWS)
            yield Paragraph(self._count, lines)
        for box in iter_boxes(paragraph):
            yield from self.iter_blocks(box)


def _make_table(element: etree._Element, depth: int = 0) -> Table:
    inner = [
        _make_table(table, depth + 1)
        for table in element.iter(f"{W}tbl")
        if depth < MAX_NESTED and next(table.iterancestors(f"{W}tbl"), None) is element
    ]
    return Table(make_grid(element), inner)


def iter_table_paragraphs(table: Table) -> Iterator[str]:
    """Yield the lines of a table that is only there for the layout, row by row."""
    for row in table.grid.rows:
        for slot in row.slots:
            if slot.own:
                yield from slot.cell.lines
