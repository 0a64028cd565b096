import doctest
import io
from datetime import date, datetime

from openpyxl import load_workbook

from odoo.addons.thads_base.tools.paper_layout import lay_out
from odoo.addons.thads_one_stop.tools import closed_book
from odoo.addons.thads_one_stop.tools.closed_book import (
    Closing,
    compare,
    digest_book,
    digest_line,
    dump_lines,
    is_late_entry,
    load_lines,
)
from odoo.addons.thads_one_stop.tools.register_book import (
    COLUMNS,
    Line,
    build_book,
    get_form,
    get_note,
    write_book,
)

FORM = get_form("07", "Thông tư số 03/2025/TT-VPCP")
LINE = Line(
    7,
    "G15.08-261008-0975",
    "Xác nhận kết quả thi hành án",
    1,
    "Nguyễn Thị Đào",
    "Số 1",
    "",
    "Phòng A",
    date(2026, 10, 8),
    date(2026, 10, 15),
    None,
    "Trực tiếp",
    get_note(False, datetime(2026, 10, 12, 9)),
)


def test_examples():
    assert not doctest.testmod(closed_book).failed


def test_book_is_landscape_and_its_head_has_three_rows():
    paper = build_book("Sổ theo dõi hồ sơ", FORM, "Năm 2026", "THADS", "BPMC", [LINE])
    [sheet] = lay_out(paper)
    assert sheet.orientation == "landscape"
    assert paper.attachment == FORM
    [table] = paper.body
    assert len(table.header) == 3
    assert sum(cell.colspan for cell in table.header[0].cells) == len(COLUMNS)
    assert [cell.text for cell in table.rows[0].cells][:2] == [
        "7",
        "G15.08-\n261008-\n0975",
    ]


def test_sheet_is_what_the_lines_say():
    file = io.BytesIO()
    write_book(file, "Sổ theo dõi hồ sơ", FORM, "Năm 2026", "THADS", iter([LINE, LINE]))
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert rows[3][0] == f"({FORM})"
    assert rows[4][7] == "Ngày, tháng, năm: Nhận hồ sơ"
    assert len(rows) == 7
    assert tuple(map(_show, rows[5])) == LINE.texts


def _show(value):
    """What a cell shows, its format applied."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def test_days_and_numbers_are_such_in_the_sheet():
    file = io.BytesIO()
    write_book(file, "Sổ theo dõi hồ sơ", FORM, "Năm 2026", "THADS", iter([LINE]))
    sheet = load_workbook(file).active
    number, received = sheet["A6"], sheet["H6"]
    assert number.value == LINE.number
    assert received.value.date() == LINE.received
    assert received.number_format == "dd/mm/yyyy"
    assert sheet.print_title_rows == "$5:$5"


def test_notes():
    assert get_note(False, None) == ""
    assert get_note(True, datetime(2026, 10, 12, 9)) == (
        "Tiếp nhận nhầm; Ghi bổ sung sau khi khóa sổ, lúc 09 giờ 00 phút, ngày 12 "
        "tháng 10 năm 2026"
    )


def test_a_line_is_told_from_any_other():
    lines = [(1, "a", "b"), (1, "ab", ""), (1, "", "ab"), (1, None, "ab", ""), (2, "a")]
    assert len({digest_line(line) for line in lines}) == len(lines)
    assert digest_line([1, None]) == digest_line([1, ""])


def test_differences():
    kept = {1: "a", 2: "b", 3: "c"}
    difference = compare(kept, {1: "a", 2: "x", 4: "d"})
    assert (difference.changed, difference.missing, difference.added) == (
        (2,),
        (3,),
        (4,),
    )
    assert load_lines(dump_lines(kept)) == kept
    assert load_lines(dump_lines({})) == {}
    assert digest_book(dump_lines(kept)) != digest_book(dump_lines({1: "a"}))


def test_late_is_what_is_recorded_after_its_day_was_closed():
    closings = [
        Closing(date(2026, 10, 1), date(2026, 10, 8), 70),
        Closing(date(2026, 10, 9), date(2026, 10, 9), 90),
    ]
    assert is_late_entry(date(2026, 10, 8), 71, closings)
    assert is_late_entry(date(2026, 10, 1), 71, closings)
    assert not is_late_entry(date(2026, 10, 8), 70, closings)
    assert not is_late_entry(date(2026, 10, 9), 71, closings)
    assert not is_late_entry(date(2026, 9, 30), 71, closings)
    assert not is_late_entry(date(2026, 10, 10), 91, closings)
    assert not is_late_entry(date(2026, 10, 8), 71, [])
