from odoo import fields, models


class ThadsPlanRecipient(models.Model):
    """A recipient (nơi nhận) of a plan's paper."""

    _name = "thads.plan.recipient"
    _description = "Recipient of a Plan"
    _inherit = ["thads.plan.part", "thads.document.recipient.mixin"]

    plan_id = fields.Many2one(
        "thads.plan", required=True, index=True, ondelete="cascade"
    )
