from odoo import api, fields, models

from ..models.thads_document_delivery import CHANNELS
from ..tools import vietnam_time
from ..tools.paper_text import text_lines


class ThadsDocumentSend(models.TransientModel):
    """Asks to whom an issued paper was sent, how and when."""

    _name = "thads.document.send"
    _description = "Record a Delivery"

    document_id = fields.Many2one("thads.document", required=True)
    names = fields.Text(
        string="Recipients",
        required=True,
        compute="_compute_names",
        store=True,
        readonly=False,
        help="One per line; those whom it was not sent to yet.",
    )
    channel = fields.Selection(CHANNELS, required=True, default="paper")
    date_sent = fields.Date(
        string="Sent On", required=True, default=lambda self: vietnam_time.today()
    )
    copies = fields.Integer(string="Copies Each", required=True, default=1)
    note = fields.Char()

    @api.depends("document_id")
    def _compute_names(self):
        for wizard in self:
            document = wizard.document_id
            names = [
                *text_lines(document.addressees),
                *document.recipient_ids.mapped("name"),
            ]
            sent = set(document.delivery_ids.mapped("name"))
            wizard.names = "\n".join(name for name in names if name not in sent)

    def action_confirm(self):
        self.ensure_one()
        self.document_id._record_deliveries(
            text_lines(self.names),
            channel=self.channel,
            date_sent=self.date_sent,
            copies=self.copies,
            note=self.note,
        )
