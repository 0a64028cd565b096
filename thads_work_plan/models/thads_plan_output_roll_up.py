from odoo import models


class ThadsPlanOutput(models.Model):
    """How far one product is, over all the units that owe it."""

    _name = "thads.plan.output"
    _inherit = ["thads.plan.output", "thads.plan.roll.up.mixin"]
    _roll_up_field = "output_id"
