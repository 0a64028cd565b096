from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain

from ..tools.appointment import Limit

LEVELS = [
    ("central", "Centre"),
    ("province", "Province"),
    ("local", "Local unit"),
    ("province_local", "Province and local units"),
]
LIMIT_UNITS = [
    ("working_days", "Working days"),
    ("calendar_days", "Calendar days"),
    ("hours", "Hours"),
]


class ThadsService(models.Model):
    """An administrative service (thủ tục hành chính), in the version of a period.

    A dossier keeps the version that was in force when it was received.
    """

    _name = "thads.service"
    _description = "Service"
    _inherit = ["thads.validity.mixin"]
    _order = "sequence, code, date_from desc"
    _rec_names_search = ["code", "name"]

    code = fields.Char(
        required=True, index=True, help="The same in all versions of the service."
    )
    name = fields.Char(required=True, help="As the published list has it.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    level = fields.Selection(
        LEVELS, required=True, default="province_local", help="Who settles it."
    )
    limit_unit = fields.Selection(
        LIMIT_UNITS, string="Counted In", required=True, default="working_days"
    )
    limit = fields.Integer(
        string="Time Limit", required=True, aggregator=None, help="As the law gives it."
    )
    fee_text = fields.Char(string="Fee")
    is_one_stop = fields.Boolean(
        string="One-Stop",
        default=True,
        help="Received by the one-stop desk (Decision 537/QĐ-TCTHADS).",
    )
    accepts_post = fields.Boolean(string="By Post", default=True)
    accepts_online = fields.Boolean(string="Online")
    accepts_oral = fields.Boolean(string="Oral Statement")
    result_name = fields.Char(
        string="Result", help="What the applicant gets on the day of the appointment."
    )
    slip_note = fields.Text(
        string="Note on the Slip", help="Printed below the appointment."
    )
    instructions = fields.Text(help="Shown to who receives it.")
    legal_basis = fields.Text()
    is_uncertain = fields.Boolean(
        string="To Be Confirmed", help="Its texts are not certain."
    )
    uncertainty = fields.Char(string="What Is Uncertain")
    paper_ids = fields.One2many(
        "thads.service.paper", "service_id", string="Papers Required", copy=True
    )
    limit_text = fields.Char(string="Time", compute="_compute_limit_text")

    _limit_check = models.Constraint(
        'CHECK("limit" > 0 OR NOT active)',
        "A service in use has a time limit.",
    )

    @api.depends("limit", "limit_unit")
    @api.depends_context("lang")
    def _compute_limit_text(self):
        for service in self:
            texts = {
                "working_days": self.env._("%s working days", service.limit),
                "calendar_days": self.env._("%s days", service.limit),
                "hours": self.env._("%s hours", service.limit),
            }
            service.limit_text = texts.get(service.limit_unit)

    @api.constrains("code", "date_from", "date_to", "active")
    def _check_versions(self):
        if clash := self._find_overlap("code"):
            raise ValidationError(
                self.env._(
                    "Two versions of “%s” are valid at the same time. Enter the last "
                    "day of the earlier one first.",
                    clash[0].name,
                )
            )

    def write(self, vals):
        if {"code", "limit", "limit_unit"} & vals.keys():
            self._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def copy_data(self, default=None):
        """Prepare the next version: it begins after the last day of this one."""
        vals_list = super().copy_data(default)
        for service, vals in zip(self, vals_list, strict=True):
            end = service.date_to or fields.Date.today()
            vals.setdefault("date_from", fields.Date.add(end, days=1))
            vals["date_to"] = False
        return vals_list

    def _check_unused(self):
        """Raise if dossiers were received by one of these versions."""
        dossiers = self.env["thads.dossier"].sudo()
        if used := dossiers.search(
            [("service_id", "in", self.ids), ("state", "!=", "draft")], limit=1
        ):
            raise ValidationError(
                self.env._(
                    "Dossiers were received by “%s”, so that its time limit stays. "
                    "Give it a last day, and make a new version by Duplicate.",
                    used.service_id.name,
                )
            )

    @api.model
    def _get_open_domain(self, unit, day) -> Domain:
        """Return which services a unit receives dossiers for on a day."""
        levels = {
            "central": ["central"],
            "province": ["province", "province_local"],
            "local": ["local", "province_local"],
        }
        fitting = Domain("level", "in", levels.get(unit.unit_type, []))
        return fitting & Domain("is_one_stop", "=", True) & self._get_valid_domain(day)

    def _prepare_papers(self) -> list:
        """Return the commands that enter what one service asks for in a checklist."""
        return [
            Command.create(paper._prepare_dossier_paper()) for paper in self.paper_ids
        ]

    def _get_limit(self) -> Limit:
        return Limit(self.limit_unit, self.limit)
