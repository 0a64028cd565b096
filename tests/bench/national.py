"""The national tree: provinces, their offices and rooms, people, plans, running steps.

Units and posts are created as in Odoo, so that what follows from them (rights, tree,
authorities) is right. People, plans, steps and activities are inserted by SQL: 9,000
users would take minutes, a million steps hours. What this passes over is not measured
where it is used: passwords and mailboxes of people, followers and messages of plans,
and the links of the trail, which ``seal`` makes where a benchmark reads them.
"""

from dataclasses import dataclass
from datetime import date

from odoo.tools import SQL

PROVINCES = 34
OFFICES = 355
PEOPLE = 9_000
SINCE = date(2025, 7, 1)  # when this organisation began
ROOMS = ("Văn phòng", "Nghiệp vụ", "Kiểm tra", "Tổ chức cán bộ", "Tài chính - Kế toán")
STEPS_OF_PLAN = 10
OUTPUTS_OF_PLAN = 8


@dataclass
class Nation:
    """The units of the tree, as records of ``hr.department``.

    :ivar rooms: of the provinces, their offices (văn phòng) among them
    :ivar offices: of the areas below the provinces
    """

    provinces: object
    rooms: object
    offices: object

    @property
    def working_units(self):
        """Units that draw up plans and have steps to do."""
        return self.rooms + self.offices


def create_nation(
    env, provinces=PROVINCES, offices=OFFICES, people=PEOPLE, since=SINCE
) -> Nation:
    """Create the tree and its people; each unit has a head, each province a deputy.

    :param people: users in all; at least two for each unit are needed
    :param since: first day of the units
    """
    env = env(context={**env.context, "tracking_disable": True})
    nation = _create_units(env, provinces, offices, since)
    _create_posts(env, nation, _insert_people(env, people))
    env.flush_all()
    env.cr.execute("ANALYZE res_users, hr_department, thads_position, thads_access")
    return nation


def _create_units(env, provinces, offices, since) -> Nation:
    central = env.ref("thads_base.unit_cql")
    tops = _create(
        env,
        central,
        "province",
        [f"THADS tỉnh thứ {n}" for n in range(provinces)],
        since,
    )
    rooms = env["hr.department"].concat(
        *(_create(env, top, "province_unit", ROOMS, since) for top in tops)
    )
    for top, room in zip(tops, rooms[:: len(ROOMS)], strict=True):
        top.office_id = room
    areas = env["hr.department"].create(
        [
            _prepare_unit(tops[n % provinces], "local", f"Khu vực thứ {n}", since)
            for n in range(offices)
        ]
    )
    return Nation(tops, rooms, areas)


def _create(env, parent, unit_type, names, since):
    return env["hr.department"].create(
        [_prepare_unit(parent, unit_type, name, since) for name in names]
    )


def _prepare_unit(parent, unit_type, name, since) -> dict:
    return {
        "parent_id": parent.id,
        "unit_type": unit_type,
        "name": f"{name} - {parent.name}",
        "date_from": since,
    }


def _insert_people(env, count) -> list[int]:
    """Insert users of the staff who read notices in Odoo, and return their ids."""
    env.flush_all()
    rows = env.execute_query(
        SQL(
            """
            WITH people AS (
                INSERT INTO res_partner (name, complete_name, lang, tz, type, active)
                SELECT name, name, 'vi_VN', 'Asia/Ho_Chi_Minh', 'contact', TRUE
                  FROM (SELECT 'Công chức thứ ' || n AS name
                          FROM generate_series(1, %(count)s) n) named
             RETURNING id
            ), accounts AS (
                INSERT INTO res_users (login, partner_id, company_id, active, share,
                                       notification_type)
                SELECT 'nation.' || id, id, %(company)s, TRUE, FALSE, 'inbox'
                  FROM people
             RETURNING id
            ), companies AS (
                INSERT INTO res_company_users_rel (cid, user_id)
                SELECT %(company)s, id FROM accounts
            ), groups AS (
                INSERT INTO res_groups_users_rel (gid, uid)
                SELECT %(group)s, id FROM accounts
            )
            SELECT id FROM accounts
            """,
            count=count,
            company=env.company.id,
            group=env.ref("thads_base.group_staff").id,
        )
    )
    env.invalidate_all()
    return [user_id for (user_id,) in rows]


def _create_posts(env, nation, user_ids) -> None:
    users = iter(user_ids)
    posts = [
        {"department_id": unit.id, "rank": "head", "user_id": next(users)}
        for unit in nation.provinces + nation.working_units
    ]
    for province in nation.provinces:
        charge = (nation.offices & province.child_ids).ids
        posts.append(
            {
                "department_id": province.id,
                "rank": "deputy",
                "user_id": next(users),
                "in_charge_department_ids": [(6, 0, charge)],
            }
        )
    units = nation.working_units.ids
    for place, user_id in enumerate(users):
        unit_id = units[place % len(units)]
        posts.append({"department_id": unit_id, "rank": "staff", "user_id": user_id})
    env["thads.position"].create(
        [{"name": "Chức danh", "date_from": SINCE, **post} for post in posts]
    )


