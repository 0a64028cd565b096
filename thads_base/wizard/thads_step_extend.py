from odoo import fields, models


class ThadsStepExtend(models.TransientModel):
    """Asks until when, and why, a step gets more time."""

    _name = "thads.step.extend"
    _description = "Grant More Time"

    step_ids = fields.Many2many("thads.step", string="Steps", required=True)
    deadline = fields.Date(
        string="New Deadline",
        required=True,
        help="Within the agency. The legal deadline stays, and counts.",
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        return self.step_ids.action_extend(self.deadline, self.reason)
