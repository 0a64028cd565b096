from odoo import fields, models

CHANNELS = [
    ("paper", "On paper"),
    ("post", "By post"),
    ("email", "By e-mail"),
    ("exchange", "Document exchange"),
    ("system", "In this system"),
]


class ThadsDocumentDelivery(models.Model):
    """To whom an issued paper was sent, how and when; no right changes it."""

    _name = "thads.document.delivery"
    _description = "Delivery of a Document"
    _order = "document_id, date_sent, id"

    document_id = fields.Many2one(
        "thads.document", required=True, readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(string="Recipient", required=True, readonly=True)
    channel = fields.Selection(CHANNELS, required=True, readonly=True)
    date_sent = fields.Date(string="Sent On", required=True, readonly=True)
    copies = fields.Integer(default=1, readonly=True, aggregator=None)
    note = fields.Char(readonly=True)
    user_id = fields.Many2one(
        "res.users",
        string="Sent By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )

    _copies_check = models.Constraint("CHECK(copies > 0)", "At least one copy is sent.")
