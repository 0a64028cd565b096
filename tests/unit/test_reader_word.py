"""What Word files hold besides plain text in plain tables."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reader_helpers import add_table, outputs, read_word, save, shape

from odoo.addons.thads_work_plan.tools.plan_reader import read_plan

W = nsdecls("w")
HEADER = ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì")
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3"))


def make_document(*rows):
    document = docx.Document()
    return document, add_table(document, [HEADER, *rows])


def read(document):
    return read_plan("ke-hoach.docx", save(document))


def add_numbering(document):
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {W} w:abstractNumId="99">{levels}</w:abstractNum>'),
    )
    numbering.append(
        parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="99"/></w:num>')
    )


def number(cell, depth):
    reference = f'<w:ilvl w:val="{depth}"/><w:numId w:val="77"/>'
    properties = cell.paragraphs[0]._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:numPr {W}>{reference}</w:numPr>"))


def test_numbers_that_word_makes_by_itself():
    names = ((0, "CÔNG TÁC A"), (1, "Nhóm"), (2, "Việc 1"), (2, "Việc 2"), (0, "B"))
    document, table = make_document(
        *(
            ("", name, *(("SP", "Q1", "VP") if depth == 2 else ()))
            for depth, name in names
        )
    )
    add_numbering(document)
    for row, (depth, _name) in enumerate(names, start=1):
        number(table.cell(row, 0), depth)
    reading = read(document)
    assert [(line.marker, line.outline) for line in reading.lines] == [
        ("I.", "I"),
        ("1.", "I.1"),
        ("1.1", "I.1.1"),
        ("1.2", "I.1.2"),
        ("II.", "II"),
    ]


def test_numbers_of_a_list_style():
    document = docx.Document()
    table = add_table(
        document,
        [("Nội dung", "Thời gian", "Chủ trì"), ("Một", "Q1", "A"), ("Hai", "Q2", "B")],
    )
    for row in (1, 2):
        table.cell(row, 0).paragraphs[0].style = "List Number"
    assert [line.marker for line in read(document).lines] == ["1.", "2."]


def test_cells_merged_over_rows_and_columns():
    document, table = make_document(
        ("I", "MỤC MỘT"),
        ("1", "Việc A", "SP1", "Quý I", "VP"),
        ("", "", "SP2", "Quý II", ""),
        ("2", "Việc B", "SP3", "Quý I", "VP"),
    )
    table.cell(1, 1).merge(table.cell(1, 4))
    for column in (0, 1, 4):
        table.cell(2, column).merge(table.cell(3, column))
    reading = read(document)
    assert [line.kind for line in reading.lines] == ["section", "task", "task"]
    first, second = reading.lines[1].outputs
    assert (second.name, second.lead_text) == ("SP2", "VP")
    assert (first.inherited, second.inherited) == ({}, {"lead_text": "vmerge"})


def test_borders_that_were_dragged():
    """Cells of the body do not begin where those of the header do."""

    def row(*cells):
        return "".join(
            ["<w:tr>"]
            + [
                f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'
                f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
                for text, span in cells
            ]
            + ["</w:tr>"]
        )

    widths = "".join(
        f'<w:gridCol w:w="{width}"/>' for width in (600, 60, 3000, 2000, 40, 1500)
    )
    document = docx.Document()
    table = (
        f"<w:tbl {W}><w:tblPr/><w:tblGrid>{widths}</w:tblGrid>"
        + row(("TT", 2), ("Nội dung", 1), ("Sản phẩm", 2), ("Thời gian", 1))
        + row(("1", 1), ("Việc A", 2), ("SP", 1), ("Quý I", 2))
        + row(("2", 2), ("Việc B", 1), ("SP2", 2), ("Quý II", 1))
        + "</w:tbl>"
    )
    document.element.body.insert(0, parse_xml(table))
    assert [output[:2] for output in outputs(read(document))] == [
        ("SP", "Quý I"),
        ("SP2", "Quý II"),
    ]


def test_content_controls_around_rows_and_words():
    document, table = make_document(("1", "Việc A", "SP", "Quý I", "VP"))
    row = table._tbl.tr_lst[1]
    for element in (row.tc_lst[1].p_lst[0].findall(qn("w:r"))[0], row):
        control = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.getparent().replace(element, control)
        control[1].append(element)
    assert shape(read(document)) == [("task", "1", "Việc A")]


def test_hidden_words_fields_links_and_breaks():
    document, table = make_document(("1", "Việc", "SP", "Quý I", "VP"))
    paragraph = table.cell(1, 1).paragraphs[0]._p
    for piece in (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẨN</w:t></w:r>",
        "<w:hyperlink><w:r><w:tab/><w:t>liên kết</w:t></w:r></w:hyperlink>",
        "<w:r><w:instrText>HYPERLINK x</w:instrText><w:br/><w:t>dòng hai</w:t></w:r>",
    ):
        head, _gap, tail = piece.partition(">")
        paragraph.append(parse_xml(f"{head} {W}>{tail}"))
    assert read(document).lines[0].name == "Việc liên kết dòng hai"


def test_moved_words_and_a_deleted_end_of_paragraph():
    document, table = make_document(("1", "", "SP", "Quý I", "VP"))
    cell = table.cell(1, 1)._tc
    first = cell.p_lst[0]
    mark = '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    first.append(parse_xml(f"<w:pPr {W}>{mark}</w:pPr>"))
    for name, word in (("moveFrom", "cũ"), ("moveTo", "mới ")):
        run = f"<w:r><w:t>{word}</w:t></w:r>"
        first.append(parse_xml(f'<w:{name} {W} w:id="1">{run}</w:{name}>'))
    cell.append(parse_xml(f"<w:p {W}><w:r><w:t>tiếp</w:t></w:r></w:p>"))
    reading = read(document)
    assert reading.lines[0].name == "mới tiếp"
    assert [warning.code for warning in reading.warnings] == ["tracked_changes"]


def test_a_plan_inside_a_table_for_the_layout():
    document = docx.Document()
    outer = document.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=2, cols=5)
    for row, texts in enumerate((HEADER, ("1", "Việc A", "SP", "Quý I", "VP"))):
        for column, text in enumerate(texts):
            inner.cell(row, column).text = text
    listed = inner.cell(1, 2).add_table(rows=1, cols=2)
    listed.cell(0, 0).text, listed.cell(0, 1).text = "phần 1", "phần 2"
    reading = read(document)
    assert outputs(reading) == [("SP\nphần 1\nphần 2", "Quý I", "VP", "")]


def test_a_plan_inside_a_text_box_is_read_once():
    texts = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in ("1. Việc A", "- Chủ trì: VP", "- Thời gian: Quý I")
    )
    box = f"<w:txbxContent>{texts}</w:txbxContent>"
    namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    document = docx.Document()
    document.add_paragraph("Trước").runs[0]._r.append(
        parse_xml(
            f'<mc:AlternateContent {W} xmlns:mc="{namespace}">'
            f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
    )
    assert outputs(read(document)) == [("", "Quý I", "VP", "")]


def test_words_around_the_table():
    reading = read_word(
        [("CỤC THADS TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [("Số: 12/KH-CTHADS", "A, ngày 05 tháng 01 năm 2026")],
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "I. MỤC ĐÍCH",
        "Bảo đảm hoàn thành chỉ tiêu.",
        "II. YÊU CẦU",
        "Phân công rõ ràng.",
        "III. NHIỆM VỤ",
        [HEADER, ("1", "Việc A", "SP", "Quý I", "VP")],
        "IV. KINH PHÍ: Từ nguồn ngân sách.",
        "V. TỔ CHỨC THỰC HIỆN",
        "Văn phòng theo dõi.",
        "Nơi nhận:",
    )
    document = reading.document
    assert document["heading"] == "KẾ HOẠCH"
    assert document["title"] == "Công tác năm 2026"
    assert document["number"] == "12/KH-CTHADS"
    assert document["date"].isoformat() == "2026-01-05"
    assert document["objectives"] == "Bảo đảm hoàn thành chỉ tiêu."
    assert document["requirements"] == "Phân công rõ ràng."
    assert document["funding"] == "Từ nguồn ngân sách."
    assert document["organisation"] == "Văn phòng theo dõi."
