from odoo import fields, models


class ThadsPlanYearEndUndo(models.TransientModel):
    """Asks why a closed plan is opened again."""

    _name = "thads.plan.year.end.undo"
    _description = "Open a Closed Plan Again"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, ondelete="cascade"
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Open the plan again.

        :raises AccessError: if the user is not of the office of the plan's authority
        """
        self.ensure_one()
        self.plan_id.action_undo_year_end(self.reason)
        return {"type": "ir.actions.act_window_close"}
