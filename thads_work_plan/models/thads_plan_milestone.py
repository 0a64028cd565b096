from odoo import fields, models


class ThadsPlanMilestone(models.Model):
    """A level that a draft document is submitted to, and when."""

    _name = "thads.plan.milestone"
    _description = "Submission of an Output"
    _inherit = ["thads.plan.part", "thads.plan.schedule.mixin"]
    _order = "output_id, sequence, id"
    _plan_parent = "output_id"

    output_id = fields.Many2one(
        "thads.plan.output", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(
        string="Submitted To", required=True, help="The level, such as Lãnh đạo Bộ."
    )
