from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class ThadsPlanTask(models.Model):
    """Which tasks of programmes and superior plans a line carries out, and who does.

    The links are the unit's own, kept on the lines of its plan; what each task asks of
    which unit is read from ``thads.plan.coverage``.
    """

    _inherit = "thads.plan.task"

    carried_task_ids = fields.Many2many(
        "thads.plan.task",
        "thads_plan_task_carried_rel",
        "task_id",
        "carried_task_id",
        string="Carries Out",
        copy=False,
        help="Tasks of programmes and superior plans that this line carries out.",
    )
    concerned_count = fields.Integer(
        string="Units Concerned", compute="_compute_coverage", help="By lead or part."
    )
    covered_count = fields.Integer(
        string="Have It in Their Plan", compute="_compute_coverage"
    )
    done_count = fields.Integer(string="Have Done It", compute="_compute_coverage")
    missing_count = fields.Integer(string="Not in a Plan", compute="_compute_coverage")
    coverage = fields.Char(compute="_compute_coverage", help="Such as 41/63.")
    is_shared = fields.Boolean(
        string="Asked of Units", search="_search_is_shared", store=False
    )
    is_missing = fields.Boolean(
        string="Not Covered by All", search="_search_is_missing", store=False
    )

    @api.depends_context("uid")
    def _compute_coverage(self):
        groups = self.env["thads.plan.coverage"]._read_group(
            [("task_id", "in", self.ids)], ["task_id", "state"], ["__count"]
        )
        counts = {(task, state): count for task, state, count in groups}
        for task in self:
            none, covered, done = (
                counts.get((task._origin, state), 0)
                for state in ("none", "covered", "done")
            )
            task.concerned_count = none + covered + done
            task.covered_count = covered + done
            task.done_count = done
            task.missing_count = none
            task.coverage = f"{covered + done}/{task.concerned_count}"

    def _search_is_shared(self, operator, value):
        return self._search_coverage(operator, Domain.TRUE)

    def _search_is_missing(self, operator, value):
        return self._search_coverage(operator, Domain("state", "=", "none"))

    @api.model
    def _search_coverage(self, operator, domain):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        rows = self.env["thads.plan.coverage"]._search(domain)
        return Domain("id", "in", rows.subselect("task_id"))

    @api.constrains("carried_task_ids")
    def _check_carried_tasks(self):
        if any(task.plan_id in task.carried_task_ids.plan_id for task in self):
            raise ValidationError(
                self.env._("A line carries out tasks of other plans than its own.")
            )

    def action_open_coverage(self):
        """Open the units that one task concerns, those without it first."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_coverage_action"
        )
        return {
            **action,
            "name": self.display_name,
            "domain": [("task_id", "=", self.id)],
        }
