"""What a time of a plan owes over the plan's period, worked out by hand."""

from datetime import date, timedelta

import pytest
from calendars import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_work_plan.tools.obligations import (
    Obligation,
    Span,
    list_obligations,
)
from odoo.addons.thads_work_plan.tools.period import get_year_period
from odoo.addons.thads_work_plan.tools.schedule import parse


def make_span(year=2026, basis="calendar", years=1):
    start, _end = get_year_period(year, basis)
    _start, end = get_year_period(year + years - 1, basis)
    return Span(
        start=start,
        end=end,
        year=year,
        basis=basis,
        before="literal",
        count_days=CALENDAR.deadline,
    )


def read(text, span):
    return list_obligations(parse(text, span.year, basis=span.basis), span)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thường xuyên", "continuous"),
        ("Hằng ngày", "continuous"),
        ("Khi phát sinh", "event"),
        ("Sau khi Phòng THADS khu vực được thành lập", "event"),
    ],
)
def test_what_has_no_day_gets_none(text, kind):
    [due] = read(text, make_span())
    assert (due.kind, due.deadline, due.period_end) == (kind, None, None)


def test_a_printed_day_is_one_due():
    span = make_span()
    assert read("Trước ngày 20/10/2026", span) == [
        Obligation(kind="dated", deadline=date(2026, 10, 19))
    ]
    assert read("Quý II/2026", span) == [
        Obligation(kind="dated", start=date(2026, 4, 1), deadline=date(2026, 6, 30))
    ]


def test_a_quarterly_line_of_the_working_year_begins_in_october():
    found = read("Hàng quý", make_span(basis="thads"))
    assert [due.label for due in found] == [
        "Quý I/2026",
        "Quý II/2026",
        "Quý III/2026",
        "Quý IV/2026",
    ]
    assert [due.deadline for due in found] == [
        date(2025, 12, 31),
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
    ]
    assert [due.start for due in found][:2] == [date(2025, 10, 1), date(2026, 1, 1)]


def test_a_yearly_line_of_a_plan_of_several_years_is_due_each_year():
    found = read("Hàng năm", make_span(2018, years=4))
    assert [due.deadline for due in found] == [
        date(year, 12, 31) for year in range(2018, 2022)
    ]


def test_the_end_of_a_reporting_period_waits_for_the_request():
    found = read("Định kỳ 10 tháng, 12 tháng", make_span(basis="thads"))
    assert [(due.kind, due.deadline) for due in found] == [("awaited", None)] * 2
    assert [(due.label, due.period_end) for due in found] == [
        ("10 tháng năm 2026", date(2026, 7, 31)),
        ("12 tháng năm 2026", date(2026, 9, 30)),
    ]


def test_a_day_after_each_period_is_counted_in_working_days():
    found = read(
        "Chậm nhất 01 ngày làm việc, kể từ ngày kết thúc kỳ báo cáo thống kê",
        make_span(basis="thads"),
    )
    assert len(found) == 12
    # Friday 31/10/2025 ends the first period; Monday is the next working day
    assert found[0].period_end == date(2025, 10, 31)
    assert found[0].deadline == date(2025, 11, 3)


def test_one_line_holds_several_series():
    found = read("Thường xuyên; báo cáo trước ngày 20 hàng tháng", make_span())
    assert found[0].kind == "continuous"
    assert len(found) == 13
    assert found[1].deadline == date(2026, 1, 19)


TIMES = st.sampled_from(
    [
        "Hằng tháng",
        "Hằng quý",
        "Hằng năm",
        "02 lần/năm",
        "Ngày 25 hằng tháng",
        "02 tháng/lần",
        "Trước ngày 15/6 và 15/12",
    ]
)


@given(
    TIMES,
    st.integers(2017, 2030),
    st.sampled_from(["calendar", "thads"]),
    st.integers(1, 5),
)
def test_times_that_return_follow_one_another_within_the_plan(text, year, basis, years):
    span = make_span(year, basis, years)
    found = read(text, span)
    ends = [due.deadline for due in found]
    assert len(found) >= years
    assert ends == sorted(set(ends))
    assert all(span.start <= end <= span.end for end in ends)
    # no day of the plan up to the last due belongs to none of them, or to two
    assert found[0].start == span.start
    for before, after in zip(found, found[1:], strict=False):
        assert after.start == before.deadline + timedelta(days=1)
