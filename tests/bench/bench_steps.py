"""Work that is given to somebody else and done by them, beside core's activities.

Both sides do it for the same plans and the same person, one plan after the other, and
flush after each. Nobody's mail goes out: the transaction is rolled back.

Ours opens a step (its person found by post and substitution, its deadline by the
working calendar), seals it and makes its activity; its person closes it, after the
checks of who may. It is sealed again, its activity is archived, and the procedure goes
on: it looks for the next step, and finds that it was the last. Neither mail nor message
is written.

Core's activity is scheduled for the person, who is told by a notification; done, with
feedback, it is archived and leaves a message on the plan. It keeps no deadline that
explains itself, no outcome and no trail. Most of its time goes into the messages.

The second line closes as many steps at once as one person has open, and core's
activities likewise, with their opening left out.
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
    ours, core = (
        min(_time_closing(bench, give, finish) for _ in range(3)) / rounds
        for give, finish in (
            (lambda: _open(plans, definition), _close_steps),
            (lambda: _schedule(plans, user), _finish_activities),
        )
    )
    name = "given to somebody else, all done at once by them"
    bench.report(name, ours, core, "core's activities", at_least=5)


def _time_closing(bench, give, finish) -> float:
    """Return the seconds to finish what is given anew beforehand."""
    given = give()
    bench.env.flush_all()
    return bench.timed(lambda: finish(given), repeat=1)


def _open(plans, definition):
    for number, plan in enumerate(plans, start=1):
        plan._open_step(definition, number)
    return plans.current_step_ids


def _schedule(plans, user):
    return plans.with_context(mail_activity_quick_update=True).activity_schedule(
        "mail.mail_activity_data_todo", user_id=user.id
    )


def _close_steps(steps) -> None:
    steps.with_user(steps.user_id).action_close("agreed")
    steps.env.flush_all()


def _finish_activities(activities) -> None:
    activities.with_user(activities.user_id).action_feedback("Xong")
    activities.env.flush_all()


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
        step = plan._open_step(definition, number)
        step.with_user(step.user_id).action_close("agreed")
        plan.env.flush_all()


def _use_activities(plans, user) -> None:
    for plan in plans:
        activity = plan.activity_schedule(
            "mail.mail_activity_data_todo", user_id=user.id
        )
        activity.with_user(user).action_feedback("Xong")
        plan.env.flush_all()
