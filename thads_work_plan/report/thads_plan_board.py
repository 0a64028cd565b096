from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools.season import FIRST_YEAR, YEARS_OF_UNIT, get_planned_year, get_season_day
from ..tools.season_report import Line

STATES = [
    ("none", "No plan"),
    ("draft", "Draft"),
    ("running", "Under way"),
    ("issued", "Issued"),
    ("elsewhere", "Issued outside the system"),
]


class ThadsPlanBoard(models.Model):
    """Where the plan of each unit that owes one stands, and whose turn it is.

    One row for each unit and year, with or without a plan, read from the plans and
    their steps.
    """

    _name = "thads.plan.board"
    _description = "State of a Unit's Plan"
    _auto = False
    _order = "year desc, authority_order, unit_order, id"
    _rec_name = "department_id"
    _depends = {
        "hr.department": ["parent_id", "authority_id", "tree_order"],
        "thads.plan": [
            "department_id",
            "plan_type",
            "year",
            "state",
            "active",
            "procedure_id",
            "is_issued_elsewhere",
            "issued_date",
        ],
        "thads.plan.season": ["year"],
        "thads.step": ["res_id", "state", "deadline", "date_closed", "user_id"],
    }

    year = fields.Integer(readonly=True, aggregator=None)
    department_id = fields.Many2one("hr.department", string="Unit", readonly=True)
    authority_id = fields.Many2one("hr.department", readonly=True)
    procedure_id = fields.Many2one("thads.procedure", readonly=True)
    plan_id = fields.Many2one("thads.plan", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    date_issued = fields.Date(string="Issued On", readonly=True)
    step_id = fields.Many2one(
        "thads.step",
        readonly=True,
        help="The open step that is due first; what only waits comes last.",
    )
    definition_id = fields.Many2one(
        "thads.procedure.step", string="At This Step", readonly=True
    )
    step_count = fields.Integer(
        string="Open Steps", readonly=True, aggregator=None, help="At the same time."
    )
    user_id = fields.Many2one("res.users", string="Responsible", readonly=True)
    acting_unit_id = fields.Many2one("hr.department", readonly=True)
    date_opened = fields.Date(string="Since", readonly=True)
    deadline = fields.Date(readonly=True)
    is_late = fields.Boolean(string="Overdue", readonly=True)
    is_planned_year = fields.Boolean(
        string="Year Being Planned", readonly=True, help="Planned for today."
    )
    authority_order = fields.Char(readonly=True, export_string_translation=False)
    unit_order = fields.Char(readonly=True, export_string_translation=False)

    responsible = fields.Char(
        string="With", compute="_compute_responsible", help="Whose turn it is."
    )
    timeliness = fields.Char(
        string="Early or Late", compute="_compute_timeliness", help="In words."
    )
    season_effect = fields.Char(
        string="What Opening Does", compute="_compute_season_effect"
    )

    @property
    def _table_query(self):
        today = vietnam_time.today()
        return SQL(
            """
            SELECT unit.id * %(years)s + due.year - %(first)s AS id,
                   due.year, due.procedure_id, unit.id AS department_id,
                   above.authority_id, authority.tree_order AS authority_order,
                   unit.tree_order AS unit_order, plan.id AS plan_id,
                   CASE WHEN plan.id IS NULL THEN 'none'
                        WHEN plan.is_issued_elsewhere THEN 'elsewhere'
                        WHEN plan.state = 'issued' THEN 'issued'
                        WHEN plan.procedure_id IS NULL THEN 'draft'
                        ELSE 'running'
                    END AS state,
                   COALESCE(plan.issued_date, issue.date_closed) AS date_issued,
                   step.id AS step_id, step.definition_id, step.user_id,
                   step.unit_id AS acting_unit_id, step.date_opened, step.deadline,
                   COALESCE(step.step_count, 0) AS step_count,
                   COALESCE(step.deadline < %(today)s, FALSE) AS is_late,
                   due.year = %(planned)s AS is_planned_year
              FROM (%(due)s) due
              JOIN hr_department unit ON unit.id = due.department_id
         LEFT JOIN hr_department above ON above.id = unit.parent_id
         LEFT JOIN hr_department authority ON authority.id = above.authority_id
         LEFT JOIN LATERAL (
                   SELECT * FROM thads_plan own
                    WHERE own.department_id = unit.id AND own.year = due.year
                      AND own.plan_type = 'annual' AND own.active
                 ORDER BY own.state = 'issued' DESC, own.procedure_id IS NULL,
                          own.id DESC
                    LIMIT 1) plan ON TRUE
         LEFT JOIN LATERAL (
                   SELECT turn.*, count(*) OVER () AS step_count
                     FROM thads_step turn
                     JOIN thads_procedure_step definition
                       ON definition.id = turn.definition_id
                    WHERE turn.res_model = 'thads.plan' AND turn.res_id = plan.id
                      AND turn.state = 'open'
                 ORDER BY definition.kind = 'wait', turn.deadline, turn.id
                    LIMIT 1) step ON TRUE
         LEFT JOIN LATERAL (
                   SELECT max(done.date_closed) AS date_closed FROM thads_step done
                    WHERE done.res_model = 'thads.plan' AND done.res_id = plan.id
                      AND done.outcome = 'issued') issue ON TRUE
            """,
            years=YEARS_OF_UNIT,
            first=FIRST_YEAR,
            today=today,
            planned=get_planned_year(today),
            due=self._get_due_query(today),
        )

    def _get_due_query(self, today):
        """SQL of which units owe a plan of which year, each once."""
        queries = [
            SQL(
                "SELECT %s AS year, %s AS procedure_id, id AS department_id "
                "FROM hr_department WHERE id IN %s",
                year,
                procedure.id,
                self._get_units_query(procedure, get_season_day(year, today)),
            )
            for year in self._find_years(today)
            for procedure in self._find_procedures(get_season_day(year, today))
        ]
        if not queries:
            return SQL("SELECT 0 AS year, 0 AS procedure_id, 0 AS department_id")
        return SQL(
            "SELECT DISTINCT ON (year, department_id) * FROM (%s) every "
            "ORDER BY year, department_id, procedure_id",
            SQL(" UNION ALL ").join(queries),
        )

    def _find_years(self, today) -> list[int]:
        """Return the years that are planned for, or have been."""
        plans = self.env["thads.plan"].sudo()
        seasons = self.env["thads.plan.season"].sudo()
        planned = plans._read_group([("plan_type", "=", "annual")], ["year"])
        opened = seasons._read_group([], ["year"])
        years = {year for (year,) in planned + opened}
        return sorted(years | {get_planned_year(today)})

    def _find_procedures(self, day):
        return self.env["thads.procedure"].sudo()._find_of_season(day)

    def _get_units_query(self, procedure, day):
        units = self.env["hr.department"].sudo()
        return units._search(procedure._get_season_domain(day)).subselect()

    @api.depends("step_id")
    def _compute_responsible(self):
        for row in self:
            step = row.sudo().step_id
            names = [step._get_responsible_name()] if step else []
            if row.step_count > 1:
                names.append(self.env._("and %s more", row.step_count - 1))
            row.responsible = " ".join(names)

    @api.depends("state", "step_id", "date_issued")
    def _compute_timeliness(self):
        for row in self:
            row.timeliness = row._get_timeliness()

    def _get_timeliness(self) -> str:
        if self.state == "none":
            return self.env._("No plan yet")
        if self.state == "draft":
            return self.env._("Its procedure has not begun")
        if self.state == "running":
            return self.sudo().step_id.deadline_label or ""
        if not self.date_issued:
            return self.env._("Issued")
        day = format_date(self.env, self.date_issued, date_format="dd/MM/yyyy")
        return self.env._("Issued on %s", day)

    @api.depends("state")
    def _compute_season_effect(self):
        words = {
            "none": self.env._("Gets a draft and its first step"),
            "draft": self.env._("Its draft is started"),
            "running": self.env._("Under way already: stays as it is"),
        }
        for row in self:
            issued = self.env._("Issued already: stays as it is")
            row.season_effect = words.get(row.state, issued)

    def action_open_plan(self):
        """Open the plan of one row."""
        self.ensure_one()
        self.check_access("read")
        if self.plan_id:
            return self.plan_id._get_records_action()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": self.env._(
                    "%(unit)s has no plan of %(year)s yet.",
                    unit=self.department_id.display_name,
                    year=self.year,
                ),
            },
        }

    def _prepare_line(self) -> Line:
        """Return one row as the office's report prints it."""
        labels = dict(self._fields["state"]._description_selection(self.env))
        return Line(
            unit=self.department_id.name,
            state=self.state,
            label=labels[self.state],
            step=self.definition_id.name or "",
            responsible=self.responsible or "",
            since=short_date(self.date_opened),
            deadline=short_date(self.deadline),
            timeliness=self.timeliness or "",
            is_late=self.is_late,
        )

    @api.model
    def _get_season_rows(self, authority, year):
        """Return the rows of the units that owe their plans to an authority."""
        return self.search(
            Domain("authority_id", "=", authority.id) & Domain("year", "=", year)
        )
