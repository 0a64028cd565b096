"""The scheduled urging is killed halfway, for good, and runs again."""

import ast

import pytest

from tests.journeys.halfway import halfway

SLICE = 10
TOLD_SLICE = 3
STEPS = 25
RUNGS = 5
TODAY = "2027-03-02"  # a Tuesday
LATE = "2027-02-22"  # six working days before, so that five rungs are due
PLANS = """
procedure = env["thads.procedure"].create({{
    "code": "urged", "name": "Đôn đốc", "res_model": "thads.plan",
    "date_from": "2026-01-01", "domain": "[('id', '=', 0)]",
}})
env["thads.procedure.step"].create({{
    "procedure_id": procedure.id, "code": "draft", "name": "Dự thảo", "kind": "work",
    "actor": "author_unit", "clock": "working_days", "working_days": 3,
}})
units = env["hr.department"].search([("unit_type", "in", ("province_unit", "local"))])
plans = env["thads.plan"].create([
    {{
        "name": f"Kế hoạch trễ {{number}}",
        "plan_type": "thematic",
        "department_id": units[number % len(units)].id,
        "year": 2027,
    }}
    for number in range({steps})
])
for plan in plans:
    plan._start(procedure)
plans.step_ids._engine()._seal_changes({{"deadline": "{late}"}})
env.cr.commit()
print([max(env[model].search([]).ids, default=0)
       for model in ("thads.escalation", "mail.notification")])
"""
# What follows is done on TODAY, in slices so small that there are several
SETTING = """
from datetime import date
from odoo.addons.thads_base.models import thads_escalation, thads_escalation_digest
from odoo.addons.thads_base.tools import vietnam_time

vietnam_time.today = lambda: date.fromisoformat("{today}")
thads_escalation.SLICE = {slice}
thads_escalation_digest.TOLD_SLICE = {told_slice}
cron = env.ref("thads_base.cron_escalate")
urging = env["thads.escalation"]

def tell():
    env.invalidate_all()
    rows = urging.search([("id", ">", {last_row})])
    notices = env["mail.notification"].search([("id", ">", {last_notice})])
    print({{
        "rows": sorted((row.step_id.id, row.rung_id.id, row.user_id.id)
                       for row in rows),
        "notices": sorted(notice.res_partner_id.id for notice in notices),
    }})

"""
READ = "tell()"
RUN = "cron.method_direct_trigger()\nenv.cr.commit()  # to see what it did\ntell()"
UNDISTURBED = """
def flush(self, *args, **values):
    self.env.flush_all()
    return float("inf")

env.registry["ir.cron"]._commit_progress = flush
urging._cron_escalate()
tell()  # and nothing is committed
"""
DIE = """
model = env.registry["thads.escalation"]
do, calls = model.{method}, []

def die(self, *args):
    result = do(self, *args)
    calls.append(result)
    if len(calls) == {time}:
        self.env.flush_all()
        stop_halfway()
    return result

model.{method} = die
cron.method_direct_trigger()
"""


@pytest.fixture(scope="module")
def setting(live):
    """What each script begins with: the day, and how what was told is read."""
    last = ast.literal_eval(live.shell(PLANS.format(steps=STEPS, late=LATE)))
    return SETTING.format(
        today=TODAY,
        slice=SLICE,
        told_slice=TOLD_SLICE,
        last_row=last[0],
        last_notice=last[1],
    )


@pytest.mark.slow  # six processes of Odoo, one after the other
def test_killed_twice_it_tells_what_it_would_have_told(live, setting):
    def run(script):
        return ast.literal_eval(live.shell(setting + script))

    undisturbed = run(UNDISTURBED)
    assert len(undisturbed["rows"]) >= STEPS * RUNGS
    assert len(undisturbed["notices"]) > 2 * TOLD_SLICE
    assert run(READ) == {"rows": [], "notices": []}
    _kill(live, setting, method="_insert_due", time=4)
    assert 0 < len(run(READ)["rows"]) < len(undisturbed["rows"])
    _kill(live, setting, method="_tell_users", time=2)
    assert run(READ)["rows"] == undisturbed["rows"]
    assert len(run(READ)["notices"]) == TOLD_SLICE
    assert run(RUN) == undisturbed
    assert run(RUN) == undisturbed


def _kill(live, setting, method, time):
    """Kills the action when it has called ``method`` so often, before it commits."""
    script = setting + DIE.format(method=method, time=time)
    with halfway(live, script) as process:
        process.kill()
