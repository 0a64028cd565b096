from odoo import api, fields, models

from .thads_service_paper import PAPER_KINDS


class ThadsDossierPaper(models.Model):
    """A paper of a dossier's checklist: how many of it came, in which form."""

    _name = "thads.dossier.paper"
    _description = "Paper of a Dossier"
    _order = "dossier_id, sequence, id"

    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    kind = fields.Selection(PAPER_KINDS, required=True, default="original")
    count = fields.Integer(
        string="Came", required=True, default=1, aggregator=None, help="Number of them."
    )
    is_required = fields.Boolean(string="Required")
    is_there = fields.Boolean(string="There", default=True)
    note = fields.Char()

    @api.model_create_multi
    def create(self, vals_list):
        papers = super().create(vals_list)
        papers._check_writable()
        return papers

    def write(self, vals):
        self._check_writable()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_writable(self):
        self._check_writable()

    def _check_writable(self):
        """Raise unless the user may change the dossiers that the papers belong to."""
        dossiers = self.dossier_id
        if not (self.env.su or dossiers._is_engine()):
            dossiers._check_writable({"paper_ids": True})
