"""A dossier received, beside a task of core's project with an assignee and an activity.

Both are made by the same person, one after the other, and flushed after each; both are
for somebody else to work on. Ours is entered with its papers, gets its code without
gap, its deadline by the working calendar, its event, its first step with its seal and
activity. Nobody's mail goes out: the transaction is rolled back.
"""

ROUNDS = 60


def run(bench):
    env = bench.env
    rounds = bench.size(ROUNDS, smoke=2)
    clerk, other = (env.ref(f"thads_base.user_{name}") for name in ("motcua", "vanthu"))
    core = bench.timed(lambda: _make_tasks(env, clerk, other, rounds), repeat=3)
    ours = bench.timed(lambda: _receive(env, clerk, rounds), repeat=3)
    name = "dossier received, with its first step and activity"
    bench.report(name, ours / rounds, core / rounds, "project.task", at_least=5)


def _receive(env, clerk, rounds):
    dossiers = env["thads.dossier"].with_user(clerk)
    service = env.ref("thads_one_stop.service_enforcement")
    for number in range(rounds):
        dossier = dossiers.create(
            {
                "service_id": service.id,
                "applicant_name": f"Nguyễn Văn {number}",
                "applicant_number": f"{number:012}",
                "applicant_phone": "0912345678",
            }
        )
        dossier.action_receive()
        env.flush_all()


def _make_tasks(env, clerk, other, rounds):
    clerk.group_ids += env.ref("project.group_project_user")
    tasks = env["project.task"].with_user(clerk)
    project = env["project.project"].create({"name": "Một cửa"})
    for number in range(rounds):
        task = tasks.create(
            {
                "name": f"Nguyễn Văn {number}",
                "project_id": project.id,
                "user_ids": other.ids,
            }
        )
        task.activity_schedule("mail.mail_activity_data_todo", user_id=other.id)
        env.flush_all()
