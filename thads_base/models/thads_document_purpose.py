from odoo import fields, models


class ThadsDocumentPurpose(models.Model):
    """What a recipient gets a paper for, as printed after the recipient's name."""

    _name = "thads.document.purpose"
    _description = "Purpose of Sending"
    _order = "sequence, id"

    name = fields.Char(required=True, help="As printed, such as để báo cáo.")
    sequence = fields.Integer(default=10)

    _name_uniq = models.UniqueIndex("(name)", "This purpose already exists.")
