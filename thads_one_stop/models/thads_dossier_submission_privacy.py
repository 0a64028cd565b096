from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from .thads_dossier_privacy import PERSONAL_FIELDS
from .thads_dossier_retention import ERASED, ROWS

# what a submission holds of a person
OWN_FIELDS = {*PERSONAL_FIELDS, "content", "place_wanted"}


class ThadsDossierSubmission(models.Model):
    """Personal data that was sent online: who opens it, and how long it is kept."""

    _inherit = "thads.dossier.submission"

    def web_read(self, specification):
        """Note down who opens one submission on the screen."""
        result = super().web_read(specification)
        if len(self) == 1 and OWN_FIELDS & specification.keys():
            self._note_access("viewed")
        return result

    # it writes, so that it is no call for a replica
    web_read._readonly = False

    def export_data(self, fields_to_export):
        """Note down who takes submissions out as a file."""
        result = super().export_data(fields_to_export)
        self._note_access("exported")
        return result

    def _note_access(self, kind):
        now = fields.Datetime.now()
        self.env["thads.dossier.access"].sudo().create(
            [
                {
                    "submission_id": submission.id,
                    "dossier_id": submission.sudo().dossier_id.id,
                    "user_id": self.env.uid,
                    "datetime": now,
                    "kind": kind,
                }
                for submission in self
            ]
        )

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
