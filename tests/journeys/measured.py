"""What a printed paper measures: millimetres from the top left corner of a page."""

import io
from dataclasses import dataclass, field

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextLine
from pypdf import PdfReader

MM = 25.4 / 72
EMBEDDED = {"/FontFile", "/FontFile2", "/FontFile3"}


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass
class Page:
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def body(self) -> list[Line]:
        """All but the number of the page."""
        return [line for line in self.lines if line is not self.number]

    @property
    def number(self) -> Line | None:
        """The number of the page, if the topmost line is one."""
        first = min(self.lines, key=lambda line: line.top, default=None)
        return first if first and first.text.isdigit() else None

    @property
    def margins(self) -> dict[str, float]:
        """The white around what is printed, the number of the page left aside."""
        return {
            "left": min(line.left for line in self.body),
            "right": self.width - max(line.right for line in self.body),
            "top": min(line.top for line in self.body),
            "bottom": self.height - max(line.bottom for line in self.body),
        }

    def without(self, heads: set[str]) -> set[str]:
        """Those of the ``heads`` of a table that the page has not."""
        return {
            head
            for head in heads
            if not any(stack.startswith(head) for stack in self.stacks)
        }

    @property
    def stacks(self) -> list[str]:
        """Lines centred one below the other, joined, as in the head of a table."""
        stacks = []
        for line in self.lines:
            for stack in stacks:
                above = stack[-1]
                is_below = 0 < line.top - above.top < 1.5 * (line.bottom - line.top)
                if is_below and abs(above.middle - line.middle) < 1:
                    stack.append(line)
                    break
            else:
                stacks.append([line])
        return [" ".join(line.text for line in stack) for stack in stacks]


def read_pages(content: bytes) -> list[Page]:
    return [
        _read_page(page)
        for page in extract_pages(io.BytesIO(content), laparams=LAParams())
    ]


def read_fonts(content: bytes) -> dict[str, bool]:
    """The fonts of a PDF, each with whether it travels with the file."""
    fonts = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            below = font.get("/DescendantFonts")
            described = below[0].get_object() if below else font
            descriptor = described.get("/FontDescriptor", {})
            fonts[str(font["/BaseFont"])] = not EMBEDDED.isdisjoint(descriptor)
    return fonts


def _read_page(layout) -> Page:
    page = Page(layout.width * MM, layout.height * MM)
    pending = list(layout)
    while pending:
        item = pending.pop()
        if isinstance(item, LTTextLine):
            if text := " ".join(item.get_text().split()):
                page.lines.append(_get_line(item, text, layout.height))
        elif hasattr(item, "__iter__"):
            pending.extend(item)
    page.lines.sort(key=lambda line: (round(line.top), line.left))
    return page


def _get_line(item, text, height) -> Line:
    return Line(
        text,
        item.x0 * MM,
        (height - item.y1) * MM,
        item.x1 * MM,
        (height - item.y0) * MM,
    )
