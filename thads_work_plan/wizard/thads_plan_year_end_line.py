from odoo import api, fields, models


class ThadsPlanYearEndLine(models.TransientModel):
    """An unfinished assignment of a plan that is being closed."""

    _name = "thads.plan.year.end.line"
    _description = "Unfinished at the End of the Year"

    wizard_id = fields.Many2one(
        "thads.plan.year.end", required=True, ondelete="cascade"
    )
    assignment_id = fields.Many2one(
        "thads.plan.assignment", required=True, readonly=True, ondelete="cascade"
    )
    department_id = fields.Many2one(related="assignment_id.department_id")
    date_deadline = fields.Date(related="assignment_id.date_deadline")
    reason = fields.Text()
    is_carried = fields.Boolean(
        string="Carry Over",
        compute="_compute_is_carried",
        store=True,
        readonly=False,
        help="Next year's plan gets a line of it.",
    )

    @api.depends("wizard_id.next_plan_id")
    def _compute_is_carried(self):
        for line in self:
            line.is_carried = bool(line.wizard_id.next_plan_id)

    def _prepare_decision(self) -> dict:
        return {
            "assignment_id": self.assignment_id.id,
            "reason": self.reason or self.wizard_id.reason,
            "carry": self.is_carried,
        }
