"""What Excel files hold besides plain text in plain cells."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from reader_helpers import codes, make_excel, outputs, read_excel, save, shape

from odoo.addons.thads_work_plan.tools.plan_reader import PlanFileError, read_plan
from odoo.addons.thads_work_plan.tools.reading.xlsx_values import (
    format_plain,
    get_date_format,
    read_number,
)

HEADER = ("TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì")
SERIAL = 46112  # 31/03/2026


def read_time(value, number_format="General"):
    """Return the output whose time cell holds ``value``."""
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append((1, "Việc A", "SP", value, "VP"))
    book.active["D2"].number_format = number_format
    return read_plan("ke-hoach.xlsx", save(book)).lines[0].outputs[0]


def test_numbers_that_excel_shortened():
    rows = [("TT", "Nhiệm vụ", "Thời hạn", "Chủ trì"), (1, "Nhóm")]
    rows += [(1 + place / 10, f"Việc {place}", "Quý I", "VP") for place in range(1, 10)]
    rows += [(1.1, "Việc 10", "Quý I", "VP"), (1.11, "Việc 11", "Quý I", "VP")]
    reading = read_excel(rows)
    assert [line.outline for line in reading.lines][-3:] == ["1.9", "1.10", "1.11"]
    assert [line.marker for line in reading.lines][-2:] == ["1.10", "1.11"]
    assert "marker_restored" in codes(reading)


def test_merged_headers_start_and_end():
    reading = read_excel(
        [
            ("TT", "Nội dung", None, "Sản phẩm", "Thời gian", None, "Đơn vị"),
            (None, None, None, None, "Bắt đầu", "Kết thúc", None),
            (1, "Việc A", None, "SP", date(2026, 1, 15), date(2026, 3, 31), "VP"),
        ],
        ("A1:A2", "B1:C2", "D1:D2", "E1:F1", "G1:G2", "B3:C3"),
    )
    assert outputs(reading) == [("SP", "Từ 15/01/2026 đến 31/03/2026", "VP", "")]


def test_what_a_merged_cell_hides_is_read_and_marked():
    content = make_excel([HEADER, (1, "Việc A", "SP", "Quý I", "VP")])
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.active.merged_cells.add("A2:B2")
    reading = read_plan("ke-hoach.xlsx", save(book))
    assert reading.lines[0].name == "Việc A"
    assert "covered_cell" in codes(reading)


def test_the_sheet_with_the_most_tasks_is_the_plan():
    book = openpyxl.Workbook()
    book.active.title = "Bìa"
    book.active.append(("KẾ HOẠCH",))
    for title, count in (("KH", 2), ("Nháp", 1), ("Ẩn", 5)):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        for number in range(1, count + 1):
            sheet.append((number, f"Việc {number}", "SP", "Quý I", "VP"))
    book["Ẩn"].sheet_state = "hidden"
    book["KH"].row_dimensions[3].hidden = True
    reading = read_plan("ke-hoach.xlsx", save(book))
    assert len(reading.lines) == 2
    assert reading.warnings[0].params == {"sheet": "KH", "others": ["Nháp"]}
    assert codes(reading) == {"other_sheets", "row_hidden"}


def test_a_plan_on_a_hidden_sheet_only():
    book = openpyxl.Workbook()
    hidden = book.create_sheet("KH")
    for row in (HEADER, (1, "Việc A", "SP", "Quý I", "VP")):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    assert codes(read_plan("ke-hoach.xlsx", save(book))) == {"hidden_sheet"}


def test_errors_and_formulas_typed_as_text_are_no_text():
    reading = read_excel([HEADER, (1, "#REF!", "=VLOOKUP(A1,B:C,2,0)", "Quý I", "VP")])
    line = reading.lines[0]
    assert (line.name, line.outputs[0].name) == ("", "")
    assert codes(reading) == {"cell_error", "formula_without_value"}


def test_breaks_that_excel_writes_as_signs():
    reading = read_excel([HEADER, (1, "Việc A_x000D_ tiếp", "SP", "Quý I", "VP")])
    assert reading.lines[0].name == "Việc A tiếp"


def test_an_empty_workbook_and_one_without_a_header():
    for rows, code in (([], "no_content"), ([("a", "b"), (1, 2)], "no_columns")):
        with pytest.raises(PlanFileError) as refusal:
            read_excel(rows)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("value", "number_format", "text", "doubt"),
    [
        (date(2026, 3, 31), "dd/mm/yyyy", "31/03/2026", None),
        (date(2026, 3, 31), "[$-42A]dd mmmm yyyy;@", "31/03/2026", None),
        (date(2026, 3, 1), "mm/yyyy", "03/2026", None),
        (date(2026, 3, 1), "mmm-yy", "Tháng 3/2026", None),
        (date(2026, 6, 1), '"Tháng "m"/"yyyy', "Tháng 6/2026", None),
        (date(2026, 1, 1), "yyyy", "Năm 2026", None),
        (date(2026, 12, 15), "d-mmm", "15/12/2026", None),
        (datetime(2026, 9, 30, 17), "dd/mm/yyyy hh:mm", "17h00 ngày 30/09/2026", None),
        (datetime(2026, 9, 30), "dd/mm/yyyy hh:mm", "30/09/2026", None),
        (date(2026, 5, 6), "dd/mm/yyyy", "06/05/2026", "date_day_month"),
        (date(2026, 5, 5), "dd/mm/yyyy", "05/05/2026", None),
        (date(2026, 5, 6), "d mmm yyyy", "06/05/2026", None),
        (SERIAL, "General", "31/03/2026", "date_serial"),
        (SERIAL, "dd/mm/yyyy", "31/03/2026", None),
        (time(17), "hh:mm", "17:00", "time_only"),
        (2026, "0", "Năm 2026", None),
        (1, "dd/mm/yyyy", "01/01/1900", "date_out_of_range"),
        ("30/02/2026", "@", "30/02/2026", "date_impossible"),
        ("Quý I/2026", "@", "Quý I/2026", None),
    ],
)
def test_times_as_their_cells_show_them(value, number_format, text, doubt):
    output = read_time(value, number_format)
    assert output.schedule_text == text
    assert [doubt.code for doubt in output.doubts] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (1, "00", "01"),
        (12, "General", "12"),
        (5000000, "#,##0", "5.000.000"),
        (0.5, "0%", "50%"),
    ],
)
def test_plain_numbers_as_shown(number, number_format, text):
    assert format_plain(number, number_format) == text


def test_what_a_number_format_shows():
    assert get_date_format("General") is None
    assert get_date_format("#,##0.00_);[Red](#,##0.00)") is None
    assert get_date_format('0 "ngày"') is None
    assert get_date_format("[h]:mm").clock
    assert not get_date_format("mm:ss").month


def test_days_counted_from_1904():
    cell = read_number(SERIAL - 1462, "dd/mm/yyyy", "D2", base_1904=True)
    assert cell.text == "31/03/2026"


def test_a_plan_below_title_rows_has_its_title():
    reading = read_excel(
        [
            ("CỤC THADS TỈNH A", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("KẾ HOẠCH CÔNG TÁC NĂM 2026",),
            ("(Ban hành kèm theo Quyết định số 12/QĐ-CTHADS ngày 05/01/2026 của Cục)",),
            (),
            HEADER,
            (1, "Việc A", "SP", "Quý I", "VP"),
        ]
    )
    assert shape(reading) == [("task", "1", "Việc A")]
    assert reading.document["title"] == "KẾ HOẠCH CÔNG TÁC NĂM 2026"
    assert reading.document["number"] == "12/QĐ-CTHADS"
    assert reading.document["year"] == 2026
