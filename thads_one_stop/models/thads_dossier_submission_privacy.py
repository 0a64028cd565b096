from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from .thads_dossier_privacy import PERSONAL_FIELDS
from .thads_dossier_retention import ERASED, ROWS

# what a submission holds of a person
OWN_FIELDS = PERSONAL_FIELDS | {"content", "place_wanted"}


class ThadsDossierSubmission(models.Model):
    """Personal data that was sent online: who opens it, and how long it is kept."""

    _inherit = "thads.dossier.submission"
    _personal_fields = OWN_FIELDS

    def _prepare_access(self):
        return {"submission_id": self.id, "dossier_id": self.sudo().dossier_id.id}

    def _erase(self):
        """Erase what was sent but for its service, unit, times and answer."""
        submissions = self.sudo()
        submissions.file_ids.unlink()
        submissions.write(
            {
                **dict.fromkeys(PERSONAL_FIELDS & self._fields.keys(), False),
                "applicant_name": ERASED,
                "content": ERASED,
                "place_wanted": False,
                "reason": False,
            }
        )

    @api.model
    def _find_erasable(self, before):
        """Return what was sent back before a moment, and never sent on."""
        return self.search(
            [
                ("state", "in", ("guided", "refused")),
                ("datetime_answered", "<", before),
                ("applicant_name", "!=", ERASED),
            ],
            limit=ROWS,
        )


class ThadsDossierAccess(models.Model):
    """Who looked into what was sent online, before it was a dossier as well."""

    _inherit = "thads.dossier.access"

    dossier_id = fields.Many2one(required=False)
    submission_id = fields.Many2one(
        "thads.dossier.submission",
        string="Online Submission",
        index="btree_not_null",
        ondelete="cascade",
    )

    _about_check = models.Constraint(
        "CHECK(dossier_id IS NOT NULL OR submission_id IS NOT NULL)",
        "Something was looked at.",
    )


class ThadsDossier(models.Model):
    """What was sent online goes with its dossier."""

    _inherit = "thads.dossier"

    def _erase(self):
        result = super()._erase()
        self.sudo().submission_ids._erase()
        return result

    @api.model
    def _cron_erase(self):
        """Also erase what was sent back as long ago: a slice of it each day."""
        result = super()._cron_erase()
        limits = self.env["thads.one.stop.limit"]
        if months := limits._find("retention_months", vietnam_time.today()):
            before = fields.Datetime.now() - relativedelta(months=months)
            self.env["thads.dossier.submission"]._find_erasable(before)._erase()
        return result
