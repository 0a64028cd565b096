"""Biểu số 2 goes out to Excel, is changed there and comes back."""

import io
from datetime import date

import openpyxl
import pytest

from odoo.addons.thads_base.tools.paper_xlsx import write_xlsx
from odoo.addons.thads_reporting.tools.form_two import COLUMNS, lay_out, zero
from odoo.addons.thads_reporting.tools.form_two_file import read_form
from odoo.addons.thads_reporting.tools.form_two_paper import build, get_origin
from odoo.addons.thads_reporting.tools.form_two_sheet import NoFormError, compare
from odoo.addons.thads_work_plan.tools.reading.errors import PlanFileError

PERIOD = (date(2026, 1, 1), date(2026, 6, 30), date(2026, 6, 30))
UNIT = "Phòng THADS khu vực 2"
PARTS = {"received": 1_234, "received_desk": 1_234, "results": 1_234, "pending": 1_234}
ROWS = {
    ("province", "A"): {**zero(), "received": 4, "results": 4, "pending": 4},
    ("local", "A"): {**zero(), **PARTS},
}
NAMES = {
    ("province", "A"): "Yêu cầu thi hành án",
    ("province", "B"): "Miễn, giảm",
    ("local", "A"): "Yêu cầu thi hành án",
    ("local", "B"): "Miễn, giảm",
}
TITLES = {"province": "Tại THADS tỉnh", "local": "Tại Phòng THADS khu vực"}
TYPED = {("local", "A"): {**zero(), "received": 34}}
NOTES = {("local", "A"): "Giao tại nhà"}
LINES = lay_out(ROWS, NAMES, TITLES)
# rows of the sheet: title, heading and columns above them
PROVINCE_A, LOCAL, LOCAL_A, LOCAL_B, TOTAL = 10, 12, 13, 14, 15


def write(change=lambda sheet: None) -> bytes:
    paper = build(
        LINES, (), unit=UNIT, period=PERIOD, notes=(), missing=(), is_old=False
    )
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(paper)))
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def compare_changed(**cells):
    def change(sheet):
        for cell, value in cells.items():
            sheet[cell] = value

    return compare(read_form(write(change)).rows, LINES, "local", TYPED, NOTES)


def doubts(**cells) -> dict:
    found = compare_changed(**cells)
    assert not found.changes
    return {doubt.params["cell"]: doubt.code for doubt in found.doubts}


def test_numbers_are_numbers_in_the_sheet():
    sheet = openpyxl.load_workbook(io.BytesIO(write())).active
    assert sheet[f"C{LOCAL_A}"].value == sheet[f"C{TOTAL}"].value - 4 == 1_234
    assert sheet[f"C{LOCAL_A}"].number_format == "#,##0"
    assert sheet[f"B{LOCAL_A}"].value == NAMES["local", "A"]


def test_what_was_not_changed_changes_nothing():
    sheet = read_form(write())
    assert sheet.origin == get_origin(UNIT, *PERIOD[:2])
    assert compare(sheet.rows, LINES, "local", TYPED, NOTES)[2:] == ([], [], [])


@pytest.mark.parametrize("value", [1_240, "1240", "1.240", "1 240", " 1240 "])
def test_changes_are_told_by_row_column_and_cell(value):
    found = compare_changed(**{f"C{LOCAL_A}": value, f"I{LOCAL_B}": 2})
    assert found.doubts == []
    assert [
        (LINES[each.row].service, each.column, each.ref, each.old, each.new)
        for each in found.changes
    ] == [
        ("A", 3, f"C{LOCAL_A}", 1_234, 1_240),
        ("B", 9, f"I{LOCAL_B}", 0, 2),
    ]


def test_what_is_typed_stands_beside_what_is_counted():
    found = compare_changed(**{f"C{LOCAL_A}": 1_240, f"I{LOCAL_B}": 2})
    assert found.get_typed() == {
        ("local", "A"): {**zero(), "received": 40},
        ("local", "B"): {**zero(), "pending": 2},
    }


def test_typed_figures_become_less_but_not_less_than_none():
    assert compare_changed(**{f"C{LOCAL_A}": 1_200}).get_typed() == {
        ("local", "A"): zero()
    }
    assert doubts(**{f"C{LOCAL_A}": 1_199}) == {f"C{LOCAL_A}": "below_counted"}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "blank"),
        ("không rõ", "no_number"),
        ("12,5", "no_number"),
        (1.234, "no_number"),
        (-1, "no_number"),
        (10**12, "no_number"),
        (date(2026, 1, 1), "no_number"),
        ("#REF!", "no_value"),
        ("=C9+1", "no_value"),
    ],
)
def test_what_is_no_number_is_doubtful(value, code):
    assert doubts(**{f"C{LOCAL_A}": value}) == {f"C{LOCAL_A}": code}


