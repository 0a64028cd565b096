from odoo import fields, models


class ThadsDocumentVoid(models.TransientModel):
    _name = "thads.document.void"
    _description = "Declare Documents Void"

    document_ids = fields.Many2many("thads.document", required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.document_ids._void(self.reason)
