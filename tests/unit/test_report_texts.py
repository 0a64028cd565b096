"""Biểu số 1 and the outline go out to Excel, are changed there and come back."""

import io

import openpyxl

from odoo.addons.thads_base.tools.paper_xlsx import write_xlsx
from odoo.addons.thads_reporting.tools import (
    form_one_paper,
    outline_paper,
    report_texts,
)
from odoo.addons.thads_reporting.tools.review_paper import Heading
from odoo.addons.thads_work_plan.tools.reading.container import open_package
from odoo.addons.thads_work_plan.tools.reading.xlsx_workbook import read_excel

VALUES = {
    "plan": "Kế hoạch số 12/KH-THADS",
    "guidance": "- Công văn số 5;\n\n- Công văn số 6",
    "publicity": "",
    "premises": "Phòng riêng,  máy tính",
    "staff_count": 2,
    "qualification": "Đại học Luật: 02",
    "register": "both",
    "register_count": 1,
}
OWN, OTHER = "THADS tỉnh Tuyên Quang", "Phòng THADS khu vực 1"
FORM_ONE = [form_one_paper.Row(unit=unit, **VALUES) for unit in (OWN, OTHER)]
OUTLINE = [
    Heading("1.", "Về những kết quả đạt được", None),
    Heading("-", "Trong công tác quản lý", "Đã ban hành kế hoạch.\n\nĐã tập huấn."),
    Heading("2.", "Tồn tại, hạn chế", ""),
]
FORM, ANSWERS = "Biểu số 1", outline_paper.NAME
# rows of the sheets: titles, headings above them
OWN_ROW, OTHER_ROW, PARENT, MANAGEMENT, LACKS = 6, 7, 6, 7, 8


def compare(**cells):
    """Compare a file in which cells of sheets have been changed."""
    content = write_xlsx(
        form_one_paper.build("Quyết định số 537", FORM_ONE),
        outline_paper.build(OUTLINE, "Kèm theo báo cáo"),
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, changes in cells.items():
        for cell, value in changes.items():
            book[{"form": FORM, "answers": ANSWERS}[sheet]][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    workbook = read_excel(open_package(stream.getvalue()))
    sheets = {sheet.name: sheet.grid.rows for sheet in workbook.sheets}
    return report_texts.compare(sheets, FORM_ONE, OUTLINE)


def get_changes(**cells) -> list:
    found = compare(**cells)
    assert not found.doubts
    return [(change.key, change.ref, change.new) for change in found.changes]


def get_doubts(**cells) -> list:
    return [(doubt.code, doubt.params["cell"]) for doubt in compare(**cells).doubts]


def test_what_went_out_comes_back_unchanged():
    assert compare() == ([], [])


def test_texts_numbers_and_choices_are_taken_from_the_own_row():
    assert get_changes(
        form={
            f"C{OWN_ROW}": "Kế hoạch số 13/KH-THADS",
            f"E{OWN_ROW}": "Niêm yết\nĐài phát thanh",
            f"G{OWN_ROW}": "- Số lượng: 3\n- Trình độ: Thạc sĩ: 01; Đại học: 02",
            f"H{OWN_ROW}": (
                "- Hình thức: sổ điện tử\n- Số lượng sổ theo dõi tại Bộ phận một cửa: 2"
            ),
        }
    ) == [
        ("plan", f"{FORM}!C{OWN_ROW}", "Kế hoạch số 13/KH-THADS"),
        ("publicity", f"{FORM}!E{OWN_ROW}", "Niêm yết\nĐài phát thanh"),
        ("staff_count", f"{FORM}!G{OWN_ROW}", 3),
        ("qualification", f"{FORM}!G{OWN_ROW}", "Thạc sĩ: 01; Đại học: 02"),
        ("register", f"{FORM}!H{OWN_ROW}", "electronic"),
        ("register_count", f"{FORM}!H{OWN_ROW}", 2),
    ]


def test_a_text_that_was_taken_out_is_a_change():
    assert get_changes(form={f"C{OWN_ROW}": None}) == [
        ("plan", f"{FORM}!C{OWN_ROW}", "")
    ]


def test_answers_are_taken_by_their_headings():
    assert get_changes(
        answers={f"C{MANAGEMENT}": "Đã tập huấn.", f"C{LACKS}": "Thiếu máy tính."}
    ) == [
        (1, f"{ANSWERS}!C{MANAGEMENT}", "Đã tập huấn."),
        (2, f"{ANSWERS}!C{LACKS}", "Thiếu máy tính."),
    ]


def test_what_cannot_be_read_is_doubtful():
    for cells, code in (
        ({"form": {f"C{OTHER_ROW}": "Khác"}}, "text_not_own"),
        ({"form": {f"B{OTHER_ROW}": "Phòng khác"}}, "row_unknown"),
        ({"form": {f"G{OWN_ROW}": "3 người"}}, "no_pattern"),
        ({"form": {f"H{OWN_ROW}": "Sổ giấy"}}, "no_pattern"),
        ({"form": {f"G{OWN_ROW}": "- Số lượng: ba\n- Trình độ: "}}, "no_count"),
        (
            {"form": {f"H{OWN_ROW}": "- Hình thức: bảng\n- Số lượng sổ: 1"}},
            "no_register",
        ),
        ({"answers": {f"C{PARENT}": "Tốt"}}, "not_asked"),
        ({"answers": {f"B{LACKS}": "Đề mục khác", f"C{LACKS}": "A"}}, "not_asked"),
    ):
        [(found, cell)] = get_doubts(**cells)
        sheet, place = cell.split("!")
        assert (found, sheet) == (code, FORM if "form" in cells else ANSWERS), cell
        assert place[1:].isdecimal()


def test_other_sheets_change_nothing():
    rows = read_excel(open_package(_write_notes())).sheets[0].grid.rows
    assert report_texts.compare({"Ghi chú": rows}, FORM_ONE, OUTLINE) == ([], [])


def _write_notes() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Số liệu tạm"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
