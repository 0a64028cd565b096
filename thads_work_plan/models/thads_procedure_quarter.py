from odoo import fields, models


class ThadsProcedure(models.Model):
    """Which units report on their plans each quarter."""

    _inherit = "thads.procedure"

    has_quarter_report = fields.Boolean(
        string="Quarterly Reports",
        help="The units that owe a plan report on it each quarter. Decision 1018 asks "
        "for it, Decision 253 does not.",
    )
