"""Work that is given to somebody else and done by them, beside core's activities.

Core's activity: scheduled for another user, then finished by them with feedback, one by
one. It keeps no deadline that explains itself, no outcome and no trail.
"""

ROUNDS = 100


def run(bench):
    env = bench.env
    rounds = bench.size(ROUNDS, smoke=2)
    user = env.ref("thads_base.user_truongphong")
    plans = _make_plans(env, rounds)
    core = bench.timed(lambda: _use_activities(plans, user), repeat=3) / rounds
    name = "given to somebody else, and done by them"
    bench.report(name, core, core, "core's activity")


def _make_plans(env, count):
    unit = env.ref("thads_base.unit_tq_nv")
    values = {"department_id": unit.id, "year": 2027}
    return env["thads.plan"].create(
        [{"name": f"Kế hoạch {number}", **values} for number in range(count)]
    )


def _use_activities(plans, user) -> None:
    for plan in plans:
        activity = plan.activity_schedule(
            "mail.mail_activity_data_todo", user_id=user.id
        )
        activity.with_user(user).action_feedback("Xong")
        plan.env.flush_all()
