"""The Word file of a paper, read back."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from odoo.addons.thads_base.tools.paper import (
    Cell,
    Column,
    Paper,
    Row,
    Run,
    Signature,
    Table,
    paragraph,
)
from odoo.addons.thads_base.tools.paper_docx import write_docx
from odoo.addons.thads_base.tools.paper_layout import lay_out

TABLE = Table(
    (Column(1, "center"), Column(4), Column(2)),
    (Row((Cell("TT"), Cell("Nội dung"), Cell("Sản phẩm"))),),
    (
        Row((Cell("I"), Cell("Chỉ đạo", colspan=2)), kind="section"),
        Row((Cell("1", rowspan=2), Cell("Một\nhai", rowspan=2), Cell("a"))),
        Row((Cell("b"),)),
    ),
)
PAPER = Paper(
    kind="letter",
    agency="Thi hành án dân sự tỉnh Tuyên Quang",
    symbol="THADS-VP",
    place="Tuyên Quang",
    title="góp ý",
    body=(paragraph("Đề nghị ", Run("góp ý", bold=True), " dự thảo\x02."),),
    signature=Signature(("TRƯỞNG",), "Nguyễn Văn An"),
    annexes=(
        Paper(
            kind="annex", orientation="landscape", type_name="Phụ lục", body=(TABLE,)
        ),
    ),
)


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(write_docx(lay_out(PAPER), "Góp ý")))


def test_sheets_are_sections_in_their_orientation(document):
    portrait, landscape = document.sections
    for section, width, height in ((portrait, 210, 297), (landscape, 297, 210)):
        assert section.page_width.mm == pytest.approx(width, abs=0.1)
        assert section.page_height.mm == pytest.approx(height, abs=0.1)
        assert section.left_margin.mm == pytest.approx(30, abs=0.1)
        assert section.right_margin.mm == pytest.approx(15, abs=0.1)
        assert section.top_margin.mm == pytest.approx(20, abs=0.1)
        assert section.bottom_margin.mm == pytest.approx(20, abs=0.1)


def test_pages_of_each_sheet_are_numbered_from_the_second(document):
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert not section.first_page_header.paragraphs[0].text
    head = document.sections[0].header.paragraphs[0]
    assert head._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_styles_have_the_sizes_of_the_decree(document):
    body = document.styles["Paper body"]
    assert (body.font.name, body.font.size) == ("Times New Roman", Pt(14))
    assert body.paragraph_format.first_line_indent == pytest.approx(Mm(12.7), abs=999)
    assert document.styles["Paper national name"].font.bold
    assert document.styles["Paper recipient"].font.size == Pt(11)


def test_text_keeps_its_faces_and_loses_control_characters(document):
    line = next(line for line in document.paragraphs if "Đề nghị" in line.text)
    assert line.text == "Đề nghị góp ý dự thảo./."
    assert [run.text for run in line.runs if run.bold] == ["góp ý"]


def test_table_heads_repeat_and_rows_are_whole(document):
    rows = document.tables[-1].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_cells_span_as_described(document):
    table = document.tables[-1]
    assert table.cell(1, 1)._tc is table.cell(1, 2)._tc
    assert table.cell(2, 0).text == table.cell(3, 0).text == "1"
    assert [line.text for line in table.cell(2, 1).paragraphs] == ["Một", "hai"]
    assert table.cell(3, 2).text == "b"


def test_letters_of_a_table_are_as_large_as_it_says(document):
    def find_sizes(table):
        cells = table._cells
        return {cell.paragraphs[0].runs[0].font.size for cell in cells if cell.text}

    assert find_sizes(document.tables[-1]) == {None}  # the style's
    [annex] = PAPER.annexes
    small = replace(annex, body=(replace(TABLE, size=9.5),))
    file = io.BytesIO(write_docx(lay_out(small)))
    assert find_sizes(Document(file).tables[-1]) == {Pt(9.5)}


def test_word_finds_a_paragraph_after_the_last_table(document):
    *_, last, section = document.element.body
    assert (last.tag, section.tag) == (qn("w:p"), qn("w:sectPr"))


def test_file_says_what_it_is(document):
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Góp ý", "vi-VN")
    assert not properties.author
    assert datetime.now(UTC) - properties.created < timedelta(minutes=1)
