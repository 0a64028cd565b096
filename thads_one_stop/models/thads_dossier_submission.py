import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.office_hours import add_office_hours
from .thads_dossier import APPLICANT_KINDS, CHANNELS_OUT

STATES = [
    ("new", "To be answered"),
    ("accepted", "Accepted"),
    ("guided", "Asked to complete"),
    ("refused", "Not accepted"),
]


class ThadsDossierSubmission(models.Model):
    """What a citizen sent online, until an officer of the desk has answered it.

    It becomes a dossier once it is accepted. Nobody writes it by hand: the public form
    makes it, the desk's buttons answer it.
    """

    _name = "thads.dossier.submission"
    _description = "Online Submission"
    _inherit = ["thads.personal.data.mixin"]
    _order = "datetime_submitted desc, id desc"
    _rec_name = "applicant_name"
    _rec_names_search = [
        "applicant_name",
        "applicant_number",
        "applicant_phone",
        "applicant_email",
    ]

    service_id = fields.Many2one(
        "thads.service",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Receiving Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    content = fields.Char(
        string="Request", required=True, readonly=True, help="What is asked for."
    )
    applicant_kind = fields.Selection(
        APPLICANT_KINDS, string="Applicant Is", required=True, readonly=True
    )
    applicant_name = fields.Char(string="Applicant", required=True, readonly=True)
    applicant_number = fields.Char(string="ID or Tax Code", readonly=True)
    applicant_phone = fields.Char(string="Phone", readonly=True)
    applicant_email = fields.Char(string="Email", readonly=True)
    applicant_address = fields.Char(string="Address", readonly=True)
    submitter_name = fields.Char(
        string="Submitted By", readonly=True, help="Authorised by the applicant."
    )
    submitter_number = fields.Char(string="ID of Who Submitted", readonly=True)
    submitter_phone = fields.Char(string="Phone of Who Submitted", readonly=True)
    channel_wanted = fields.Selection(
        CHANNELS_OUT, string="Result Wanted", required=True, readonly=True
    )
    place_wanted = fields.Char(string="Where", readonly=True)
    lang = fields.Char(string="Language", required=True, readonly=True, default="vi_VN")
    file_ids = fields.One2many(
        "thads.dossier.submission.file", "submission_id", string="Files", readonly=True
    )
    file_count = fields.Integer(string="Number of Files", compute="_compute_file_count")
    state = fields.Selection(STATES, required=True, readonly=True, default="new")
    datetime_submitted = fields.Datetime(
        string="Sent", required=True, readonly=True, default=fields.Datetime.now
    )
    datetime_due = fields.Datetime(
        string="Answer Due", readonly=True, help="In the hours of the office."
    )
    datetime_answered = fields.Datetime(string="Answered", readonly=True)
    user_id = fields.Many2one("res.users", string="Answered By", readonly=True)
    reason = fields.Text(readonly=True, help="As it was mailed to the applicant.")
    dossier_id = fields.Many2one(
        "thads.dossier",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    access_token = fields.Char(
        required=True,
        readonly=True,
        copy=False,
        default=lambda self: secrets.token_urlsafe(16),
        groups="base.group_system",
        export_string_translation=False,
        help="In the address by which the applicant follows it: nobody can guess it.",
    )
    is_late = fields.Boolean(
        string="Late",
        compute="_compute_is_late",
        search="_search_is_late",
        help="Answered after it was due, or past due and not answered yet.",
    )
    is_my_desk = fields.Boolean(
        compute="_compute_is_my_desk",
        help="The user sits at the desk of the unit today.",
    )

    _access_token_uniq = models.UniqueIndex("(access_token)")
    _open_idx = models.Index("(department_id, datetime_due) WHERE state = 'new'")

    @api.depends("file_ids")
    def _compute_file_count(self):
        for submission in self:
            submission.file_count = len(submission.file_ids)

    @api.depends("state", "datetime_due", "datetime_answered")
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for submission in self:
            due = submission.datetime_due
            end = submission.datetime_answered or now
            submission.is_late = bool(due and end > due)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        now = fields.Datetime.now()
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "COALESCE(%s, %s) > %s",
                model._field_to_sql(alias, "datetime_answered", query),
                now,
                model._field_to_sql(alias, "datetime_due", query),
            )
        )

    @api.depends_context("uid")
    @api.depends("department_id")
    def _compute_is_my_desk(self):
        units = self.env["thads.dossier"]._get_desk_units()
        for submission in self:
            submission.is_my_desk = submission.department_id in units

    @api.depends("applicant_name", "service_id")
    def _compute_display_name(self):
        for submission in self:
            parts = (submission.applicant_name, submission.service_id.name)
            submission.display_name = " - ".join(filter(None, parts))

    @api.model_create_multi
    def create(self, vals_list):
        """Take in submissions; each is to be answered within the office's hours."""
        submissions = super().create(vals_list)
        for submission in submissions:
            submission.datetime_due = submission._find_due(
                submission.datetime_submitted
            )
        return submissions

    def _find_due(self, moment):
        """Return until when what is sent at a moment has to be answered, in UTC."""
        local = vietnam_time.to_local(moment)
        amount = self.env["thads.one.stop.limit"]._get(
            "acknowledge_hours", local.date()
        )
        calendars = self.env["resource.calendar"]
        hours = calendars._thads_get_office_hours()
        return vietnam_time.to_utc(
            calendars._thads_count(
                lambda calendar: add_office_hours(local, amount, hours, calendar)
            )
        )

    @api.model
    def _get_open_units(self):
        """Return the units that have a desk today, which takes what is sent online."""
        posts = self.env["thads.position"].sudo()
        desks = posts.search(
            [("is_desk", "=", True), *posts._get_valid_domain(vietnam_time.today())]
        )
        units = self.env["hr.department"].union(
            *(post._get_desk_unit() for post in desks)
        )
        return units.sudo().filtered("code").sorted("tree_order")

    @api.model
    def _get_open_services(self, unit=None):
        """Return the services that may be sent online today, to one unit or to some."""
        today = vietnam_time.today()
        services = self.env["thads.service"].sudo()
        domain = Domain("accepts_online", "=", True) & Domain("is_one_stop", "=", True)
        domain &= services._get_valid_domain(today)
        if unit:
            domain &= services._get_open_domain(unit, today)
        return services.search(domain)

    def _check_desk(self):
        """Raise unless the user sits at the desk of each submission's unit."""
        units = self.env["thads.dossier"]._get_desk_units()
        if foreign := self.filtered(lambda each: each.department_id not in units):
            raise AccessError(
                self.env._(
                    "What was sent online to %s is answered by its one-stop desk.",
                    foreign[0].department_id.name,
                )
            )

    def _check_new(self):
        for submission in self:
            if submission.state != "new":
                raise UserError(
                    self.env._("“%s” was answered already.", submission.display_name)
                )
