"""Sizes, faces and distances of official papers: one table for PDF and Word.

Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục I; where the decree leaves a range, the
value is the one of its own samples.
"""

from dataclasses import dataclass

from .paper import Align, Orientation
from .text_width import text_width

# Millimetres
PAGE_SIZE = {"portrait": (210.0, 297.0), "landscape": (297.0, 210.0)}
MARGIN_TOP = 20.0
MARGIN_RIGHT = 15.0
MARGIN_BOTTOM = 20.0
MARGIN_LEFT = 30.0
PAGE_NUMBER_TOP = 10.0  # from the edge of the sheet to the line of the number
FIRST_LINE = 12.7
CELL_PADDING = 1.5
CELL_PADDING_VERTICAL = 0.7

# Points
RULE_WIDTH = 0.75
RULE_GAP = 3.0  # above and below a rule
BORDER_WIDTH = 0.5

WORD_FONT = "Times New Roman"
PDF_FONT = "Liberation Serif"  # the same widths, and free to be shipped
SINGLE_LINE = 1.149  # height of a single line of that font, in its size
RULE_SHARE = 0.4  # of the line above: the decree allows 1/3 to 1/2

ADDRESSEE_INDENT = 25.0
SIGNING_SPACE = 72.0  # points left for the signature and the seal


@dataclass(frozen=True)
class Style:
    """The look of a paragraph.

    :param size: of the letters, in points
    :param first_line: indent of the first line in millimetres, negative to hang
    :param left: indent of all lines, in millimetres
    :param before: space above in points; there is never space below
    :param line: height of a line, 1 is a single one
    :param keep_next: stays on the page of what follows
    """

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "justify"
    first_line: float = 0
    left: float = 0
    before: float = 0
    line: float = 1
    keep_next: bool = False


def page_width(orientation: Orientation) -> float:
    """Return the width between the margins, in millimetres."""
    return PAGE_SIZE[orientation][0] - MARGIN_LEFT - MARGIN_RIGHT


def page_height(orientation: Orientation) -> float:
    """Return the height between the margins, in millimetres."""
    return PAGE_SIZE[orientation][1] - MARGIN_TOP - MARGIN_BOTTOM


_BODY = {"size": 14, "first_line": FIRST_LINE, "before": 6, "line": 1.15}
_CENTRED = {"align": "center", "keep_next": True}
_COLON = ADDRESSEE_INDENT + text_width("Kính gửi", 14)
_DASH = text_width("- ", 14)

STYLES = {
    "national_name": Style(12, bold=True, align="center"),
    "motto": Style(13, bold=True, align="center"),
    "superior": Style(12, align="center"),
    "agency": Style(12, bold=True, align="center"),
    "number": Style(13, align="center", before=8),
    "summary": Style(12, align="center", before=6),
    "place_date": Style(13, italic=True, align="center", before=8),
    "type_name": Style(14, bold=True, before=18, **_CENTRED),
    "annex_label": Style(14, bold=True, **_CENTRED),
    "title": Style(14, bold=True, **_CENTRED),
    "attachment": Style(14, italic=True, **_CENTRED),
    "authority": Style(14, bold=True, before=18, **_CENTRED),
    "ground": Style(italic=True, **_BODY),
    "enacting": Style(14, bold=True, before=12, **_CENTRED),
    "addressee": Style(14, align="center", before=18),
    "addressee_label": Style(14, align="left", left=ADDRESSEE_INDENT, before=18),
    "addressee_item": Style(14, align="left", left=_COLON + _DASH, first_line=-_DASH),
    "body": Style(**_BODY),
    "heading": Style(bold=True, keep_next=True, **_BODY),
    "chapter": Style(14, bold=True, before=12, **_CENTRED),
    "chapter_title": Style(14, bold=True, **_CENTRED),
    "recipients_label": Style(12, bold=True, italic=True, align="left", keep_next=True),
    "recipient": Style(11, align="left"),
    "signature": Style(14, bold=True, align="center"),
    "signature_name": Style(14, bold=True, align="center", before=SIGNING_SPACE),
    "cell": Style(13, align="left"),
    "cell_head": Style(13, bold=True, align="center"),
    "page_number": Style(13, align="center"),
}
