from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ThadsPlanTakeOver(models.TransientModel):
    """Asks which tasks of programmes and superior plans go into a draft."""

    _name = "thads.plan.take.over"
    _description = "Take over Tasks"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, ondelete="cascade"
    )
    line_ids = fields.One2many("thads.plan.take.over.line", "take_over_id")
    chosen_count = fields.Integer(string="Chosen", compute="_compute_counts")
    taken_count = fields.Integer(string="Taken Already", compute="_compute_counts")

    @api.depends("line_ids.is_chosen", "line_ids.is_taken")
    def _compute_counts(self):
        for wizard in self:
            wizard.chosen_count = sum(wizard.line_ids.mapped("is_chosen"))
            wizard.taken_count = sum(wizard.line_ids.mapped("is_taken"))

    def _fill(self, sources):
        """Offer the lines of plans, those chosen that concern the unit."""
        tasks = self.env["thads.plan.task"].search(
            Domain("plan_id", "in", sources.ids), order="sequence, id"
        )
        rows = self.env["thads.plan.coverage"].search(
            Domain("plan_id", "in", sources.ids)
            & Domain("department_id", "=", self.plan_id.department_id.id)
        )
        leads = {row.task_id: row.is_lead for row in rows}
        taken = self.plan_id.task_ids.carried_task_ids
        by_plan = tasks.grouped("plan_id")
        self.env["thads.plan.take.over.line"].create(
            [
                {
                    "take_over_id": self.id,
                    "task_id": task.id,
                    "concern": task in leads and ("lead" if leads[task] else "part"),
                    "is_taken": task.kind == "task" and task in taken,
                    "is_chosen": task in leads and task not in taken,
                }
                for plan in sources
                for task in by_plan.get(plan, ())
            ]
        )

    def action_confirm(self):
        """Copy the chosen tasks into the plan, which is shown behind.

        :raises AccessError: if the user may not write the plan, or read a task
        :raises UserError: if nothing is chosen, or the plan does not change
        """
        self.ensure_one()
        chosen = self.line_ids.filtered("is_chosen").task_id
        if not chosen:
            raise UserError(self.env._("Choose the tasks to take over."))
        self.plan_id._take_over(chosen)
        return {"type": "ir.actions.act_window_close"}
