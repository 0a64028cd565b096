from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from .thads_dossier_privacy import PERSONAL_FIELDS

ERASED = "•••"
ROWS = 1_000  # of a slice


class ThadsDossier(models.Model):
    """Personal data is kept as long as the administrators say, then erased.

    What was done, when and by whom stays: code, service, events, figures.
    """

    _inherit = "thads.dossier"

    @api.model
    def _cron_erase(self):
        """Erase the personal data of dossiers that ended longer ago than the limit."""
        limits = self.env["thads.one.stop.limit"]
        months = limits._find("retention_months", vietnam_time.today())
        if not months:
            return
        before = fields.Datetime.now() - relativedelta(months=months)
        commit_progress = self.env["ir.cron"]._commit_progress
        while ended := self._find_erasable(before):
            ended._erase()
            if not commit_progress(len(ended)):
                break

    @api.model
    def _find_erasable(self, before):
        return self.search(
            [
                ("state", "in", ("returned", "refused", "cancelled")),
                ("write_date", "<", before),
                ("applicant_name", "!=", ERASED),
            ],
            limit=ROWS,
        )

    def _erase(self):
        values = dict.fromkeys(PERSONAL_FIELDS, False)
        self._record("erased", values={**values, "applicant_name": ERASED})
        self.message_ids.sudo().unlink()  # they hold what was corrected
        kept = {"pdf_file": False, "docx_file": False}
        self._engine().notice_ids.write(kept)