def test_a_dash_is_none():
    assert doubts(**{f"C{LOCAL_A}": "-"}) == {f"C{LOCAL_A}": "below_counted"}
    assert doubts(**{f"D{LOCAL_B}": "–"}) == {}


def test_rows_of_units_below_are_theirs():
    assert doubts(**{f"C{PROVINCE_A}": 5}) == {f"C{PROVINCE_A}": "not_own"}


def test_sums_follow_from_their_rows():
    assert doubts(**{f"C{LOCAL}": 7}) == {f"C{LOCAL}": "sum_only"}
    right = {f"C{LOCAL_A}": 1_240, f"C{LOCAL}": 1_240, f"C{TOTAL}": 1_244}
    assert compare_changed(**right).doubts == []
    formula = {f"C{LOCAL_A}": 1_240, f"C{TOTAL}": "=SUM(C9:C14)"}
    assert compare_changed(**formula).doubts == []


def test_rows_that_are_not_of_the_form_are_named():
    named = {f"B{LOCAL_B}": "Thủ tục khác", f"C{LOCAL_B}": 3}
    assert doubts(**named) == {f"B{LOCAL_B}": "row_unknown"}
    twice = {f"B{LOCAL_B}": NAMES["local", "A"]}
    assert doubts(**twice) == {f"B{LOCAL_B}": "row_twice"}


def test_what_stands_below_the_total_is_not_read():
    signed = {f"B{TOTAL + 2}": "NGƯỜI LẬP BIỂU", f"C{TOTAL + 2}": 5}
    assert compare_changed(**signed).doubts == []


def test_columns_may_be_moved():
    def move(sheet):
        sheet.insert_cols(1)
        sheet.insert_rows(1)
        sheet[f"D{LOCAL_A + 1}"] = 1_240

    [change] = compare(
        read_form(write(move)).rows, LINES, "local", TYPED, NOTES
    ).changes
    assert (change.ref, change.new) == (f"D{LOCAL_A + 1}", 1_240)


def test_a_sheet_without_the_columns_is_no_form():
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    with pytest.raises(NoFormError):
        read_form(stream.getvalue())


BROKEN = {
    "01-truncated.docx": "damaged",
    "02-pdf-renamed.docx": "pdf",
    "03-bomb-50mb-spaces.docx": "too_large",
    "03e-external-entity.docx": None,
    "05-formula-errors-merged-chaos.xlsx": None,
    "07-real-date-cells.xlsx": None,
    "08-password.docx": "password",
    "09-zero-bytes.docx": "empty_file",
    "10-macro-renamed.docx": "macros",
    "13-html-renamed.xlsx": "html",
    "20-docx-content-in-xlsx-name.xlsx": None,
}


@pytest.mark.parametrize(("name", "code"), BROKEN.items())
def test_broken_files_are_refused(shared_inputs, name, code):
    content = (shared_inputs / "broken" / name).read_bytes()
    with pytest.raises(PlanFileError if code else NoFormError) as refusal:
        read_form(content)
    if code:
        assert refusal.value.code == code


def test_all_columns_are_compared():
    columns = {f"{'CDEFGHIJKLM'[column - 3]}{LOCAL_B}": column for column in COLUMNS}
    found = compare_changed(**columns)
    assert [each.column for each in found.changes] == list(COLUMNS)
    assert [each.new for each in found.changes] == list(COLUMNS)


def test_notes_stand_right_of_column_13():
    found = compare_changed(
        **{f"N{LOCAL_A}": "Giao tại xã", f"N{LOCAL_B}": " Qua loa "}
    )
    assert found.doubts == found.changes == []
    assert [(each.ref, each.old, each.new) for each in found.notes] == [
        (f"N{LOCAL_A}", "Giao tại nhà", "Giao tại xã"),
        (f"N{LOCAL_B}", "", "Qua loa"),
    ]
    assert found.get_notes() == {
        ("local", "A"): "Giao tại xã",
        ("local", "B"): "Qua loa",
    }
    assert found.get_typed() == {
        ("local", "A"): TYPED["local", "A"],
        ("local", "B"): zero(),
    }


def test_a_note_that_says_the_same_changes_nothing():
    assert compare_changed(**{f"N{LOCAL_A}": "Giao tại nhà"}).notes == []


def test_a_note_on_a_row_of_others_is_doubtful():
    assert doubts(**{f"N{PROVINCE_A}": "Qua loa"}) == {f"N{PROVINCE_A}": "note_not_own"}


def test_a_note_beside_a_sum_is_doubtful():
    cells = {f"N{LOCAL}": "Qua loa", f"N{TOTAL}": "Qua loa"}
    assert doubts(**cells) == dict.fromkeys(cells, "note_on_sum")
