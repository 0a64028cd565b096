from odoo import fields, models


class ThadsProcedureStep(models.Model):
    _inherit = "thads.procedure.step"

    sends_copy = fields.Boolean(
        string="Electronic Copy",
        help="When it is closed, a copy goes to the mailbox of the authority's office.",
    )
