from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

STATES = [
    ("draft", "Being entered"),
    ("refused", "Not accepted"),
    ("processing", "Being settled"),
    ("waiting", "Waiting for papers"),
    ("resolved", "Result ready"),
    ("returned", "Result given back"),
    ("cancelled", "Received by mistake"),
]
OUTCOMES = [
    ("resolved", "Settled"),
    ("returned", "File returned"),
    ("withdrawn", "Withdrawn by the applicant"),
    ("stopped", "Stopped"),
    ("refused", "Refused"),
]
CHANNELS_IN = [
    ("direct", "At the desk"),
    ("post", "By post"),
    ("authorised", "By an authorised person"),
    ("online", "Online"),
    ("oral", "Oral statement"),
]
CHANNELS_OUT = [
    ("desk", "At the desk"),
    ("notice", "By the notice procedure of the Law"),
    ("post", "By post"),
    ("online", "Online"),
]
APPLICANT_KINDS = [("person", "Person"), ("organisation", "Organisation")]
OPEN_STATES = ("processing", "waiting")
DESK_STATES = ("draft", *OPEN_STATES, "resolved")


class ThadsDossier(models.Model):
    """What a person or an organisation asks of an enforcement office, and its way.

    It belongs to the unit that received it. From its reception on, everything that
    happens to it is an event (``thads.dossier.event``); what stands here is where the
    events have brought it, and is written by the engine alone.

    Legal sources: Quyết định 537/QĐ-TCTHADS (2017); Thông tư 01/2018/TT-VPCP and
    Thông tư 03/2025/TT-VPCP.
    """

    _name = "thads.dossier"
    _description = "Dossier"
    _inherit = ["thads.procedure.mixin", "thads.personal.data.mixin"]
    _order = "datetime_received desc, id desc"
    _rec_names_search = ["code", "applicant_name"]

    code = fields.Char(readonly=True, copy=False, help="Given at reception.")
    service_id = fields.Many2one(
        "thads.service",
        required=True,
        index=True,
        ondelete="restrict",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Receiving Unit",
        required=True,
        ondelete="restrict",
        default=lambda self: self._default_department_id(),
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False
    )
    outcome = fields.Selection(OUTCOMES, readonly=True, copy=False)
    content = fields.Char(string="Request", help="What is asked for, in a few words.")
    applicant_kind = fields.Selection(
        APPLICANT_KINDS, string="Applicant Is", required=True, default="person"
    )
    applicant_name = fields.Char(string="Applicant", required=True, tracking=True)
    applicant_number = fields.Char(
        string="ID or Tax Code",
        index="btree_not_null",
        tracking=True,
        help="As on the paper shown.",
    )
    applicant_phone = fields.Char(string="Phone", tracking=True)
    applicant_email = fields.Char(string="Email")
    applicant_address = fields.Char(string="Address", tracking=True)
    submitter_name = fields.Char(
        string="Who Came", help="Empty: the applicant in person."
    )
    submitter_number = fields.Char(string="ID of Who Came")
    submitter_phone = fields.Char(string="Phone of Who Came")
    channel_in = fields.Selection(
        CHANNELS_IN, string="Submitted", required=True, default="direct"
    )
    channel_wanted = fields.Selection(
        CHANNELS_OUT, string="Result Wanted", required=True, default="desk"
    )
    place_wanted = fields.Char(
        string="Where", help="Address or office where the result is wanted."
    )
    channel_out = fields.Selection(
        CHANNELS_OUT, string="Given Back", readonly=True, copy=False
    )
    set_count = fields.Integer(
        string="Sets", required=True, default=1, aggregator=None, help="Số bộ hồ sơ."
    )
    paper_ids = fields.One2many(
        "thads.dossier.paper",
        "dossier_id",
        string="Papers",
        copy=True,
    )
    is_immediate = fields.Boolean(
        string="Settled at Once", help="While the applicant waits: no appointment."
    )
    datetime_received = fields.Datetime(
        string="Received",
        copy=False,
        help="Empty: now. Earlier where it came by post or was noted on paper.",
    )
    date_received = fields.Date(
        string="Day of Reception", readonly=True, copy=False, help="In Vietnam."
    )
    datetime_appointment = fields.Datetime(
        string="Appointment",
        readonly=True,
        copy=False,
        help="When the result is due, and to be collected.",
    )
    datetime_promised = fields.Datetime(
        string="Promised Instead",
        readonly=True,
        copy=False,
        help="What an apology after the deadline promises; the appointment stays, and "
        "counts.",
    )
    datetime_resolved = fields.Datetime(string="Settled", readonly=True, copy=False)
    datetime_returned = fields.Datetime(
        string="Given Back At", readonly=True, copy=False
    )
    receiver_id = fields.Many2one(
        "res.users", string="Received By", readonly=True, copy=False, index=True
    )
    handler_id = fields.Many2one(
        "res.users", string="Settled By", readonly=True, copy=False, index=True
    )
    handler_unit_id = fields.Many2one(
        "hr.department",
        string="Settling Unit",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    note = fields.Text()
    event_ids = fields.One2many(
        "thads.dossier.event", "dossier_id", string="Events", readonly=True
    )
    stop_ids = fields.One2many(
        "thads.dossier.stop", "dossier_id", string="Clock Stopped", readonly=True
    )

    _code_uniq = models.UniqueIndex("(code) WHERE code IS NOT NULL")
    _open_idx = models.Index(
        "(department_id, datetime_appointment) "
        "WHERE state IN ('draft', 'processing', 'waiting', 'resolved')"
    )
    _received_idx = models.Index("(department_id, datetime_received DESC, id DESC)")

    def _default_department_id(self):
        return self._get_desk_units()[:1]

    @api.depends("code", "applicant_name")
    def _compute_display_name(self):
        for dossier in self:
            parts = (dossier.code, dossier.applicant_name)
            dossier.display_name = " - ".join(filter(None, parts))

    @api.onchange("service_id")
    def _onchange_service_id(self):
        """Propose the papers that the service asks for, in place of another's."""
        if self.state == "draft":
            self.paper_ids = [Command.clear(), *self.service_id._prepare_papers()]

    @api.model_create_multi
    def create(self, vals_list):
        """Enter dossiers, with the papers of their services if none are given.

        Their events are their log, so that none is begun here.
        """
        services = self.env["thads.service"]
        for vals in vals_list:
            if "paper_ids" not in vals:
                service = services.browse(vals.get("service_id"))
                vals["paper_ids"] = service._prepare_papers()
        quiet = self.with_context(tracking_disable=True)
        return super(ThadsDossier, quiet).create(vals_list).with_env(self.env)

    def copy_data(self, default=None):
        return super().copy_data({"datetime_received": False, **(default or {})})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_received(self):
        self._check_desk()
        if received := self.filtered(lambda dossier: dossier.state != "draft"):
            raise UserError(
                self.env._(
                    "“%s” was received: it is never deleted. A reception by mistake "
                    "is undone by its button.",
                    received[0].display_name,
                )
            )

    @api.model
    def _get_desk_units(self):
        """Return the units whose dossiers lie at the desk of the user today.

        Those that they have succeeded come last.
        """
        return self.env.user.thads_desk_unit_ids.with_env(self.env)

    def _check_desk(self):
        """Raise unless the user sits at the desk of each dossier's unit.

        :raises AccessError: naming the unit
        """
        if self.env.su:
            return
        own = self._get_desk_units()
        if foreign := self.filtered(lambda dossier: dossier.department_id not in own):
            raise AccessError(self._get_desk_refusal(foreign[0].department_id))

    @api.model
    def _get_desk_refusal(self, unit) -> str:
        return self.env._(
            "Dossiers of %s are received, and their results given back, by its "
            "one-stop desk.",
            unit.name,
        )

    def _check_state(self, *states):
        """Raise unless each dossier is in one of the states."""
        labels = dict(self._fields["state"]._description_selection(self.env))
        for dossier in self:
            if dossier.state not in states:
                raise UserError(
                    self.env._(
                        "This cannot be done: “%(dossier)s” is in state “%(state)s”.",
                        dossier=dossier.display_name,
                        state=labels[dossier.state],
                    )
                )
