from odoo import fields, models
from odoo.fields import Domain


class ThadsPlan(models.Model):
    """Difficulties that were raised on a plan."""

    _inherit = "thads.plan"

    difficulty_count = fields.Integer(
        string="Difficulties", compute="_compute_difficulty_count"
    )

    def _compute_difficulty_count(self):
        counts = self._count_by_plan(
            "thads.difficulty", Domain("is_consolidated", "=", False)
        )
        for plan in self:
            plan.difficulty_count = counts.get(plan._origin, 0)

    def action_open_difficulties(self):
        """Show the difficulties raised on one plan, to add to them."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_difficulty_action"
        )
        domain = Domain("plan_id", "=", self.id)
        return {
            **action,
            "domain": list(domain),
            "context": {"default_plan_id": self.id},
        }
