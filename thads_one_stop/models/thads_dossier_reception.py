import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

ALLOWED_BY = {
    "post": "accepts_post",
    "online": "accepts_online",
    "oral": "accepts_oral",
}


class ThadsDossier(models.Model):
    """Reception at the desk: accepted, guided to complete the file, or refused."""

    _inherit = "thads.dossier"

    access_token = fields.Char(
        readonly=True,
        copy=False,
        groups="base.group_system",
        export_string_translation=False,
        help="In the QR code of the slip: nobody can guess it.",
    )
    is_my_desk = fields.Boolean(
        compute="_compute_is_my_desk",
        help="The user sits at the desk of the unit today.",
    )
    duplicate_ids = fields.Many2many(
        "thads.dossier", string="Already Open", compute="_compute_duplicate_ids"
    )
    missing_papers = fields.Char(compute="_compute_missing_papers")

    _access_token_uniq = models.UniqueIndex(
        "(access_token) WHERE access_token IS NOT NULL"
    )

    @api.depends_context("uid")
    @api.depends("department_id")
    def _compute_is_my_desk(self):
        units = self._get_desk_units()
        for dossier in self:
            dossier.is_my_desk = dossier.department_id in units

    @api.depends(
        "service_id", "applicant_name", "applicant_number", "applicant_phone", "state"
    )
    def _compute_duplicate_ids(self):
        drafts = self.filtered(lambda dossier: dossier.state == "draft")
        (self - drafts).duplicate_ids = False
        for dossier in drafts:  # the one on the screen
            dossier.duplicate_ids = dossier._find_duplicates()

    @api.depends("paper_ids.is_there", "paper_ids.is_required", "paper_ids.name")
    def _compute_missing_papers(self):
        for dossier in self:
            names = dossier._get_missing_papers().mapped("name")
            dossier.missing_papers = "; ".join(names)

    def _get_missing_papers(self):
        return self.paper_ids.filtered(
            lambda paper: paper.is_required and not paper.is_there
        )

    def action_receive(self):
        """Accept the dossiers: each gets its code, its appointment and its first step.

        :raises AccessError: unless the user sits at the desk of their units
        :raises UserError: if one was received before, lacks a required paper, is dated
            in the future, or its service is not in force for its unit and day
        """
        self.check_access("write")
        self._check_desk()
        self._check_state("draft")
        # in one order for all, so that no two desks deadlock
        for dossier in self.sorted(lambda dossier: dossier.department_id.id):
            dossier._check_receivable()
            dossier._receive()
        return True

    def action_refuse(self, reason):
        """Do not accept one dossier; the form says why.

        :param str reason: plain text, printed
        :raises AccessError: unless the user sits at the desk of its unit
        :raises UserError: without a reason, or if it was received before
        """
        self.check_access("write")
        self._check_desk()
        self._check_state("draft")
        self._check_reason(reason)
        event = self._record(
            "refused", values={"state": "refused"}, note=reason.strip()
        )
        self._make_notice("refusal", event)
        return True

    def _check_reason(self, reason):
        if not (reason or "").strip():
            raise UserError(
                self.env._("Give the reason: it is printed, and has to be understood.")
            )

    def _check_receivable(self):
        """Raise unless one dossier can be received now."""
        moment = self._get_reception_moment()
        if moment > fields.Datetime.now():
            raise UserError(
                self.env._("“%s” is received in the future.", self.display_name)
            )
        day = vietnam_time.to_day(moment)
        services = self.env["thads.service"]
        if not self.service_id.filtered_domain(
            services._get_open_domain(self.department_id, day)
        ):
            raise UserError(
                self.env._(
                    "“%(service)s” is not received by %(unit)s on that day: choose "
                    "the version in force.",
                    service=self.service_id.name,
                    unit=self.department_id.name,
                )
            )
        self._check_channel()
        if self.missing_papers:
            raise UserError(
                self.env._(
                    "These papers are required and not there: %s. Tick them, or guide "
                    "the applicant to complete the file.",
                    self.missing_papers,
                )
            )

    def _check_not_started(self):
        """Also refuse what was not received: reception starts a dossier on its way."""
        self._check_state("processing")
        return super()._check_not_started()

    def _check_channel(self):
        allowed = ALLOWED_BY.get(self.channel_in)
        if allowed and not self.service_id[allowed]:
            labels = dict(self._fields["channel_in"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(service)s” is not submitted this way: %(channel)s.",
                    service=self.service_id.name,
                    channel=labels[self.channel_in],
                )
            )

    def _get_reception_moment(self):
        return self.datetime_received or fields.Datetime.now()

    def _receive(self):
        """Give one dossier its code and appointment, and let it go its way."""
        moment = self._get_reception_moment()
        values = {
            **self._prepare_code_values(moment),
            "state": "processing",
            "datetime_received": moment,
            "datetime_appointment": self._find_appointment(moment),
            "receiver_id": self.env.uid,
            "access_token": secrets.token_urlsafe(16),
        }
        self._record("received", moment, values, to_unit_id=self.department_id.id)
        self._start(self._find_procedure())
