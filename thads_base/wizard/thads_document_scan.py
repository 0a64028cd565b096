import base64

from odoo import fields, models


class ThadsDocumentScan(models.TransientModel):
    """Takes the scan of a signed paper."""

    _name = "thads.document.scan"
    _description = "Upload a Signed Scan"

    document_id = fields.Many2one("thads.document", required=True)
    file = fields.Binary(string="Signed Scan (PDF)", required=True, attachment=False)
    filename = fields.Char(required=True)

    def action_confirm(self):
        self.ensure_one()
        content = base64.b64decode(self.with_context(bin_size=False).file)
        self.document_id._keep_scan(content, self.filename)