def insert_steps(
    env,
    nation,
    definition,
    deadlines,
    count,
    steps_of_plan=STEPS_OF_PLAN,
    are_told=False,
) -> list[int]:
    """Insert open steps, each of somebody of the staff, with plans and activities.

    :param definition: the step of a procedure that all of them follow
    :param deadlines: days, taken in turn
    :param are_told: whether their people have been told that they have come
    :return: ids of the plans
    """
    env.flush_all()
    plans = _insert_plans(env, nation, definition, -(-count // steps_of_plan))
    _insert_steps(env, definition, plans, deadlines, count)
    _insert_activities(env, definition, are_told)
    env.cr.execute("ANALYZE thads_plan, thads_step, mail_activity")
    env.invalidate_all()
    return plans


def _insert_plans(env, nation, definition, count) -> list[int]:
    rows = env.execute_query(
        SQL(
            """
            INSERT INTO thads_plan (name, department_id, procedure_id, plan_type, year,
                        year_basis, schedule_basis, schedule_before, state, active)
            SELECT 'Kế hoạch thứ ' || n, (%(units)s)[1 + n %% %(number)s],
                   %(procedure)s, 'thematic', 2026, 'calendar', 'calendar', 'literal',
                   'draft', TRUE
              FROM generate_series(1, %(count)s) n
         RETURNING id
            """,
            units=nation.working_units.ids,
            number=len(nation.working_units),
            procedure=definition.procedure_id.id,
            count=count,
        )
    )
    return [plan_id for (plan_id,) in rows]


def _insert_steps(env, definition, plan_ids, deadlines, count) -> None:
    env.cr.execute(
        SQL(
            """
            INSERT INTO thads_step (definition_id, res_model, res_id, department_id,
                        unit_id, user_id, round, state, datetime_opened, date_opened,
                        date_clock, deadline)
            SELECT %(definition)s, 'thads.plan', plan.id, plan.department_id,
                   plan.department_id, staff.ids[1 + n %% cardinality(staff.ids)],
                   1 + n / %(plans)s, 'open', '2026-01-05 02:00:00', '2026-01-05',
                   '2026-01-05', (%(days)s::date[])[1 + n %% %(number)s]
              FROM generate_series(0, %(count)s - 1) n
              JOIN thads_plan plan ON plan.id = (%(ids)s)[1 + n %% %(plans)s]
              JOIN (SELECT department_id, array_agg(user_id ORDER BY id) AS ids
                      FROM thads_position WHERE rank = 'staff' GROUP BY 1) staff
                ON staff.department_id = plan.department_id
            """,
            definition=definition.id,
            days=list(deadlines),
            number=len(deadlines),
            ids=plan_ids,
            plans=len(plan_ids),
            count=count,
        )
    )


def _insert_activities(env, definition, are_told) -> None:
    env.cr.execute(
        SQL(
            """
            INSERT INTO mail_activity (thads_step_id, res_model, res_model_id, res_id,
                        activity_type_id, user_id, summary, date_deadline, automated,
                        active, thads_is_told)
            SELECT id, res_model, %(model)s, res_id, %(type)s, user_id, %(summary)s,
                   deadline, TRUE, TRUE, %(are_told)s
              FROM thads_step step
             WHERE definition_id = %(definition)s
               AND NOT EXISTS (SELECT FROM mail_activity
                                WHERE thads_step_id = step.id)
            """,
            model=env["ir.model"]._get_id("thads.plan"),
            type=env.ref("thads_base.mail_activity_type_step").id,
            summary=definition.name,
            definition=definition.id,
            are_told=are_told,
        )
    )


def insert_outputs(env, nation, plan_ids) -> None:
    """Issue every third plan, and insert a task with outputs into each plan.

    Each output is led by a unit, now and then with a class of units.
    """
    env.cr.execute(
        "UPDATE thads_plan SET state = 'issued' WHERE id = ANY(%s) AND id %% 3 = 0",
        (list(plan_ids),),
    )
    env.cr.execute(
        SQL(
            """
            WITH task AS (
                INSERT INTO thads_plan_task (plan_id, name, kind, active)
                SELECT id, 'Nhiệm vụ', 'task', TRUE
                  FROM thads_plan WHERE id = ANY(%(plans)s)
             RETURNING id, plan_id
            ), output AS (
                INSERT INTO thads_plan_output
                            (task_id, plan_id, department_id, name, active)
                SELECT task.id, plan_id, department_id, 'Báo cáo', TRUE
                  FROM task
                  JOIN thads_plan plan ON plan.id = plan_id
            CROSS JOIN generate_series(1, %(outputs)s)
             RETURNING id
            ), class AS (
                INSERT INTO thads_plan_output_lead_class_rel
                            (thads_plan_output_id, thads_department_class_id)
                SELECT id, %(class_id)s FROM output WHERE id %% 29 = 0
            )
            INSERT INTO thads_plan_output_lead_department_rel
                        (thads_plan_output_id, hr_department_id)
            SELECT id, (%(units)s)[1 + id * 31 %% %(number)s] FROM output
            """,
            plans=list(plan_ids),
            outputs=OUTPUTS_OF_PLAN,
            class_id=env["thads.department.class"].search([], limit=1).id,
            units=nation.working_units.ids,
            number=len(nation.working_units),
        )
    )
    env.cr.execute(
        "ANALYZE thads_plan, thads_plan_output, thads_plan_output_lead_class_rel, "
        "thads_plan_output_lead_department_rel"
    )
    env.invalidate_all()


def seal(steps) -> None:
    """Append the links of open steps to the chains of their plans, as the engine."""
    steps._engine()._seal("opened")
    steps.env.flush_all()
