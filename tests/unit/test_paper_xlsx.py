"""The table of a paper as an Excel file, read back, without a database."""

import io
import zipfile

import openpyxl
import pytest

from odoo.addons.thads_base.tools.paper import (
    Cell,
    Column,
    Paper,
    Row,
    Table,
    clause_title,
)
from odoo.addons.thads_base.tools.paper_xlsx import NoTableError, write_xlsx

FORMULAS = ("=1+1", "+1", "-Văn bản", "@SUM(1)", '=HYPERLINK("http://x")')
COLUMNS = (Column(10, "center"), Column(60), Column(30))
HEADER = Row((Cell("TT"), Cell("Nội dung"), Cell("Sản phẩm")))


def make_paper(*rows, orientation="landscape") -> Paper:
    return Paper(
        kind="annex",
        orientation=orientation,
        type_name="Phụ lục",
        title="Nhiệm vụ cụ thể",
        attachment="Kèm theo Quyết định",
        body=(Table(COLUMNS, (HEADER,), rows),),
    )


def read_sheet(*rows, **values):
    content = write_xlsx(make_paper(*rows, **values))
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_table_reads_back_under_its_heading():
    sheet = read_sheet(Row((Cell("1"), Cell("Việc"), Cell("Báo cáo\nĐề án"))))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Phụ lục", None, None],
        ["NHIỆM VỤ CỤ THỂ", None, None],
        ["(Kèm theo Quyết định)", None, None],
        [None, None, None],
        ["TT", "Nội dung", "Sản phẩm"],
        ["1", "Việc", "Báo cáo\nĐề án"],
    ]
    assert sheet.title == "Phụ lục"


def test_each_table_has_a_sheet_called_by_its_heading():
    table = Table(COLUMNS, (HEADER,), (Row((Cell("1"), Cell("Việc"), Cell("x"))),))
    long = clause_title("2", "Nhiệm vụ quá hạn, chưa hoàn thành")
    body = (clause_title("1", "Kết quả"), table, long, table, table)
    content = write_xlsx(Paper(kind="named", type_name="Báo cáo", body=body))
    book = openpyxl.load_workbook(io.BytesIO(content))
    names = [
        "1. Kết quả",
        "2. Nhiệm vụ quá hạn, chưa hoàn…",
        "2. Nhiệm vụ quá hạn, chưa… (3)",
    ]
    assert book.sheetnames == names
    for sheet in book:
        assert [cell.value for cell in sheet[sheet.max_row]] == ["1", "Việc", "x"]
    assert book.worksheets[1]["A2"].value == "2. Nhiệm vụ quá hạn, chưa hoàn thành"


def test_merged_cells_are_those_of_the_paper():
    sheet = read_sheet(
        Row((Cell("I"), Cell("CÔNG TÁC", colspan=2)), kind="section"),
        Row((Cell("1", rowspan=2), Cell("Việc", rowspan=2), Cell("Báo cáo"))),
        Row((Cell("Đề án"),)),
    )
    heading = {f"A{row}:C{row}" for row in (1, 2, 3)}
    assert {str(area) for area in sheet.merged_cells.ranges} - heading == {
        "B6:C6",
        "A7:A8",
        "B7:B8",
    }
    assert sheet["B6"].font.bold
    assert not sheet["B7"].font.bold
    assert sheet["C8"].value == "Đề án"


def test_page_is_set_up_and_the_head_comes_again():
    sheet = read_sheet(Row((Cell("1"), Cell("a"), Cell("b"))))
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "A6"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    widths = [sheet.column_dimensions[name].width for name in "ABC"]
    assert widths[1] / widths[2] == pytest.approx(2, rel=0.05)
    portrait = read_sheet(
        Row((Cell("1"), Cell("a"), Cell("b"))), orientation="portrait"
    )
    assert portrait.page_setup.orientation != "landscape"


def test_letters_are_those_of_papers():
    sheet = read_sheet(Row((Cell("1"), Cell("a"), Cell("b"))))
    assert {sheet[name].font.name for name in ("A1", "A5", "B6")} == {"Times New Roman"}
    assert sheet["B6"].alignment.wrap_text
    assert sheet["A6"].alignment.horizontal == "center"


def test_rows_are_as_high_as_their_text():
    sheet = read_sheet(Row((Cell("1"), Cell("a"), Cell("\n".join("x" * 5)))))
    line = sheet.row_dimensions[5].height
    assert sheet.row_dimensions[6].height == pytest.approx(5 * line, rel=0.2)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(text):
    """Neither when the file is opened nor when the cell is edited."""
    content = write_xlsx(make_paper(Row((Cell(text), Cell(text, colspan=2)))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    for name in ("A6", "B6"):
        assert (sheet[name].value, sheet[name].data_type) == (text, "s")
        assert sheet[name].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_numbers_stay_text():
    assert read_sheet(Row((Cell("007"), Cell("1"), Cell(""))))["A6"].value == "007"


def test_hostile_texts_do_not_break_the_file():
    long, odd = "x" * 40_000, "a\x00b\x0bc￿"
    sheet = read_sheet(Row((Cell("1"), Cell(long), Cell(odd))))
    assert len(sheet["B6"].value) == 32_767
    assert sheet["C6"].value == "ab\nc"


def test_paper_without_a_table_has_no_sheet():
    with pytest.raises(NoTableError):
        write_xlsx(Paper(kind="letter", type_name="Công văn"))
