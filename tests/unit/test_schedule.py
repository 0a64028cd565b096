"""Readings of time expressions, as a careful clerk gives them."""

from datetime import date

import pytest

from odoo.addons.thads_work_plan.tools.schedule import parse

YEAR = 2026


def day(text):
    return date(*map(int, reversed(text.split("/")))) if text else None


# text, kind, first day, last day
DATED = [
    ("Quý IV/2026", "quarter", "1/10/2026", "31/12/2026"),
    ("Qúy 3 năm 2026", "quarter", "1/7/2026", "30/9/2026"),
    ("Q1-2026", "quarter", "1/1/2026", "31/3/2026"),
    ("Trong quý II", "quarter", "1/4/2026", "30/6/2026"),
    ("Chậm nhất trong quý I/2027", "quarter", "1/1/2027", "31/3/2027"),
    ("Quý II năm công tác 2026", "quarter", "1/1/2026", "31/3/2026"),
    ("Quý I năm công tác", "quarter", "1/10/2025", "31/12/2025"),
    ("Hết quý II", "quarter", None, "30/6/2026"),
    ("Quý I, II/2026", "range", "1/1/2026", "30/6/2026"),
    ("Quý III-IV/2026", "range", "1/7/2026", "31/12/2026"),
    ("Từ quý IV/2025 đến quý I/2026", "range", "1/10/2025", "31/3/2026"),
    ("Tháng 9", "month", "1/9/2026", "30/9/2026"),
    ("T8/2026", "month", "1/8/2026", "31/8/2026"),
    ("Tháng Mười Hai năm 2026", "month", "1/12/2026", "31/12/2026"),
    ("Cuối tháng 02/2028", "month", "21/2/2028", "29/2/2028"),
    ("Hoàn thành trong tháng 7/2026", "month", "1/7/2026", "31/7/2026"),
    ("Tháng 4, 5, 6/2026", "range", "1/4/2026", "30/6/2026"),
    ("Tháng 11/2025 - 02/2026", "range", "1/11/2025", "28/2/2026"),
    ("Đến hết tháng 8", "range", None, "31/8/2026"),
    ("Trước tháng 9/2026", "date", None, "31/8/2026"),
    ("Trước ngày 20 tháng 10 năm 2026", "date", None, "19/10/2026"),
    ("Chậm nhất ngày 5.3.2026", "date", None, "5/3/2026"),
    ("Chậm nhất đến ngày 30/11/2026", "date", None, "30/11/2026"),
    ("Xong trước 16h30 ngày 02/6/2026", "date", None, "2/6/2026"),
    ("Trước 30/11 năm liền trước năm kế hoạch", "date", None, "29/11/2025"),
    ("Từ ngày 10 đến ngày 15/6/2026", "range", "10/6/2026", "15/6/2026"),
    ("10-15/6/2026", "range", "10/6/2026", "15/6/2026"),
    ("Từ 01/10/2025 đến hết 30/9/2026", "range", "1/10/2025", "30/9/2026"),
    ("Từ tháng 6/2026", "range", "1/6/2026", None),
    ("Năm 2026 - 2028", "range", "1/1/2026", "31/12/2028"),
    ("giai đoạn 2026-2030", "range", "1/1/2026", "31/12/2030"),
    ("6 tháng cuối năm", "range", "1/7/2026", "31/12/2026"),
    ("Năm công tác 2027", "range", "1/10/2026", "30/9/2027"),
    ("Trước khi kết thúc năm công tác", "date", None, "30/9/2026"),
]
# text, frequency, some of the last days in the year
RECURRING = [
    ("Hằng quý", "quarterly", ["31/3/2026", "31/12/2026"]),
    ("Mỗi tháng 01 lần", "monthly", ["28/2/2026", "30/4/2026"]),
    ("Định kỳ vào ngày 20 hàng tháng", "monthly", ["20/1/2026", "20/12/2026"]),
    ("Ngày 10, 25 hằng tháng", "monthly", ["10/1/2026", "25/1/2026"]),
    ("Trước ngày 25 của tháng cuối quý", "quarterly", ["24/3/2026", "24/12/2026"]),
    ("Ngày 15 tháng đầu quý", "quarterly", ["15/1/2026", "15/10/2026"]),
    ("03 tháng/lần", "monthly", ["31/3/2026", "30/9/2026"]),
    ("2 lần/năm", "half_yearly", ["30/6/2026", "31/12/2026"]),
    ("Tháng 11 hằng năm", "yearly", ["30/11/2026"]),
    ("Ngày 15/6 và 15/12 hằng năm", "yearly", ["15/6/2026", "15/12/2026"]),
    ("Định kỳ 10 tháng, 12 tháng", "report_periods", ["31/10/2026", "31/12/2026"]),
    ("Báo cáo quý, 6 tháng, năm", "report_periods", ["31/3/2026", "30/6/2026"]),
]
UNDATED = [
    ("Thường xuyên", "continuous"),
    ("Thường xuyên, liên tục", "continuous"),
    ("Hằng ngày", "periodic"),
    ("Thứ sáu hằng tuần", "periodic"),
    ("Khi phát sinh", "event"),
    ("Theo kế hoạch năm 2026 của Bộ Tư pháp", "event"),
    ("Sau khi Luật có hiệu lực", "event"),
    ("Trước Tết Nguyên đán 2026", "event"),
    ("05 ngày làm việc kể từ ngày có kết luận", "event"),
    ("Nghị quyết số 31-NQ/BCSĐ ngày 05/4/2018", "event"),
    ("03 đoàn, 2026 hồ sơ", "event"),
]


