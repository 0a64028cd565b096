"""Papers as Word files, in the measures of ``paper_styles``."""

import io
from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC, datetime

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .paper_docx_table import write_columns, write_grid
from .paper_docx_xml import (
    add,
    style_id,
    style_name,
    twips,
    write_gap,
    write_line,
    write_rule,
)
from .paper_layout import Sheet
from .paper_styles import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_NUMBER_TOP,
    PAGE_SIZE,
    STYLES,
    WORD_FONT,
    Style,
)

LANGUAGE = "vi-VN"
WORD_2013 = "15"  # the layout rules a file asks Word to follow


def write_docx(sheets: Iterable[Sheet], title: str = "") -> bytes:
    """Return the Word file of a paper.

    :param title: of the file's properties, plain text
    """
    document = Document()
    _describe(document.core_properties, title)
    _follow_word_2013(document)
    _define_styles(document)
    _write_sheets(document, list(sheets))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(properties, title: str) -> None:
    """Say what the file is, in place of what the template says of itself."""
    properties.title, properties.language = title, LANGUAGE
    properties.author = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.now(UTC)


def _follow_word_2013(document) -> None:
    compat = document.settings.element.find(qn("w:compat"))
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)


def _define_styles(document) -> None:
    styles = document.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    normal = document.styles["Normal"]
    _set_font(normal, STYLES["body"])
    normal.paragraph_format.space_after = Pt(0)
    for key, look in STYLES.items():
        style = document.styles.add_style(style_name(key), WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), style_id(key))
        style.base_style = normal
        _set_font(style, look)
        _set_format(style.paragraph_format, look)


def _set_font(style, look: Style) -> None:
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = look.italic
    style.font.name = WORD_FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), WORD_FONT)
    add(properties, "lang", val=LANGUAGE)


def _set_format(paragraph_format, look: Style) -> None:
    paragraph_format.alignment = WD_ALIGN_PARAGRAPH[look.align.upper()]
    paragraph_format.first_line_indent = Mm(look.first_line)
    paragraph_format.left_indent = Mm(look.left)
    paragraph_format.space_before = Pt(look.before)
    paragraph_format.space_after = Pt(0)
    paragraph_format.line_spacing = float(look.line)
    paragraph_format.keep_with_next = look.keep_next
    paragraph_format.widow_control = True


def _write_sheets(document, sheets: list[Sheet]) -> None:
    body = document.element.body
    last = body.sectPr
    _number_pages(document.sections[0])
    for sheet in sheets:
        section = last if sheet is sheets[-1] else deepcopy(last)
        _set_up_section(section, sheet)
        holder = body.makeelement(body.tag)
        write_elements(holder, sheet.elements)
        for element in list(holder):
            last.addprevious(element)
        _end_section(last, None if section is last else section)


def _number_pages(section) -> None:
    """Put the page number into the head of all pages but the first."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    add(add(paragraph, "pPr"), "pStyle", val=style_id("page_number"))
    field = add(paragraph, "fldSimple", instr="PAGE")
    add(add(field, "r"), "t").text = "2"


def _set_up_section(section, sheet: Sheet) -> None:
    width, height = (str(twips(length)) for length in PAGE_SIZE[sheet.orientation])
    size = section.get_or_add_pgSz()
    size.attrib.clear()
    size.set(qn("w:w"), width)
    size.set(qn("w:h"), height)
    size.set(qn("w:orient"), sheet.orientation)
    margins = section.get_or_add_pgMar()
    for edge, length in (
        ("top", MARGIN_TOP),
        ("right", MARGIN_RIGHT),
        ("bottom", MARGIN_BOTTOM),
        ("left", MARGIN_LEFT),
        ("header", PAGE_NUMBER_TOP),
        ("footer", PAGE_NUMBER_TOP),
        ("gutter", 0),
    ):
        margins.set(qn(f"w:{edge}"), str(twips(length)))
    margins.addnext(section.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"}))


def write_elements(parent, elements) -> None:
    """Write elements of a sheet, or of a column, one below the other."""
    for element, following in zip(elements, (*elements[1:], None), strict=False):
        WRITERS[element.kind](parent, element, following)


def _end_section(before, section) -> None:
    """End a sheet by a paragraph too low to be seen, which carries its set-up.

    The last sheet needs one too: its set-up stands by itself, but Word wants a
    paragraph after a table.
    """
    paragraph = before.makeelement(qn("w:p"))
    properties = add(paragraph, "pPr")
    add(properties, "spacing", before=0, after=0, line=20, lineRule="exact")
    if section is not None:
        properties.append(section)
    before.addprevious(paragraph)


def _write_line(parent, line, following) -> None:
    write_line(parent, line.style, line.runs, _keeps(following))


def _keeps(following) -> bool:
    return following is not None and following.kind == "gap"


WRITERS = {
    "line": _write_line,
    "rule": lambda parent, rule, following: write_rule(parent, rule),
    "gap": lambda parent, gap, following: write_gap(parent, gap.height),
    "columns": lambda parent, columns, following: write_columns(
        parent, columns, write_elements
    ),
    "grid": lambda parent, grid, following: write_grid(parent, grid),
}
