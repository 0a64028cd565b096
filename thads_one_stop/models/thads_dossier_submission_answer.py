from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

COPIED = (
    "content",
    "applicant_kind",
    "applicant_name",
    "applicant_number",
    "applicant_phone",
    "applicant_email",
    "applicant_address",
    "channel_wanted",
    "place_wanted",
    "submitter_name",
    "submitter_number",
    "submitter_phone",
)
ANSWERS = ("guided", "refused")


class ThadsDossierSubmission(models.Model):
    """The desk answers: accepted as a dossier, or sent back with the reason."""

    _inherit = "thads.dossier.submission"

    def action_accept(self):
        """Make a dossier of each submission, for the desk to look through and receive.

        :raises AccessError: unless the user sits at the desk of their units
        :raises UserError: if one was answered already
        :return: an action that opens the dossier, of one submission
        """
        self._check_answerable()
        for submission in self:
            dossier = submission._create_dossier()
            submission._answer({"state": "accepted", "dossier_id": dossier.id})
        if len(self) > 1:
            return True
        return {
            "type": "ir.actions.act_window",
            "res_model": "thads.dossier",
            "res_id": self.dossier_id.id,
            "view_mode": "form",
        }

    def action_answer(self, answer, reason):
        """Send one submission back, with the reason: the applicant may send it anew.

        :param str answer: ``guided`` (to be completed) or ``refused``
        :param str reason: plain text, mailed to the applicant
        :raises AccessError: unless the user sits at the desk of its unit
        :raises UserError: without a reason, or if it was answered already
        """
        self.ensure_one()
        if answer not in ANSWERS:
            raise UserError(self.env._("There is no such answer: %s", answer))
        self.env["thads.dossier"]._check_reason(reason)
        self._check_answerable()
        self._answer({"state": answer, "reason": reason.strip()})
        return True

    def action_reply(self):
        """Ask for the reason for which one submission is sent back."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer the Applicant"),
            "res_model": "thads.dossier.submission.reply",
            "view_mode": "form",
            "target": "new",
            "context": {"default_submission_id": self.id},
        }

    def _check_answerable(self):
        """Raise unless the user may answer the submissions, which nobody else has."""
        self.check_access("read")
        self._check_desk()
        self.sudo().lock_for_update()
        self._check_new()

    def _answer(self, values):
        self.sudo().write(
            {
                **values,
                "datetime_answered": fields.Datetime.now(),
                "user_id": self.env.uid,
            }
        )
        self._notify_applicant()

    def _create_dossier(self):
        """Return a new dossier with what one submission says, and the papers sent."""
        dossier = self.env["thads.dossier"].create(
            {
                **{name: self[name] for name in COPIED},
                "service_id": self._find_service().id,
                "department_id": self.department_id.id,
                "channel_in": "authorised" if self.submitter_name else "online",
            }
        )
        sent = set(self.file_ids.mapped("paper_name"))
        for paper in dossier.paper_ids:
            paper.is_there = paper.name in sent
        return dossier

    def _find_service(self):
        """Return the version in force today of what one submission asks for."""
        services = self.env["thads.service"]
        open_domain = services._get_open_domain(
            self.department_id, vietnam_time.today()
        )
        current = services.search(
            [("code", "=", self.service_id.code), *open_domain], limit=1
        )
        return current or self.service_id


class ThadsDossier(models.Model):
    """A draft that is thrown away leaves its submission to be answered anew."""

    _inherit = "thads.dossier"

    def unlink(self):
        self.sudo().submission_ids.write(
            {
                "state": "new",
                "dossier_id": False,
                "datetime_answered": False,
                "user_id": False,
            }
        )
        return super().unlink()