@pytest.mark.parametrize(("text", "kind", "start", "deadline"), DATED)
def test_named_periods(text, kind, start, deadline):
    reading = parse(text, YEAR)
    assert (reading.kind, reading.date_start, reading.date_deadline) == (
        kind,
        day(start),
        day(deadline),
    )


@pytest.mark.parametrize(("text", "frequency", "days"), RECURRING)
def test_recurrences(text, frequency, days):
    reading = parse(text, YEAR)
    assert reading.recurrence["freq"] == frequency
    assert {day(text) for text in days} <= set(reading.occurrences)
    assert (reading.date_start, reading.date_deadline) == (None, None)


@pytest.mark.parametrize(("text", "kind"), UNDATED)
def test_words_without_a_date_get_none(text, kind):
    reading = parse(text, YEAR)
    assert reading.kind == kind
    assert (reading.date_start, reading.date_deadline) == (None, None)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "Tháng 13/2026", "Quý V/2026", "Từ 30/6/2026 đến 1/6/2026"]
)
def test_impossible_times_have_no_date(text):
    reading = parse(text, YEAR)
    assert reading.reason == "invalid_date"
    assert (reading.date_start, reading.date_deadline) == (None, None)


@pytest.mark.parametrize(
    ("text", "reason"), [("", "blank"), ("…", "blank"), ("nt", "same_as_above")]
)
def test_empty_cells_say_so(text, reason):
    assert parse(text, YEAR).reason == reason


def test_before_is_read_by_its_policy():
    literal = parse("Trước 20/10/2026", YEAR, before="literal")
    common = parse("Trước 20/10/2026", YEAR, before="common")
    assert (literal.date_deadline.day, common.date_deadline.day) == (19, 20)
    assert literal.ambiguous and common.ambiguous


@pytest.mark.parametrize(
    ("text", "start", "deadline"),
    [
        ("Tháng 11", "1/11/2025", "30/11/2025"),
        ("Tháng 9", "1/9/2026", "30/9/2026"),
        ("6 tháng đầu năm 2026", "1/10/2025", "31/3/2026"),
        ("Quý II/2026", "1/4/2026", "30/6/2026"),
        ("Trong năm", "1/10/2025", "30/9/2026"),
        ("Từ 15/12 đến 15/01", "15/12/2025", "15/1/2026"),
    ],
)
def test_working_year(text, start, deadline):
    reading = parse(text, YEAR, basis="thads")
    assert (reading.date_start, reading.date_deadline) == (day(start), day(deadline))


def test_quarter_without_basis_is_shown_in_a_plan_of_the_working_year():
    assert not parse("Quý II/2026", YEAR).ambiguous
    assert parse("Quý II/2026", YEAR, basis="thads").reason == "working_year"


def test_parts_keep_their_words_and_subjects():
    reading = parse("Dự thảo: tháng 4/2026; trình Bộ: tháng 6/2026", YEAR)
    assert reading.kind == "mixed"
    assert [(part.subject, part.text) for part in reading.parts] == [
        ("Dự thảo", "tháng 4/2026"),
        ("trình Bộ", "tháng 6/2026"),
    ]


def test_lines_are_read_one_by_one_but_a_wrapped_sentence_whole():
    assert parse("- Quý I/2026\n- Quý IV/2026", YEAR).reason == "several_times"
    assert parse("Trước ngày\n30/6/2026", YEAR).date_deadline == date(2026, 6, 29)


def test_condition_behind_a_date_is_for_a_person():
    reading = parse("Quý III/2026 theo chỉ đạo của Bộ", YEAR)
    assert (reading.date_deadline, reading.reason) == (date(2026, 9, 30), "condition")


def test_term_from_an_event_names_it():
    reading = parse("Trong thời hạn 10 ngày kể từ ngày nhận hồ sơ", YEAR)
    assert reading.offset == {"amount": 10, "unit": "day", "anchor": "nhận hồ sơ"}


def test_signing_starts_the_time_when_it_is_known():
    text = "Từ ngày ký đến hết năm 2026"
    assert parse(text, YEAR).date_start is None
    signed = date(2026, 1, 15)
    assert parse(text, YEAR, issued=signed).date_start == signed
