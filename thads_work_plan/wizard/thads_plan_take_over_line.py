from odoo import fields, models


class ThadsPlanTakeOverLine(models.TransientModel):
    """One line of a plan that a unit may take over: a heading, or a task to choose."""

    _name = "thads.plan.take.over.line"
    _description = "Task That May Be Taken Over"

    take_over_id = fields.Many2one(
        "thads.plan.take.over", required=True, readonly=True, ondelete="cascade"
    )
    task_id = fields.Many2one(
        "thads.plan.task",
        string="Line",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    plan_id = fields.Many2one(related="task_id.plan_id")
    kind = fields.Selection(related="task_id.kind")
    marker = fields.Char(related="task_id.marker")
    name = fields.Text(related="task_id.name")
    lead_text = fields.Text(related="task_id.lead_text")
    coordinating_text = fields.Text(related="task_id.coordinating_text")
    schedule_text = fields.Text(related="task_id.schedule_text")
    concern = fields.Selection(
        [("lead", "Leads"), ("part", "Takes part")],
        string="Our Unit",
        readonly=True,
        help="What the words of the task ask of the unit.",
    )
    is_taken = fields.Boolean(string="In the Plan", readonly=True)
    is_chosen = fields.Boolean(string="Take")
