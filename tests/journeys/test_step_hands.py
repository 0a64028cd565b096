"""Steps of one record in many hands at once, and in those of one who dies halfway."""

import ast
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.halfway import go_on, halfway, still_waits
from tools.live import RpcError

DRAFTER = "chuyenvien"
ASKED = ("photruongphong", "chuyenvien2", "chuyenvien3")
ROUNDS = 3
# A draft that anybody of the unit closes, opinions of its people, and what comes next
PLANS = """
procedure = env["thads.procedure"].create({{
    "code": "hands", "name": "Nhiều người", "res_model": "thads.plan",
    "date_from": "2026-01-01", "domain": "[('id', '=', 0)]",
}})
before = env["thads.procedure.step"]
for code, kind, actor in (
    ("draft", "work", "author_unit"),
    ("opinion", "opinion", "unit_staff"),
    ("summary", "work", "author_head"),
):
    before = before.create({{
        "procedure_id": procedure.id, "code": code, "name": code, "kind": kind,
        "actor": actor, "clock": "none", "predecessor_ids": [(6, 0, before.ids)],
    }})
drafter = env["res.users"].search([("login", "=", "{drafter}")])
plans = env["thads.plan"].with_user(drafter).create([
    {{
        "name": f"Kế hoạch nhiều người {{number}}",
        "plan_type": "thematic",
        "department_id": drafter.thads_position_ids.department_id.id,
        "year": 2027,
    }}
    for number in range({begun} + {drafted})
])
for plan in plans:
    plan._start(procedure)
drafted = plans[{begun}:]
for plan in drafted:
    plan.current_step_ids.action_close("done")
env.cr.commit()
print([
    [(plan.id, {{step.user_id.login: step.id for step in plan.current_step_ids}})
     for plan in some]
    for some in (plans - drafted, drafted)
])
"""
CLOSE = """
user = env["res.users"].search([("login", "=", "{login}")])
env(user=user)["thads.step"].browse({step}).action_close("{outcome}")
stop_halfway()
env.cr.commit()
"""


@pytest.fixture(scope="module")
def plans(live):
    """Plans at their draft and at their opinions, of which each test takes its own.

    Each is a pair: the plan, and its open steps by login.
    """
    script = PLANS.format(drafter=DRAFTER, begun=3, drafted=1 + ROUNDS)
    begun, drafted = ast.literal_eval(live.shell(script))
    return {"begun": begun, "drafted": drafted}


def test_the_last_two_who_answer_at_once_go_on_once(live, plans):
    plan, steps = plans["drafted"].pop()
    first, second, third = ASKED
    agree(live.rpc(third), steps[third])
    rpc = live.rpc(second)
    script = CLOSE.format(login=first, step=steps[first], outcome="agreed")
    with halfway(live, script) as process, ThreadPoolExecutor() as pool:
        closed = pool.submit(agree, rpc, steps[second])
        waits = still_waits(closed)
        go_on(process)
        closed.result(timeout=60)
    assert waits, "the second answer did not wait for the first"
    assert read_opened(live, plan) == ["summary"]
    assert_chained(live, plan, links=len(steps) * 2 + 3)


def test_all_who_answer_at_once_extend_one_chain(live, plans):
    taken = [plans["drafted"].pop() for _round in range(ROUNDS)]
    hands = {login: live.rpc(login) for login in ASKED}
    start = threading.Barrier(len(ASKED))

    def answer(login):
        for _plan, steps in taken:
            start.wait(60)
            agree(hands[login], steps[login])

    with ThreadPoolExecutor(len(ASKED)) as pool:
        list(pool.map(answer, ASKED))
    for plan, steps in taken:
        assert read_opened(live, plan) == ["summary"]
        assert_chained(live, plan, links=len(steps) * 2 + 3)


def test_who_closes_a_step_second_is_told_who_was_first(live, plans):
    plan, steps = plans["begun"].pop()
    [step] = steps.values()
    rpc = live.rpc(ASKED[0])
    script = CLOSE.format(login=DRAFTER, step=step, outcome="done")
    with halfway(live, script) as process, ThreadPoolExecutor() as pool:
        closed = pool.submit(close, rpc, step)
        waits = still_waits(closed)
        go_on(process)
        with pytest.raises(RpcError, match="đã kết thúc, bởi") as refused:
            closed.result(timeout=60)
    assert waits, "the second did not wait for the first"
    assert refused.value.name == "odoo.exceptions.UserError"
    assert read_closer(live, step) == DRAFTER
    assert_chained(live, plan, links=2 + len(ASKED))


def test_of_all_who_close_a_step_at_once_one_does(live, plans):
    plan, steps = plans["begun"].pop()
    [step] = steps.values()
    people = (DRAFTER, *ASKED)
    hands = [live.rpc(login) for login in people]
    start = threading.Barrier(len(people))

    def try_closing(rpc):
        start.wait(60)
        try:
            return close(rpc, step)
        except RpcError as error:
            return str(error)

    with ThreadPoolExecutor(len(people)) as pool:
        said = list(pool.map(try_closing, hands))
    assert said.count(True) == 1
    winner = people[said.index(True)]
    assert read_closer(live, step) == winner
    refusals = {text for text in said if text is not True}
    assert len(refusals) == 1
    assert "đã kết thúc, bởi" in refusals.pop()
    assert_chained(live, plan, links=2 + len(ASKED))


def test_who_dies_halfway_has_closed_nothing(live, plans):
    plan, steps = plans["begun"].pop()
    [step] = steps.values()
    rpc = live.rpc(ASKED[0])
    script = CLOSE.format(login=DRAFTER, step=step, outcome="done")
    with halfway(live, script) as process, ThreadPoolExecutor() as pool:
        closed = pool.submit(close, rpc, step)
        waits = still_waits(closed)
        process.kill()
        closed.result(timeout=60)
    assert waits, "the second did not wait for the first"
    assert read_closer(live, step) == ASKED[0]
    assert_chained(live, plan, links=2 + len(ASKED))


def agree(rpc, step):
    return rpc("thads.step", "action_close", [[step]], outcome="agreed")


def close(rpc, step):
    context = {"lang": "vi_VN"}
    return rpc("thads.step", "action_close", [[step]], outcome="done", context=context)


def read_opened(live, plan) -> list[str]:
    steps = live.rpc("admin")(
        "thads.step",
        "search_read",
        [[("res_id", "=", plan), ("state", "=", "open")]],
        fields=["definition_id"],
    )
    return [step["definition_id"][1] for step in steps]


def read_closer(live, step) -> str:
    rpc = live.rpc("admin")
    [found] = rpc("thads.step", "read", [[step]], fields=["closed_by_id"])
    [user] = rpc("res.users", "read", [[found["closed_by_id"][0]]], fields=["login"])
    return user["login"]


def assert_chained(live, plan, links) -> None:
    """Checks that the chain of a plan is whole, and has so many links."""
    rpc = live.rpc("admin")
    found = rpc(
        "thads.step.link",
        "search_read",
        [[("res_model", "=", "thads.plan"), ("res_id", "=", plan)]],
        fields=["sequence"],
    )
    assert [link["sequence"] for link in found] == list(range(1, links + 1))
    assert rpc("thads.step", "verify_chain") == []
