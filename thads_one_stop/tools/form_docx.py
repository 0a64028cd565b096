"""The forms of the one-stop desk as Word files, from the very page that is printed.

A form is a template that a province may replace: its page is read, not described anew.
What is known of it are the classes of ``form_page``; of styles, widths alone.
"""

import io
import re
from dataclasses import dataclass, replace

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt
from lxml import html

from odoo.addons.thads_base.tools.paper_docx import LANGUAGE
from odoo.addons.thads_base.tools.paper_docx_xml import add
from odoo.addons.thads_base.tools.paper_styles import WORD_FONT

from .barcodes import as_png

PAGE_SIZES = {"A5": (148, 210), "A4": (210, 297)}  # millimetres
MARGINS = {"top": 9, "right": 10, "bottom": 9, "left": 12}
BLOCKS = {"p", "h1", "div", "table"}
SPACES = {"space": 13, "room": 7}  # classes of empty room, in millimetres high
PICTURES = {"bars": (48, 8), "square": (24, 24)}  # classes of pictures, in millimetres
LINE = 1.06  # of Times, as high as the printed lines
SIDE = 1.2  # millimetres beside the text of a cell

_WHITE = re.compile(r"[ \t\r\n]+")
_WIDTH = re.compile(r"width:\s*([\d.]+)(%|mm)")


@dataclass(frozen=True)
class Look:
    """How a text stands: size in points, after in millimetres, face and place."""

    size: float = 10.5
    bold: bool = False
    italic: bool = False
    upper: bool = False
    underline: bool = False
    lines: bool = False
    align: str = "justify"
    indent: float = 0
    before: float = 0
    after: float = 1


# what the classes and elements of a form change
LOOKS = {
    "number": {"size": 8, "italic": True, "align": "right", "after": 0.6},
    "head": {"size": 8.5, "align": "center", "after": 0},
    "below": {"size": 10, "before": 1.5},
    "h1": {
        "size": 12,
        "bold": True,
        "upper": True,
        "align": "center",
        "before": 2.5,
        "after": 2,
    },
    "copy": {"size": 9, "italic": True, "align": "center"},
    "sub": {"size": 9, "italic": True, "align": "center"},
    "hint": {"size": 9, "italic": True},
    "indented": {"indent": 8},
    "lines": {"lines": True},
    "grid": {"size": 10, "align": "left", "after": 0},
    "station": {"size": 9},
    "middle": {"align": "center"},
    "signatures": {"align": "center", "after": 0},
    "people": {"align": "center", "after": 0},
    "th": {"bold": True, "align": "center"},
    "b": {"bold": True},
    "i": {"italic": True, "bold": False},
    "ruled": {"underline": True},
}


def write_form(page: str, title: str = "") -> bytes:
    """Return the Word file of a page with one or more forms.

    :param str page: HTML of ``form_page``
    :param str title: of the file's properties, plain text
    """
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = document.core_properties.comments = ""
    styles = document.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    normal = document.styles["Normal"]
    normal.font.name = WORD_FONT
    normal.font.size = Pt(Look.size)
    fonts = normal.element.get_or_add_rPr().find(qn("w:rFonts"))
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), WORD_FONT)
    add(normal.element.get_or_add_rPr(), "lang", val=LANGUAGE)
    forms = html.fromstring(page).find_class("form")
    for number, form in enumerate(forms):
        _write_sheet(document, form, number)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write_sheet(document, form, number) -> None:
    section = (
        document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
    )
    size = next(name for name in PAGE_SIZES if name in form.get("class").split())
    width, height = PAGE_SIZES[size]
    section.page_width, section.page_height = Mm(width), Mm(height)
    for edge, margin in MARGINS.items():
        setattr(section, f"{edge}_margin", Mm(margin))
    section.header_distance = section.footer_distance = Mm(4)
    room = width - MARGINS["left"] - MARGINS["right"]
    _Flow(document, room).add(form, Look())


