from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from .thads_dossier_lookup import MAX_CODE

# events of a dossier that its applicant is mailed about
MAILED = {
    "received",
    "refused",
    "guided",
    "completed",
    "extended",
    "apologised",
    "resolved",
    "reminded",
    "returned",
}
# of these, the note is the reason that the letter gives as well
EXPLAINED = {"refused", "guided", "extended", "apologised"}


class ThadsDossierSubmission(models.Model):
    """What its applicant sees of a submission, and is mailed."""

    _inherit = "thads.dossier.submission"

    lookup_url = fields.Char(
        string="Look-Up Address",
        compute="_compute_lookup_url",
        compute_sudo=True,
        groups="base.group_system",
        help="By which the applicant follows it.",
    )
    sender_email = fields.Char(
        string="Mailed From",
        compute="_compute_sender_email",
        compute_sudo=True,
        help="The mailbox of the authority: who answers it stays inside.",
    )
    public_state = fields.Char(
        string="Where It Stands",
        compute="_compute_public_state",
        help="As the applicant is told.",
    )

    @api.depends("access_token")
    def _compute_lookup_url(self):
        for submission in self:
            base = submission.get_base_url()
            submission.lookup_url = f"{base}/tra-cuu/{submission.access_token}"

    @api.depends("department_id")
    def _compute_sender_email(self):
        today = vietnam_time.today()
        default = self.env.company.email_formatted
        for unit, submissions in self.grouped("department_id").items():
            mailbox = self.env["thads.mailbox"]._find_for(unit.authority_id, today)
            submissions.sender_email = mailbox.email or default

    @api.depends("state", "dossier_id.state")
    @api.depends_context("lang")
    def _compute_public_state(self):
        for submission in self:
            submission.public_state = submission._get_public_state()

    @api.model
    def _find_by_token(self, token):
        if not token or len(token) > MAX_CODE or "\0" in token:
            return self.browse()
        return self.search([("access_token", "=", token)], limit=1)

    def _get_public_state(self) -> str:
        dossier = self.dossier_id
        texts = {
            "new": self.env._("Sent. The one-stop desk will answer it."),
            "accepted": self.env._("Accepted; the dossier is being entered."),
            "guided": self.env._(
                "Not complete yet: please complete it and send it anew. What is "
                "missing was mailed to you."
            ),
            "refused": self.env._("Not accepted. The reason was mailed to you."),
        }
        if dossier.state == "refused":
            return texts["refused"]
        if dossier.state == "draft" and dossier.event_ids:
            return texts["guided"]
        if dossier.code:
            return dossier._get_public_state()
        return texts[self.state]

    def _get_public_way(self) -> dict:
        """Return what its address tells of one submission, then of its dossier.

        :return: as that of a dossier
        """
        dossier = self.dossier_id
        sent = [(self.datetime_submitted, self.env._("Sent online."))]
        if dossier.code:
            way = dossier._get_public_way()
            return {**way, "entries": [*sent, *way["entries"]]}
        answers = {
            "accepted": self.env._("Accepted by the one-stop desk."),
            "guided": self.env._("Sent back to be completed."),
            "refused": self.env._("Not accepted."),
        }
        if self.state != "new":
            sent.append((self.datetime_answered, answers[self.state]))
        facts = [
            (self.env._("Service"), self.service_id.name),
            (self.env._("Unit"), self.department_id.name),
        ]
        if self.state == "new":
            due = vietnam_time.to_local(self.datetime_due)
            facts.append((self.env._("Answer due"), due.strftime("%H:%M, %d/%m/%Y")))
        return {
            "title": self.env._("Online submission"),
            "state": self._get_public_state(),
            "facts": facts,
            "entries": sent,
        }

    def _notify_applicant(self, reason=None):
        """Mail to each applicant where the submission stands, in their language.

        :param str reason: why; that of the submission if not given
        """
        template = self.env.ref("thads_one_stop.mail_template_submission").sudo()
        for submission in self.sudo():
            template.with_context(
                reason=reason or submission.reason, code=submission.dossier_id.code
            ).send_mail(submission.id)


class ThadsDossier(models.Model):
    """Who sent a dossier online is mailed what happens to it."""

    _inherit = "thads.dossier"

    def _record(self, kind, moment=None, values=None, **details):
        events = super()._record(kind, moment, values, **details)
        submissions = self.sudo().submission_ids
        if submissions and kind in MAILED:
            reason = details.get("note") if kind in EXPLAINED else None
            submissions._notify_applicant(reason)
        return events
