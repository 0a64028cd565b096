"""What a procedure would give: dates of what is to come."""

from datetime import date

from calendars import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.clock import Clock, find_deadline
from odoo.addons.thads_base.tools.procedure_graph import Instance, ProcedureGraph
from odoo.addons.thads_base.tools.projection import (
    Circumstances,
    PlannedStep,
    explain,
    project,
)
from odoo.addons.thads_base.tools.working_days import WorkingCalendar

THREE = Clock("working_days", amount=3)
BEFORE_TET = date(2026, 2, 12)  # a Thursday; off from 14/02 to 22/02
CLOCKS = st.one_of(
    st.just(Clock()),
    st.builds(Clock, st.just("working_days"), amount=st.integers(0, 8)),
    st.builds(Clock, st.just("calendar_days"), amount=st.integers(0, 12)),
    st.just(Clock("half_day")),
    st.just(Clock("fixed_day", month=11, day=30, year_offset=-1)),
)
STARTS = st.dates(date(2024, 1, 2), date(2026, 6, 30))


def after(*keys):
    return frozenset(keys)


@st.composite
def procedures(draw):
    steps = []
    for key in range(draw(st.integers(1, 8))):
        earlier = st.sets(st.sampled_from(range(key))) if key else st.just(set())
        steps.append(
            PlannedStep(
                key,
                frozenset(draw(earlier)),
                draw(CLOCKS),
                draw(st.sampled_from(("opened", "programme"))),
                is_skipped=draw(st.booleans()),
            )
        )
    return steps


def get_circumstances(start, programme=None):
    return Circumstances(CALENDAR, start, {"programme": programme}, start.year)


def test_steps_follow_one_another_over_tet():
    steps = [PlannedStep("draft", clock=THREE), PlannedStep("sign", after("draft"))]
    found = project(steps, get_circumstances(BEFORE_TET))
    assert found["draft"].deadline == date(2026, 2, 24)
    assert found["sign"].opens == date(2026, 2, 24)
    assert found["sign"].deadline is None
    names = {day.name for day in explain(steps[0], found["draft"], CALENDAR)}
    assert any("Tết" in name for name in names)


def test_a_join_waits_for_the_longest():
    steps = [
        PlannedStep("short", clock=Clock("working_days", amount=1)),
        PlannedStep("long", clock=Clock("working_days", amount=5)),
        PlannedStep("join", after("short", "long")),
    ]
    found = project(steps, get_circumstances(date(2026, 3, 2)))
    assert found["join"].opens == date(2026, 3, 9)


def test_what_was_closed_counts_as_it_was():
    steps = [PlannedStep("draft", clock=THREE), PlannedStep("sign", after("draft"))]
    ends = {"draft": date(2026, 3, 20)}
    found = project(steps, get_circumstances(date(2026, 3, 2)), ends)
    assert list(found) == ["sign"]
    assert found["sign"].opens == date(2026, 3, 20)


def test_what_waits_for_an_unknown_day_has_no_date_nor_what_follows():
    steps = [
        PlannedStep("targets", event="programme", is_waiting=True),
        PlannedStep("draft", after("targets"), THREE),
    ]
    found = project(steps, get_circumstances(date(2026, 3, 2)))
    assert found["draft"].opens is found["draft"].deadline is None
    found = project(steps, get_circumstances(date(2026, 3, 2), date(2026, 3, 4)))
    assert found["draft"].opens == date(2026, 3, 4)
    assert found["draft"].deadline == date(2026, 3, 9)


def test_a_year_without_calendar_is_named_and_ends_the_projection():
    calendar = WorkingCalendar([2026], {})
    steps = [PlannedStep(1, clock=THREE), PlannedStep(2, after(1))]
    given_2026 = Circumstances(calendar, date(2026, 12, 30), {})
    found = project(steps, given_2026)
    assert found[1].unknown_year == 2027
    assert found[2].opens is None


@given(procedures(), STARTS, st.none() | STARTS)
def test_no_step_opens_before_those_before_it_end(steps, start, programme):
    found = project(steps, get_circumstances(start, programme))
    assert set(found) == {step.key for step in steps}
    for step in steps:
        ends = [found[key].ends for key in step.after]
        opens = found[step.key].opens
        assert (opens is None) == (None in ends)
        assert opens is None or all(start <= end <= opens for end in ends)


@given(procedures(), STARTS, STARTS)
def test_dates_are_the_engines_when_every_step_uses_up_its_time(
    steps, start, programme
):
    """Opens with the engine's own graph and clocks, closing each on its deadline."""
    given_days = get_circumstances(start, programme)
    found = project(steps, given_days)
    by_key = {step.key: step for step in steps}
    graph = ProcedureGraph({step.key: step.after for step in steps})
    opened, closed = {}, {}
    while ready := graph.find_ready(Instance(key, 1, False) for key in closed):
        for key in ready:
            step = by_key[key]
            day = max([start, *(closed[earlier] for earlier in step.after)])
            event = day if step.event == "opened" else programme
            deadline = find_deadline(step.clock, event, CALENDAR, start.year)
            opened[key] = (day, None if step.is_skipped else deadline)
            closed[key] = max(day, opened[key][1] or day)
    assert opened == {key: (one.opens, one.deadline) for key, one in found.items()}
