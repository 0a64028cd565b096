from odoo import api, fields, models
from odoo.tools import format_date, format_time

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.masking import mask

DEFAULT_SHOWN = 3


class ThadsDossier(models.Model):
    """What the screens show of a dossier, and what they offer its user."""

    _inherit = "thads.dossier"

    available_service_ids = fields.Many2many(
        "thads.service", compute="_compute_available_service_ids"
    )
    available_unit_ids = fields.Many2many(
        "hr.department", compute="_compute_available_unit_ids"
    )
    is_day_closed = fields.Boolean(
        compute="_compute_is_day_closed",
        export_string_translation=False,
        help="The register is closed on the day on which a draft would be received.",
    )
    can_hand_over = fields.Boolean(compute="_compute_can_settle")
    can_settle = fields.Boolean(
        compute="_compute_can_settle", help="The user has the dossier now."
    )
    masked_phone = fields.Char(string="Phone, Masked", compute="_compute_masked")
    masked_number = fields.Char(string="ID, Masked", compute="_compute_masked")
    appointment_text = fields.Char(
        string="Appointment in Words", compute="_compute_appointment_text"
    )

    @api.depends("department_id", "datetime_received")
    def _compute_available_service_ids(self):
        services = self.env["thads.service"]
        for (unit, day), dossiers in self.grouped(
            lambda dossier: (dossier.department_id, dossier._get_reception_day())
        ).items():
            dossiers.available_service_ids = services.search(
                services._get_open_domain(unit, day)
            )

    @api.depends("department_id", "datetime_received", "state")
    def _compute_is_day_closed(self):
        drafts = self.filtered(lambda dossier: dossier.state == "draft")
        books = self.env["thads.dossier.book"]
        closed_until = books._get_closed_until(drafts.department_id)
        (self - drafts).is_day_closed = False
        for dossier in drafts:
            last_day = closed_until.get(dossier.department_id)
            dossier.is_day_closed = (
                bool(last_day) and dossier._get_reception_day() <= last_day
            )

    @api.depends_context("uid")
    def _compute_available_unit_ids(self):
        self.available_unit_ids = self._get_desk_units().filtered("is_current")

    @api.depends("step_ids.state", "step_ids.user_id", "is_immediate")
    @api.depends_context("uid")
    def _compute_can_settle(self):
        for dossier in self:
            steps = dossier.sudo().current_step_ids.with_env(self.env)
            own = {step.definition_id.code for step in steps if step._is_actor()}
            dossier.can_hand_over = bool(own & {"transfer", "resolve"})
            needed = "transfer" if dossier.is_immediate else "resolve"
            dossier.can_settle = needed in own

    @api.depends("applicant_phone", "applicant_number")
    def _compute_masked(self):
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        shown = int(parameters.get_param("thads_one_stop.shown_signs", DEFAULT_SHOWN))
        for dossier in self:
            dossier.masked_phone = mask(dossier.applicant_phone or "", shown)
            dossier.masked_number = mask(dossier.applicant_number or "", shown)

    @api.depends("datetime_appointment")
    @api.depends_context("lang")
    def _compute_appointment_text(self):
        for dossier in self:
            due = dossier.datetime_appointment
            dossier.appointment_text = due and self.env._(
                "%(time)s on %(day)s",
                time=format_time(
                    self.env, due, tz=vietnam_time.VIETNAM.key, time_format="HH:mm"
                ),
                day=format_date(
                    self.env,
                    vietnam_time.to_day(due),
                    date_format="EEEE, dd/MM/yyyy",
                ),
            )

    def _get_reception_day(self):
        return vietnam_time.to_day(self._get_reception_moment())
