from datetime import datetime

import pytest

from odoo.addons.thads_one_stop.tools.control_sheet import (
    DESK,
    Event,
    get_stations,
    get_timing,
)


def at(day, hour=9):
    return datetime(2026, 10, day, hour)


def way(*events):
    """Return events numbered from 1, the first one being the reception."""
    return [
        Event(number, kind, moment, **values)
        for number, (kind, moment, values) in enumerate(
            [("received", at(8), {"person": "Bình"}), *events], start=1
        )
    ]


def handed_over(moment, unit="Phòng A", **values):
    return (
        "handed_over",
        moment,
        {"person": "Bình", "unit": unit, "receiver": "Chi", **values},
    )


@pytest.mark.parametrize(
    "done, timing",
    [
        (at(14), "early"),
        (at(15, 8), "on_time"),
        (at(15, 16), "on_time"),
        (at(15, 17), "late"),
    ],
)
def test_in_time_until_the_hour_and_early_until_the_day_before(done, timing):
    assert get_timing(done, at(15, 16)) == timing


def test_no_deadline_no_timing():
    assert get_timing(at(8), None) is None


def test_from_the_desk_to_the_unit_and_back():
    events = way(
        handed_over(at(8, 10), due=at(8, 13)),
        ("confirmed", at(8, 11), {"about": 2}),
        ("resolved", at(14), {"person": "Chi", "due": at(13)}),
        ("returned", at(15), {"person": "Bình"}),
    )
    first, last = get_stations(events)
    assert (first.giver_unit, first.taker_unit) == (DESK, "Phòng A")
    assert (first.giver, first.taker, first.taken) == ("Bình", "Chi", at(8, 11))
    assert first.timing == "on_time"
    assert (last.giver_unit, last.taker_unit) == ("Phòng A", DESK)
    assert (last.given, last.giver, last.taker) == (at(14), "Chi", "Bình")
    assert (last.timing, last.note) == ("late", "Đã trả kết quả")


def test_one_station_for_each_hand_over():
    events = way(handed_over(at(8)), handed_over(at(9), "Phòng B"))
    units = [(one.giver_unit, one.taker_unit) for one in get_stations(events)]
    assert units == [(DESK, "Phòng A"), ("Phòng A", "Phòng B")]


def test_what_was_undone_has_never_been():
    events = way(
        handed_over(at(8)),
        ("undone", at(8), {"about": 2}),
        handed_over(at(8, 10), "Phòng B"),
    )
    [station] = get_stations(events)
    assert station.taker_unit == "Phòng B"


def test_papers_asked_for_bring_the_file_back_to_the_desk():
    events = way(
        handed_over(at(8)),
        ("guided", at(9), {"person": "Chi"}),
        ("completed", at(12), {"person": "Bình"}),
        handed_over(at(12)),
    )
    _first, back, again = get_stations(events)
    assert (back.giver_unit, back.taker_unit) == ("Phòng A", DESK)
    assert back.note == "Yêu cầu bổ sung, hoàn thiện hồ sơ"
    assert (again.giver_unit, again.taker_unit) == (DESK, "Phòng A")


def test_settled_at_the_desk_goes_nowhere():
    events = way(
        ("resolved", at(8), {"person": "Bình"}), ("returned", at(8), {"person": "Bình"})
    )
    assert get_stations(events) == []


def test_papers_asked_for_before_reception_are_no_station():
    assert get_stations([Event(1, "guided", at(7)), *way()]) == []
