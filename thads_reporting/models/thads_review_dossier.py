from odoo import fields, models

from odoo.addons.thads_one_stop.models.thads_dossier import OUTCOMES

from .thads_review_tier import LEVELS


class ThadsReviewDossier(models.Model):
    """A dossier that counts in a report, as it was when the report was sent.

    It stands in the report of the lowest unit that has sent one; SQL writes it.
    """

    _name = "thads.review.dossier"
    _description = "Dossier in a Report"
    _inherit = ["thads.sealed.mixin"]
    _order = "report_id, dossier_id"
    _rec_name = "dossier_id"
    _log_access = False
    _engine_operations = ()

    report_id = fields.Many2one(
        "thads.review.report", required=True, index=True, ondelete="cascade"
    )
    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="restrict"
    )
    level = fields.Selection(LEVELS, required=True)
    service_code = fields.Char(required=True)
    channel = fields.Char(required=True)
    result = fields.Char(required=True)
    way = fields.Char()
    is_uncollected = fields.Boolean()
    outcome = fields.Selection(OUTCOMES)

    def _get_refusal(self):
        return self.env._(
            "The dossiers of a report are listed when it is sent: nobody writes them."
        )
