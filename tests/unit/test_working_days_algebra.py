"""What holds of every calendar, every start and every count."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.working_days import (
    WEEKEND,
    ExceptionalDay,
    WorkingCalendar,
)

YEARS = range(2024, 2029)
MIDDLE = st.dates(date(2026, 1, 1), date(2026, 12, 31))
COUNTS = st.integers(-150, 150)
FORWARD = st.integers(1, 150)
SPREAD = st.integers(0, 60).map(lambda days: timedelta(days=days))


@st.composite
def calendars(draw):
    """Draw a calendar with days off or worked in clusters, as Tết makes them."""
    exceptions = {}
    for first in draw(st.lists(MIDDLE, max_size=12)):
        kind = draw(st.sampled_from(["holiday", "holiday", "makeup"]))
        for offset in range(draw(st.integers(1, 9))):
            exceptions[first + timedelta(days=offset)] = ExceptionalDay(kind, "")
    return WorkingCalendar(YEARS, exceptions)


def count_naively(calendar, start, count):
    """Walk day by day: slow, and plainly right."""
    step = timedelta(days=1 if count > 0 else -1)
    day = start
    while count:
        day += step
        if calendar.is_working(day):
            count -= 1 if count > 0 else -1
    return day


@given(calendars(), MIDDLE, COUNTS.filter(bool))
def test_same_as_walking_day_by_day(calendar, start, count):
    assert calendar.deadline(start, count) == count_naively(calendar, start, count)


@given(calendars(), MIDDLE, COUNTS)
def test_deadline_is_worked(calendar, start, count):
    assert calendar.is_working(calendar.deadline(start, count))
    assert calendar.is_working(calendar.deadline_calendar(start, count))


@given(calendars(), MIDDLE, COUNTS)
def test_deadline_lies_on_its_side_of_the_start(calendar, start, count):
    deadline = calendar.deadline(start, count)
    if count:
        assert (deadline > start) == (count > 0)
    else:
        assert (deadline == start) == calendar.is_working(start)


@given(calendars(), MIDDLE, SPREAD, COUNTS)
def test_later_start_is_never_due_earlier(calendar, start, spread, count):
    later = start + spread
    assert calendar.deadline(start, count) <= calendar.deadline(later, count)
    assert calendar.deadline_calendar(start, count) <= calendar.deadline_calendar(
        later, count
    )


@given(calendars(), MIDDLE, COUNTS)
def test_one_day_more_is_due_later(calendar, start, count):
    start = calendar.deadline(start, 0)
    assert calendar.deadline(start, count) < calendar.deadline(start, count + 1)


@given(calendars(), MIDDLE, COUNTS.filter(bool))
def test_counting_undoes_the_deadline(calendar, start, count):
    deadline = calendar.deadline(start, count)
    assert calendar.working_days_between(start, deadline) == count


@given(calendars(), MIDDLE, COUNTS)
def test_counting_back_returns_to_a_worked_start(calendar, start, count):
    start = calendar.deadline(start, 0)
    assert calendar.deadline(calendar.deadline(start, count), -count) == start


@given(calendars(), MIDDLE, FORWARD, FORWARD)
def test_period_may_be_split(calendar, start, first, second):
    whole = calendar.deadline(start, first + second)
    assert calendar.deadline(calendar.deadline(start, first), second) == whole
    back = calendar.deadline(start, -first - second)
    assert calendar.deadline(calendar.deadline(start, -first), -second) == back


@given(calendars(), MIDDLE, SPREAD, SPREAD)
def test_counts_of_adjoining_periods_add_up(calendar, start, first, second):
    middle, end = start + first, start + first + second
    assert calendar.working_days_between(start, end) == (
        calendar.working_days_between(start, middle)
        + calendar.working_days_between(middle, end)
    )


@given(calendars(), MIDDLE, COUNTS)
def test_calendar_deadline_rolls_over_days_off_only(calendar, start, days):
    end = start + timedelta(days=days)
    deadline = calendar.deadline_calendar(start, days)
    assert (deadline >= end) if days >= 0 else (deadline <= end)
    first, last = sorted((end, deadline))
    worked = [
        day
        for offset in range((last - first).days + 1)
        if calendar.is_working(day := first + timedelta(days=offset))
    ]
    assert worked == [deadline]


@given(calendars(), MIDDLE, COUNTS)
def test_explanation_adds_up_to_the_count(calendar, start, count):
    """Days passed, less the days off that are named, are the days counted."""
    reasons = calendar.explain(start, count)
    off = [reason for reason in reasons if reason.kind in ("weekend", "holiday")]
    passed = abs((calendar.deadline(start, count) - start).days)
    assert passed - len(off) == abs(count)
    for reason in reasons:
        worked = reason.kind in ("makeup", "rolled")
        assert calendar.is_working(reason.date) == worked
        if reason.kind == "weekend":
            assert reason.date.weekday() in WEEKEND


@given(calendars(), st.lists(MIDDLE, max_size=20), COUNTS, st.booleans())
def test_batch_is_each_of_its_deadlines(calendar, starts, count, is_large):
    starts = starts * (1 + is_large * 2000)
    expected = {start: calendar.deadline(start, count) for start in starts}
    assert calendar.deadlines(starts, count) == [expected[start] for start in starts]
