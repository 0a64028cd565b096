from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .thads_plan_paper import TEXTS


class ThadsPlan(models.Model):
    """What the unit planned for last year, beside the plan that is being drafted."""

    _inherit = "thads.plan"

    previous_plan_id = fields.Many2one(
        "thads.plan",
        string="Plan of Last Year",
        compute="_compute_previous_plan_id",
        help="Of the same unit: the issued one, else the latest draft.",
    )
    previous_task_count = fields.Integer(
        string="Tasks of Last Year", compute="_compute_previous_counts"
    )
    previous_output_count = fields.Integer(
        string="Products of Last Year", compute="_compute_previous_counts"
    )
    previous_dated_count = fields.Integer(
        string="With a Deadline", compute="_compute_previous_counts"
    )
    previous_undated_count = fields.Integer(
        string="Without a Deadline", compute="_compute_previous_counts"
    )

    @api.depends("department_id", "year", "plan_type")
    def _compute_previous_plan_id(self):
        former = self.search(
            Domain("plan_type", "=", "annual")
            & Domain("year", "in", [plan.year - 1 for plan in self])
            & Domain("department_id", "in", self.department_id.ids),
            order="state, id",  # issued comes after draft
        )
        latest = {(plan.department_id, plan.year): plan for plan in former}
        for plan in self:
            is_annual = plan.plan_type == "annual"
            key = (plan.department_id, plan.year - 1)
            plan.previous_plan_id = latest.get(key) if is_annual else False

    @api.depends("previous_plan_id")
    def _compute_previous_counts(self):
        dated = self.previous_plan_id._count_by_plan(
            "thads.plan.output", [("date_deadline", "!=", False)]
        )
        for plan in self:
            previous = plan.previous_plan_id
            plan.previous_task_count = previous.task_count
            plan.previous_output_count = previous.output_count
            plan.previous_dated_count = dated.get(previous, 0)
            plan.previous_undated_count = previous.output_count - dated.get(previous, 0)

    def action_copy_previous(self):
        """Fill one empty draft with the tasks and texts of last year's plan.

        Times are to be confirmed, as in any copy.

        :raises AccessError: if the user may not write the plan
        :raises UserError: if it does not change, has tasks, or there is no plan before
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        previous = self.previous_plan_id
        if not previous:
            raise UserError(self.env._("The unit has no plan of the year before."))
        if self.task_ids:
            raise UserError(
                self.env._(
                    "“%s” has tasks already: only an empty draft is filled with those "
                    "of last year.",
                    self.name,
                )
            )
        previous.task_ids._copy_tree(self)
        self.write({name: previous[name] for name in TEXTS if not self[name]})
