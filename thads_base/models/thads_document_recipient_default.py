from odoo import api, fields, models
from odoo.fields import Domain


class ThadsDocumentRecipientDefault(models.Model):
    """A recipient that new papers of a type start with.

    Lines of a unit come in place of those that are for all units.
    """

    _name = "thads.document.recipient.default"
    _description = "Default Recipient"
    _inherit = ["thads.document.recipient.mixin"]
    _order = "type_id, issuer_id, sequence, id"

    type_id = fields.Many2one(
        "thads.document.type",
        string="Document Type",
        required=True,
        index=True,
        ondelete="cascade",
    )
    issuer_id = fields.Many2one(
        "hr.department",
        string="Issuing Unit",
        index="btree_not_null",
        ondelete="cascade",
        help="Empty: for all units that have no lines of their own.",
    )

    @api.model
    def _get_for(self, document_type, unit):
        """Return the lines that papers of a type start with in a unit."""
        lines = self.search(
            Domain("type_id", "=", document_type.id)
            & Domain("issuer_id", "in", (unit.id, False))
        )
        return lines.filtered("issuer_id") or lines
