from odoo import api, fields, models


class ThadsDocumentRecipient(models.Model):
    """A recipient of one paper; as fixed as the paper once that is issued."""

    _name = "thads.document.recipient"
    _description = "Recipient of a Document"
    _inherit = ["thads.document.recipient.mixin"]

    document_id = fields.Many2one(
        "thads.document", required=True, index=True, ondelete="cascade"
    )

    @api.model_create_multi
    def create(self, vals_list):
        recipients = super().create(vals_list)
        recipients.document_id._check_editable()
        return recipients

    def write(self, vals):
        self.document_id._check_editable()
        res = super().write(vals)
        self.document_id._check_editable()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_if_editable(self):
        self.document_id._check_editable()
