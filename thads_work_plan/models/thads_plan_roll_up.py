from odoo import models


class ThadsPlan(models.Model):
    """How far a whole plan is."""

    _name = "thads.plan"
    _inherit = ["thads.plan", "thads.plan.roll.up.mixin"]
    _roll_up_field = "plan_id"