class _Flow:
    """Writes what stands in a page or a cell, one below the other.

    :ivar place: a document or a cell
    :ivar room: its width in millimetres
    """

    def __init__(self, place, room, first=None):
        self.place, self.room = place, room
        self.free = first  # the empty paragraph that a cell begins with
        self.paragraph = None
        self.waiting = None  # a picture that stands beside the next paragraph

    def add(self, node, look) -> None:
        self._write_text(node.text, look)
        for child in node:
            if isinstance(child.tag, str):
                self._write_child(child, look)
            self._write_text(child.tail, look)

    def _write_child(self, child, look):
        classes = (child.get("class") or "").split()
        look = _get_look(child.tag, classes, look)
        if child.tag == "br":
            self._get_paragraph(look).add_run().add_break()
        elif child.tag == "img":
            self._write_picture(child, classes, look)
        elif child.tag == "table":
            self._write_table(child, classes, look)
            self.paragraph = None
        elif child.tag in BLOCKS:
            self._write_block(child, classes, look)
        else:
            self.add(child, look)

    def _write_block(self, child, classes, look):
        self.paragraph = None
        if height := next((SPACES[name] for name in classes if name in SPACES), 0):
            self._add_low(look, height)
        elif "rule" in classes:
            self._add_rule(look)
        else:
            if style := child.get("style"):
                look = replace(look, align="center") if "center" in style else look
            self.add(child, look)
        self.paragraph = None

    def _write_text(self, text, look):
        if not text:
            return
        words = text if look.lines else _WHITE.sub(" ", text)
        if look.upper:
            words = words.upper()
        if self.paragraph is None:
            words = words.lstrip()
        elif not look.lines and self._ends_with_space():
            words = words.lstrip(" ")
        if not words:
            return
        run = self._get_paragraph(look).add_run(words.rstrip("\n"))
        run.font.size = Pt(look.size)
        run.bold, run.italic = look.bold or None, look.italic or None
        run.underline = look.underline or None

    def _ends_with_space(self):
        text = self.paragraph.text
        return not text or text[-1] in " \n"

    def _get_paragraph(self, look):
        if self.paragraph is None:
            self.paragraph = self._add(look)
            if self.waiting is not None:
                self.paragraph.add_run()._r.append(self.waiting)
                self.waiting = None
        return self.paragraph

    def _add(self, look):
        paragraph, self.free = self.free or self.place.add_paragraph(), None
        form = paragraph.paragraph_format
        form.alignment = WD_ALIGN_PARAGRAPH[look.align.upper()]
        form.first_line_indent = Mm(look.indent)
        form.space_before, form.space_after = Mm(look.before), Mm(look.after)
        form.line_spacing = LINE
        return paragraph

    def _add_low(self, look, height):
        """Add an empty paragraph of that many millimetres."""
        paragraph = self._add(replace(look, before=0, after=0))
        paragraph.paragraph_format.line_spacing = Mm(height)
        return paragraph

    def _add_rule(self, look):
        self._add_low(look, 0.6)
        paragraph = self._add_low(look, 1)
        beside = Mm((self.room - 2 * SIDE - 16) / 2)
        paragraph.paragraph_format.left_indent = beside
        paragraph.paragraph_format.right_indent = beside
        border = add(paragraph._p.get_or_add_pPr(), "pBdr")
        add(border, "top", val="single", sz=4, space=0, color="000000")

    def _write_picture(self, child, classes, look):
        address = child.get("src") or ""
        if not address.startswith("data:image/svg"):
            return
        width, height = next(PICTURES[name] for name in classes if name in PICTURES)
        is_beside = "square" in classes
        paragraph = self._get_paragraph(look) if not is_beside else self._add_holder()
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(as_png(address)), Mm(width), Mm(height))
        if is_beside:
            self.waiting = _float_right(shape)
            paragraph._p.getparent().remove(paragraph._p)

    def _add_holder(self):
        return self.place.add_paragraph()

    def _write_table(self, node, classes, look):
        rows = node.xpath("./tr | ./thead/tr | ./tbody/tr")
        count = max(len(row) for row in rows)
        if "signatures" in classes:
            self._add_low(look, 2)
        table = self.place.add_table(len(rows), count)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        if "grid" in classes:
            table.style = "Table Grid"
        side = 0 if {"head", "people"} & set(classes) else SIDE
        widths = _find_widths(node, rows[0], count, self.room, side)
        _set_margins(table, side)
        for row, source in zip(table.rows, rows, strict=True):
            properties = row._tr.get_or_add_trPr()
            add(properties, "cantSplit")
            if source.getparent().tag == "thead":
                add(properties, "tblHeader")
            for cell, part, width in zip(row.cells, source, widths, strict=False):
                cell.width = Mm(width)
                inside = _get_look(part.tag, (part.get("class") or "").split(), look)
                flow = _Flow(cell, width, cell.paragraphs[0])
                flow.add(part, inside)
                flow.close(inside)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._end_table(look)

    def _end_table(self, look):
        """Word joins tables that follow one another, and wants a cell to end so."""
        if hasattr(self.place, "sections"):
            self._add_low(look, 1)

    def close(self, look):
        """Leave no empty paragraph as high as a line at the end of a cell."""
        if self.free is not None:
            self._add(replace(look, before=0, after=0))


def _get_look(tag, classes, look) -> Look:
    for name in (tag, *classes):
        look = replace(look, **LOOKS.get(name, {}))
    return look


def _find_widths(node, row, count, room, side) -> list[float]:
    """Return the widths of a table's columns in millimetres, what is left in parts.

    :param side: what stands beside the text; widths in millimetres are of the text
    """
    marks = node.xpath("./col") or list(row)
    widths = []
    for mark in marks:
        found = _WIDTH.search(mark.get("style") or "")
        number, unit = found.groups() if found else (0, "")
        share = {"%": float(number) * room / 100, "mm": float(number) + 2 * side}
        widths.append(share.get(unit, 0))
    rest = room - sum(widths)
    open_ones = widths.count(0) or 1
    return [width or rest / open_ones for width in widths][:count]


def _set_margins(table, side) -> None:
    margins = add(table._tbl.tblPr, "tblCellMar")
    for edge in ("left", "right"):
        add(margins, edge, w=round(side * 1440 / 25.4), type="dxa")


def _float_right(shape):
    """Return the drawing of a picture at the right, that text runs around."""
    inline = shape._inline
    extent = inline.extent
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" '
        f'distL="{Emu(Mm(2))}" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
        "</wp:positionH>"
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        "</wp:positionV>"
        f'<wp:extent cx="{extent.cx}" cy="{extent.cy}"/>'
        '<wp:wrapSquare wrapText="left"/>'
        "</wp:anchor>"
    )
    for child in list(inline):
        if child.tag in (qn("wp:docPr"), qn("wp:cNvGraphicFramePr"), qn("a:graphic")):
            anchor.append(child)
    drawing = inline.getparent()
    drawing.replace(inline, anchor)
    return drawing
