from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ThadsPlanPart(models.AbstractModel):
    """What a plan consists of: it changes only while its plan is a draft.

    A part never goes from one plan to another: record rules test the plan that a part
    has, not the one that a write would give it. Inheriting models define ``plan_id``.
    """

    _name = "thads.plan.part"
    _description = "Part of a Plan"

    plan_id = fields.Many2one("thads.plan")
    plan_state = fields.Selection(related="plan_id.state", string="State of the Plan")

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._check_plan_draft()
        return parts

    def write(self, vals):
        self.check_access("write")
        self._check_plan_draft()
        plans = [part.plan_id for part in self]
        result = super().write(vals)
        if any(part.plan_id != plan for part, plan in zip(self, plans, strict=True)):
            raise ValidationError(
                self.env._(
                    "Tasks and outputs stay in their plan. Copy the whole plan instead."
                )
            )
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_plan_draft(self):
        self._check_plan_draft()

    def _check_plan_draft(self):
        if not self.env.su:
            self.plan_id._check_draft()
