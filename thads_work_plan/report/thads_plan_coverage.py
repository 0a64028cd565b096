from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

STATES = [
    ("none", "Not in Its Plan"),
    ("covered", "In Its Plan"),
    ("done", "Done"),
]


class ThadsPlanCoverage(models.Model):
    """What a task of a plan asks of a unit, and whether the unit's plan carries it.

    One row for each task and each unit that an output of it names as lead or for
    coordination: itself, by a post or a person of it, or as one of a class of units.
    A class holds its units of today, or of the day of the plan's period next to it.
    """

    _name = "thads.plan.coverage"
    _description = "Task of a Plan Asked of a Unit"
    _auto = False
    _order = "state, department_order, task_id, id"
    _rec_name = "department_id"
    _depends = {
        "hr.department": ["date_from", "date_to", "tree_order"],
        "thads.position": ["department_id", "user_id", "date_from", "date_to"],
        "thads.plan": ["department_id", "date_start", "date_end", "active"],
        "thads.plan.task": ["plan_id", "carried_task_ids"],
        "thads.plan.assignment": ["task_id", "state"],
        "thads.plan.output": [
            "task_id",
            "plan_id",
            *(
                f"{column}_{kind}_ids"
                for column in ("lead", "coordinating")
                for kind in ("department", "class", "position", "user")
            ),
        ],
    }

    plan_id = fields.Many2one("thads.plan", readonly=True)
    task_id = fields.Many2one("thads.plan.task", readonly=True)
    department_id = fields.Many2one("hr.department", string="Unit", readonly=True)
    is_lead = fields.Boolean(
        string="Leads", readonly=True, help="Named as lead, not for coordination alone."
    )
    line_id = fields.Many2one(
        "thads.plan.task", string="Line of Its Plan", readonly=True
    )
    line_plan_id = fields.Many2one("thads.plan", string="Its Plan", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    department_order = fields.Char(readonly=True, export_string_translation=False)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT (due.task_id::bigint << 20) + due.department_id AS id,
                   due.plan_id, due.task_id, due.department_id, due.is_lead,
                   carrying.line_id, line.plan_id AS line_plan_id,
                   unit.tree_order AS department_order,
                   CASE WHEN carrying.line_id IS NULL THEN 'none'
                        WHEN carrying.is_done THEN 'done'
                        ELSE 'covered'
                    END AS state
              FROM (SELECT plan_id, task_id, department_id,
                           bool_or(is_lead) AS is_lead
                      FROM (%(named)s) named
                  GROUP BY plan_id, task_id, department_id) due
              JOIN thads_plan plan ON plan.id = due.plan_id
                   AND plan.department_id <> due.department_id
              JOIN hr_department unit ON unit.id = due.department_id
         LEFT JOIN LATERAL (
                   SELECT min(line.id) AS line_id,
                          bool_and(COALESCE(%(is_done)s, FALSE)) AS is_done
                     FROM thads_plan_task_carried_rel carried
                     JOIN thads_plan_task line ON line.id = carried.task_id
                     JOIN thads_plan own ON own.id = line.plan_id
                    WHERE carried.carried_task_id = due.task_id AND own.active
                      AND line.active
                      AND own.department_id = due.department_id) carrying ON TRUE
         LEFT JOIN thads_plan_task line ON line.id = carrying.line_id
            """,
            named=SQL(" UNION ALL ").join(self._get_named_queries()),
            is_done=self._get_done_condition(),
        )

    def _get_done_condition(self) -> SQL:
        """Return whether the work of a line is done, as SQL on ``line``.

        All that its unit owes by it is confirmed, and something is.
        """
        return SQL(
            "(SELECT bool_and(owed.state = 'done') FROM thads_plan_assignment owed "
            "WHERE owed.task_id = line.id AND owed.state <> 'cancelled')"
        )

    @api.model
    def _find_naming_outputs(self, tasks, department) -> dict:
        """Return which outputs of tasks name a unit, and in which columns.

        :return: ``{output: ("lead", "coordinating")}``, one of them or both
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT output_id, bool_or(is_lead), bool_or(NOT is_lead)
                  FROM (%s) named WHERE task_id = ANY(%s) AND department_id = %s
              GROUP BY output_id
                """,
                SQL(" UNION ALL ").join(self._get_named_queries()),
                tasks.ids,
                department.id,
            )
        )
        outputs = self.env["thads.plan.output"]
        return {
            outputs.browse(output_id): (
                *(["lead"] if is_lead else []),
                *(["coordinating"] if is_part else []),
            )
            for output_id, is_lead, is_part in rows
        }

    def _get_named_queries(self) -> list[SQL]:
        """Return what finds the units that outputs name, by each way of naming."""
        outputs = self.env["thads.plan.output"]
        return [
            SQL(
                """
                SELECT output.plan_id, output.task_id, output.id AS output_id,
                       unit.id AS department_id, %(is_lead)s AS is_lead
                  FROM thads_plan_output output
                  JOIN thads_plan plan
                    ON plan.id = output.plan_id AND output.active
                  JOIN %(relation)s named ON named.%(output)s = output.id
                  %(units)s
                """,
                is_lead=column == "lead",
                relation=SQL.identifier(field.relation),
                output=SQL.identifier(field.column1),
                units=find_units(SQL.identifier("named", field.column2)),
            )
            for kind, find_units in (
                ("department", self._join_department),
                ("class", self._join_class),
                ("position", self._join_position),
                ("user", self._join_user),
            )
            for column in ("lead", "coordinating")
            for field in (outputs._fields[f"{column}_{kind}_ids"],)
        ]

    def _join_department(self, body) -> SQL:
        return SQL("JOIN hr_department unit ON unit.id = %s", body)

    def _join_class(self, body) -> SQL:
        """Join the units of a class that there are on the day."""
        classes = self.env["thads.department.class"].sudo()
        classes = classes.with_context(active_test=False).search(Domain.TRUE)
        units = self.env["hr.department"].sudo().with_context(active_test=False)
        held = [
            SQL(
                "SELECT %s AS class_id, id AS department_id FROM hr_department "
                "WHERE id IN %s",
                unit_class.id,
                units._search(unit_class._get_member_domain()).subselect(),
            )
            for unit_class in classes
        ] or [SQL("SELECT 0 AS class_id, 0 AS department_id")]
        return SQL(
            """
            JOIN (%(held)s) held ON held.class_id = %(body)s
            JOIN hr_department unit ON unit.id = held.department_id AND %(is_valid)s
            """,
            held=SQL(" UNION ALL ").join(held),
            body=body,
            is_valid=self._get_valid_condition("unit"),
        )

    def _join_position(self, body) -> SQL:
        return SQL(
            """
            JOIN thads_position post ON post.id = %s
            JOIN hr_department unit ON unit.id = post.department_id
            """,
            body,
        )

    def _join_user(self, body) -> SQL:
        """Join the units where a person has a post on the day."""
        return SQL(
            """
            JOIN thads_position post ON post.user_id = %(body)s AND %(is_valid)s
            JOIN hr_department unit ON unit.id = post.department_id
            """,
            body=body,
            is_valid=self._get_valid_condition("post"),
        )

    def _get_valid_condition(self, alias) -> SQL:
        """Return whether a row is valid today, or on the nearest day of the plan."""
        return SQL(
            "daterange(%(row)s.date_from, %(row)s.date_to, '[]') @> "
            "LEAST(GREATEST(%(today)s, plan.date_start), plan.date_end)",
            row=SQL.identifier(alias),
            today=vietnam_time.today(),
        )
