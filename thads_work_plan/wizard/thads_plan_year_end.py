from odoo import fields, models


class ThadsPlanYearEnd(models.TransientModel):
    """Asks why a plan leaves things unfinished, and what the next one takes over."""

    _name = "thads.plan.year.end"
    _description = "Close the Year of a Plan"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, ondelete="cascade"
    )
    completion = fields.Char(related="plan_id.completion")
    next_plan_id = fields.Many2one(
        "thads.plan",
        string="Carry Over Into",
        ondelete="cascade",
        domain="[('state', '=', 'draft'), ('id', '!=', plan_id)]",
        help="A draft plan, as a rule that of the next year.",
    )
    line_ids = fields.One2many("thads.plan.year.end.line", "wizard_id")
    reason = fields.Text(
        string="Reason for All", help="Of the lines below that have none of their own."
    )

    def action_confirm(self):
        """Close the plan by what is said here.

        :raises AccessError: if the user is not of the office of the plan's authority
        :raises UserError: if it cannot be closed, or a reason is missing
        """
        self.ensure_one()
        self.plan_id.action_close_year(
            [line._prepare_decision() for line in self.line_ids], self.next_plan_id.id
        )
        return {"type": "ir.actions.act_window_close"}
