from odoo import fields, models


class ThadsPlanProgress(models.Model):
    """What a unit has said about an assignment, with its proof; nothing is taken back.

    Who leads reports how far it is; who coordinates contributes. Only the buttons of
    an assignment write it: nobody has the right to.
    """

    _name = "thads.plan.progress"
    _description = "Report on an Assignment"
    _order = "date desc, id desc"

    assignment_id = fields.Many2one(
        "thads.plan.assignment",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Reported By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    date = fields.Date(string="Said On", required=True, readonly=True, index=True)
    is_contribution = fields.Boolean(
        string="Contribution", readonly=True, help="By a unit that coordinates."
    )
    progress = fields.Integer(readonly=True, aggregator=None, help="In percent.")
    quantity = fields.Float(readonly=True, help="Reached since the report before.")
    date_done = fields.Date(string="Done On", readonly=True)
    text = fields.Text(string="What Was Said", readonly=True)
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "thads_plan_progress_attachment_rel",
        string="Papers",
        readonly=True,
    )
