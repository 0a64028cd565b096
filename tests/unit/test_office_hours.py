"""Working hours, worked out by hand."""

from datetime import datetime, time, timedelta

import pytest
from calendars import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_one_stop.tools.office_hours import add_office_hours

HOURS = [(time(7, 30), time(11, 30)), (time(13, 30), time(17, 30))]


def at(day, hour, minute=0):
    return datetime(2026, 10, day, hour, minute)


@pytest.mark.parametrize(
    ("moment", "amount", "expected"),
    [
        # Thursday 8 October
        (at(8, 7, 30), 8, at(8, 17, 30)),
        (at(8, 9), 8, at(9, 9)),
        (at(8, 11), 2, at(8, 15)),
        (at(8, 12), 1, at(8, 14, 30)),
        (at(8, 17, 30), 1, at(9, 8, 30)),
        (at(8, 23), 8, at(9, 17, 30)),
        # Friday afternoon, Saturday, Sunday: Monday
        (at(9, 16, 30), 8, at(12, 16, 30)),
        (at(10, 9), 8, at(12, 17, 30)),
        (at(11, 3), 4, at(12, 11, 30)),
        # before Tết 2026, from 14 to 22 February
        (datetime(2026, 2, 13, 16), 8, datetime(2026, 2, 23, 16)),
    ],
)
def test_hours_of_the_office(moment, amount, expected):
    assert add_office_hours(moment, amount, HOURS, CALENDAR) == expected


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 1)),
    st.integers(1, 30),
    st.integers(1, 30),
)
def test_hours_add_up(moment, first, second):
    middle = add_office_hours(moment, first, HOURS, CALENDAR)
    end = add_office_hours(middle, second, HOURS, CALENDAR)
    assert end == add_office_hours(moment, first + second, HOURS, CALENDAR)
    assert end - middle >= timedelta(hours=second)
