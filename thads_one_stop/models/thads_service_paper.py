from odoo import fields, models

PAPER_KINDS = [
    ("original", "Original"),
    ("certified", "Certified copy"),
    ("copy", "Copy"),
]


class ThadsServicePaper(models.Model):
    """A paper that a service asks for."""

    _name = "thads.service.paper"
    _description = "Paper Required"
    _order = "service_id, sequence, id"

    service_id = fields.Many2one(
        "thads.service", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    kind = fields.Selection(PAPER_KINDS, required=True, default="original")
    count = fields.Integer(string="Copies", required=True, default=1, aggregator=None)
    is_required = fields.Boolean(
        string="Required", default=True, help="Else only where it applies."
    )
    is_authorisation = fields.Boolean(
        string="Authorisation",
        help="Says that somebody may submit for the applicant: online it is required "
        "then.",
    )
    note = fields.Char()

    def _prepare_dossier_paper(self) -> dict:
        """Return the values of one paper in the checklist of a dossier."""
        return {
            "sequence": self.sequence,
            "name": self.name,
            "kind": self.kind,
            "count": self.count,
            "is_required": self.is_required,
            "is_there": self.is_required,
        }
