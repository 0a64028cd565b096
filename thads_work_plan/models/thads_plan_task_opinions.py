from odoo import fields, models


class ThadsPlanTask(models.Model):
    """What those who were asked have said on a line, beside it."""

    _inherit = "thads.plan.task"

    opinion_ids = fields.One2many(
        "thads.plan.opinion", "task_id", string="Points", readonly=True, copy=False
    )
    opinion_text = fields.Text(string="Opinions", compute="_compute_opinion_text")

    def _compute_opinion_text(self):
        for task in self:
            task.opinion_text = "\n".join(
                point._get_said_line() for point in task.opinion_ids
            )
