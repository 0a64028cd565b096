from odoo import models


class IrActionsReport(models.Model):
    """Notices print as they were kept."""

    _inherit = "ir.actions.report"

    def _get_kept_pdf(self, record):
        if record._name == "thads.dossier.notice":
            return record._get_kept_pdf()
        return super()._get_kept_pdf(record)
