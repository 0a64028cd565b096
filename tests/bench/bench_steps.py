"""Work that is given to somebody else and done by them, beside core's activities.

Core's activity: scheduled for another user, then finished by them with feedback, one by
one. It keeps no deadline that explains itself, no outcome and no trail.
"""

from odoo.addons.thads_base.models.thads_step import ENGINE

ROUNDS = 100


def run(bench):
    env = bench.env
    rounds = bench.size(ROUNDS, smoke=2)
    user = env.ref("thads_base.user_truongphong")
    plans = _make_plans(env, rounds)
    core = bench.timed(lambda: _use_activities(plans, user), repeat=3) / rounds
    name = "given to somebody else, and done by them"
    definition = _make_definition(env)
    plans.with_context(thads_step_engine=ENGINE).procedure_id = definition.procedure_id
    ours = bench.timed(lambda: _use_steps(plans, definition), repeat=3) / rounds
    bench.report(name, ours, core, "core's activity", at_least=5)


def _make_plans(env, count):
    unit = env.ref("thads_base.unit_tq_nv")
    values = {"department_id": unit.id, "year": 2027}
    return env["thads.plan"].create(
        [{"name": f"Kế hoạch {number}", **values} for number in range(count)]
    )


def _make_definition(env):
    """Create a procedure of one step that the head of the unit closes."""
    procedure = env["thads.procedure"].create(
        {
            "code": "bench",
            "name": "Một bước",
            "res_model": "thads.plan",
            "date_from": "2026-01-01",
        }
    )
    return env["thads.procedure.step"].create(
        {
            "procedure_id": procedure.id,
            "code": "opinion",
            "name": "Cho ý kiến",
            "kind": "opinion",
            "actor": "author_head",
            "clock": "working_days",
            "working_days": 3,
        }
    )


def _use_steps(plans, definition) -> None:
    for number, plan in enumerate(plans, start=1):
        plan._open_step(definition, number)
        step = plan.current_step_ids
        step.with_user(step.user_id).action_close("agreed")
        plan.env.flush_all()


def _use_activities(plans, user) -> None:
    for plan in plans:
        activity = plan.activity_schedule(
            "mail.mail_activity_data_todo", user_id=user.id
        )
        activity.with_user(user).action_feedback("Xong")
        plan.env.flush_all()
