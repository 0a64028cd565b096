"""Which steps open after which, with rounds, joins and returns."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.procedure_graph import Instance, ProcedureGraph

PLAN = ProcedureGraph(
    {
        "draft": [],
        "opinion": ["draft"],
        "ubnd": ["draft"],
        "approval": ["opinion", "ubnd"],
        "issue": ["approval"],
    }
)


def done(key, number=1, returned_to=None):
    return Instance(key, number, False, returned_to)


def opened(key, number=1):
    return Instance(key, number, True)


def test_begins_with_what_waits_for_nothing():
    assert PLAN.find_ready([]) == ["draft"]


def test_parallel_steps_open_together():
    assert set(PLAN.find_ready([done("draft")])) == {"opinion", "ubnd"}


def test_a_join_waits_for_all():
    steps = [done("draft"), done("opinion"), opened("opinion"), done("ubnd")]
    assert PLAN.find_ready(steps) == []
    steps[2] = done("opinion")
    assert PLAN.find_ready(steps) == ["approval"]


def test_a_return_does_again_what_follows_its_target():
    steps = [
        done("draft"),
        done("opinion"),
        done("ubnd"),
        done("approval", returned_to="draft"),
    ]
    assert PLAN.find_ready(steps) == ["draft"]
    steps.append(done("draft", 2))
    assert set(PLAN.find_ready(steps)) == {"opinion", "ubnd"}


def test_a_return_leaves_what_does_not_follow_its_target():
    steps = [
        done("draft"),
        done("opinion"),
        done("ubnd"),
        done("approval", returned_to="opinion"),
        done("opinion", 2),
    ]
    assert PLAN.find_ready(steps) == ["approval"]


def test_a_return_overtakes_what_is_open():
    steps = [done("draft"), done("opinion", returned_to="draft"), opened("ubnd")]
    assert PLAN.find_outdated(steps) == [opened("ubnd")]
    assert PLAN.find_ready(steps) == ["draft"]


def test_a_cycle_is_named():
    graph = ProcedureGraph({"a": ["c"], "b": ["a"], "c": ["b"], "d": []})
    assert set(graph.find_cycle()) == {"a", "b", "c"}
    assert PLAN.find_cycle() == []


@st.composite
def graphs(draw):
    """Draw steps 0..n, each after some of those before it."""
    size = draw(st.integers(1, 8))
    return {
        key: draw(st.sets(st.integers(0, key - 1), max_size=3)) if key else set()
        for key in range(size)
    }


@given(graphs(), st.data())
def test_every_step_is_done_once_and_after_those_before_it(predecessors, data):
    graph, steps, finished = ProcedureGraph(predecessors), [], []
    while ready := graph.find_ready(steps):
        key = data.draw(st.sampled_from(ready))
        assert predecessors[key] <= set(finished)
        finished.append(key)
        steps.append(done(key))
    assert sorted(finished) == sorted(predecessors)


@given(graphs(), st.data())
def test_after_a_return_the_procedure_still_ends(predecessors, data):
    graph = ProcedureGraph(predecessors)
    steps = [done(key) for key in predecessors]
    source = data.draw(st.sampled_from(sorted(predecessors)))
    before = [key for key in predecessors if source in graph.find_following(key)]
    target = data.draw(st.sampled_from(before))
    steps[source] = done(source, returned_to=target)
    again = []
    while ready := graph.find_ready(steps):
        again += ready
        steps += [done(key, 2) for key in ready]
    assert set(again) == graph.find_following(target)
