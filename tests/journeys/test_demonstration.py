"""The plans that a new database shows."""

DOUBTFUL = ("is_doubtful", "=", True)
UNREAD = ("lead_doubts", "!=", False)


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


def test_staff_read_the_plan_of_their_province(live):
    issued = [
        ("plan_type", "=", "annual"),
        ("department_id.unit_type", "=", "province"),
    ]
    for login in ("chuyenvien", "motcua", "chuyenvien.kv5"):
        assert live.rpc(login)("thads.plan", "search_count", [issued]) == 1
