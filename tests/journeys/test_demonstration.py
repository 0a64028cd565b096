"""The plans that a new database shows."""

import ast

DOUBTFUL = ("is_doubtful", "=", True)
UNREAD = ("lead_doubts", "!=", False)
STEP_FIELDS = ["definition_id", "department_id", "is_late"]
DAYS = (
    "2027-10-01",  # a new working year
    "2027-11-30",  # files had to lie with the leaders the day before
    "2028-01-01",  # a Saturday and a holiday, in a year without a calendar
    "2028-09-30",  # a Saturday
)
# Takes all back; which units of the province have a late step on each of the days
LOAD_ON_DAYS = f"""
from freezegun import freeze_time

names = ("plan_province", "plan_professional")
sources = [env.ref("thads_work_plan." + name) for name in names]
found = {{}}
for day in {DAYS}:
    with freeze_time(day + " 01:00:00"):
        plans = env["thads.plan"]
        year = plans._default_year()
        plans = plans.union(*(source.copy({{"year": year}}) for source in sources))
        plans.output_ids.action_confirm()
        last = env["thads.step"].search([], order="id desc", limit=1)
        plans._demonstrate_ways(*plans.ids)
        steps = env["thads.step"].search([("id", ">", last.id)])
        province = env.ref("thads_base.unit_tq")
        late = steps.filtered(
            lambda step: step.state == "open"
            and step.is_late
            and step.department_id.authority_id == province
        )
        found[day] = [
            name.split(".")[1] for name in late.department_id.get_external_id().values()
        ]
        assert env["thads.step"].verify_chain() == []
        env.cr.rollback()
        env.invalidate_all()
print(found)
"""


def test_plans_of_the_demonstration(live):
    rpc = live.rpc("admin")
    plans = rpc("thads.plan", "search_read", [[]], fields=["state", "task_count"])
    assert {plan["state"] for plan in plans} == {"draft", "issued"}
    assert max(plan["task_count"] for plan in plans) >= 35


def test_every_lead_of_the_demonstration_is_known(live):
    outputs = live.rpc("admin")("thads.plan.output", "search_read", [[UNREAD]])
    assert [output["lead_text"] for output in outputs] == []


def test_only_drafts_have_doubts(live):
    rpc = live.rpc("admin")
    outputs = rpc("thads.plan.output", "search_read", [[DOUBTFUL]], fields=["plan_id"])
    plan_ids = [output["plan_id"][0] for output in outputs]
    plans = rpc("thads.plan", "read", [plan_ids], fields=["state"])
    assert {plan["state"] for plan in plans} == {"draft"}


def test_every_post_has_its_person_and_every_unit_its_head(live):
    rpc = live.rpc("admin")
    posts = rpc("thads.position", "search_read", [[]], fields=["user_id"])
    assert [post for post in posts if not post["user_id"]] == []
    current = [("is_current", "=", True), ("unit_type", "!=", False)]
    units = rpc("hr.department", "search_read", [current], fields=["name", "head_id"])
    assert [unit["name"] for unit in units if not unit["head_id"]] == []


def test_staff_read_the_plan_of_their_province(live):
    issued = [
        ("plan_type", "=", "annual"),
        ("department_id.unit_type", "=", "province"),
    ]
    for login in ("chuyenvien", "motcua", "chuyenvien.kv5"):
        assert live.rpc(login)("thads.plan", "search_count", [issued]) == 1


def test_plans_are_under_way_and_one_is_late(live):
    rpc = live.rpc("admin")
    domain = [("state", "=", "open"), ("res_model", "=", "thads.plan")]
    steps = rpc("thads.step", "search_read", [domain], fields=STEP_FIELDS)
    assert len({step["definition_id"][1] for step in steps}) >= 6
    # units of the centre that have done nothing since the programme are late as well
    [late] = [
        step["department_id"][1]
        for step in steps
        if step["is_late"] and "Cục" not in step["department_id"][1]
    ]
    assert "khu vực 2" in late
    assert rpc("thads.step", "search_count", [[("round", ">", 1)]])
    issued = [("outcome", "=", "issued"), ("res_model", "=", "thads.plan")]
    assert rpc("thads.step", "search_count", [issued]) == 2
    assert rpc("thads.step", "verify_chain") == []


def test_demonstration_loads_on_any_day(live):
    """Around the end of the season, of the year, and on days off."""
    found = ast.literal_eval(live.shell(LOAD_ON_DAYS))
    october, *after = (set(found[day]) for day in DAYS)
    assert october == {"unit_tq_kv2"}
    # who still drafts when the files had to lie with the leaders is late too
    assert after == [{"unit_tq_kv2", "unit_tq_kv5"}] * 3
