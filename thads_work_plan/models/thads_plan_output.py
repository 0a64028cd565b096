from odoo import api, fields, models

SCHEDULE_KINDS = [
    ("continuous", "Continuous"),
    ("yearly", "Every Year"),
    ("quarter", "Quarter"),
    ("month", "Month"),
    ("date", "Day"),
    ("range", "Period"),
    ("periodic", "Periodic"),
    ("event", "On an Event"),
    ("mixed", "Several Times"),
]


class ThadsPlanOutput(models.Model):
    """What a task owes: a product, when it is due, and who delivers it with whom.

    The words of the plan are kept as printed; dates and units are their reading.
    """

    _name = "thads.plan.output"
    _description = "Output of a Plan"
    _inherit = ["thads.plan.part"]
    _order = "task_id, sequence, id"

    task_id = fields.Many2one(
        "thads.plan.task", required=True, index=True, ondelete="cascade"
    )
    plan_id = fields.Many2one(
        related="task_id.plan_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(help="Place among the outputs of the task.")
    name = fields.Text(string="Product", help="As printed, one product per line.")
    schedule_text = fields.Text(string="Time", help="As printed, such as Quý IV/2026.")
    schedule_kind = fields.Selection(SCHEDULE_KINDS, index=True)
    date_start = fields.Date()
    date_deadline = fields.Date(
        string="Deadline", index=True, help="Last day, included. Empty: no fixed day."
    )
    lead_text = fields.Text(string="Lead", help="As printed, one unit per line.")
    coordinating_text = fields.Text(
        string="Coordinating", help="As printed, one unit per line."
    )
    lead_department_ids = fields.Many2many(
        "hr.department", "thads_plan_output_lead_rel", string="Lead Units"
    )
    coordinating_department_ids = fields.Many2many(
        "hr.department",
        "thads_plan_output_coordinating_rel",
        string="Coordinating Units",
    )
    funding = fields.Text(help="Where the money for this output comes from.")
    note = fields.Text()

    @api.depends("name", "task_id.display_name")
    def _compute_display_name(self):
        for output in self:
            output.display_name = (output.name or output.task_id.display_name)[:120]
