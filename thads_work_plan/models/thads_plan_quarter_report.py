from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import get_label
from .thads_plan_report_mixin import TEXTS

STATES = [
    ("draft", "To Be Sent"),
    ("sent", "Sent"),
    ("received", "Received"),
]


class ThadsPlanQuarterReport(models.Model):
    """What a unit reports on its plans for a quarter: drafted, signed, then received.

    Its rows are read from the assignments, as of the last day of the quarter. From the
    moment it is sent they stay as they are.
    """

    _name = "thads.plan.quarter.report"
    _description = "Report of a Unit on Its Plans"
    _inherit = ["thads.plan.report.mixin", "thads.late.mixin"]
    _order = "quarter_id desc, id"

    quarter_id = fields.Many2one(
        "thads.plan.quarter",
        string="Consolidated In",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    authority_id = fields.Many2one(related="quarter_id.authority_id")
    year = fields.Integer(related="quarter_id.year")
    quarter = fields.Selection(related="quarter_id.quarter")
    basis = fields.Selection(related="quarter_id.basis")
    date_start = fields.Date(related="quarter_id.date_start")
    date_end = fields.Date(related="quarter_id.date_end")
    date_due = fields.Date(
        string="Deadline",
        readonly=True,
        help="By a setting: Decision 1018 names no day.",
    )
    date_read = fields.Date(string="Rows As Of", readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    is_counted = fields.Boolean(
        readonly=True, help="In the consolidated report that the office has sent."
    )
    is_picked = fields.Boolean(
        string="Taken Over", readonly=True, help="Its texts, by the office."
    )
    urged_count = fields.Integer(
        string="Times Urged", readonly=True, aggregator=None, copy=False
    )
    date_urged = fields.Date(string="Last Urged", readonly=True, copy=False)
    registered_difficulties = fields.Text(
        readonly=True, help="As the register had them when the rows were read."
    )
    line_ids = fields.One2many("thads.plan.quarter.line", "report_id", string="Rows")
    on_time_count = fields.Integer(
        string="On Time", compute="_compute_counts", store=True
    )
    late_count = fields.Integer(string="Late", compute="_compute_counts", store=True)
    not_done_count = fields.Integer(
        string="Left Undone", compute="_compute_counts", store=True
    )
    continuous_count = fields.Integer(
        string="Continuous", compute="_compute_counts", store=True
    )
    silent_count = fields.Integer(
        string="Without News",
        compute="_compute_counts",
        store=True,
        help="Continuous ones on which nothing was reported in the period.",
    )
    next_count = fields.Integer(
        string="Next Period", compute="_compute_counts", store=True
    )
    unexplained_count = fields.Integer(
        string="Reasons Missing", compute="_compute_counts", store=True
    )

    _unit_uniq = models.UniqueIndex(
        "(quarter_id, department_id)", "The unit has a report of this quarter."
    )

    @api.depends("line_ids.section", "line_ids.reason", "line_ids.is_silent")
    def _compute_counts(self):
        for report in self:
            sections = report.line_ids.mapped("section")
            for name in ("on_time", "late", "not_done", "continuous", "next"):
                report[f"{name}_count"] = sections.count(name)
            silent = report.line_ids.filtered("is_silent")
            report.silent_count = len(silent)
            report.unexplained_count = len(report.line_ids.filtered("lacks_reason"))

    @api.model
    def _get_late_domain(self):
        return Domain("state", "=", "draft") & Domain(
            "date_due", "<", vietnam_time.today()
        )

    @api.depends("quarter_id.year", "quarter_id.quarter", "department_id.name")
    def _compute_display_name(self):
        for report in self:
            quarter = report.sudo().quarter_id
            label = get_label(quarter.year, quarter.quarter) if quarter else ""
            report.display_name = (
                f"Báo cáo kế hoạch công tác {label} - {report.department_id.name}"
            )

    def _get_typed_fields(self):
        return super()._get_typed_fields() | {"line_ids"}

    def action_read_anew(self):
        """Read the rows anew from the assignments; reasons that were given stay.

        :raises AccessError: if the user is not of the unit
        :raises UserError: if the report is sent
        """
        self.check_access("write")
        self._check_not_sent()
        for report in self:
            report.sudo()._read_rows()
        return True

    def action_urge(self):
        """Tell who has the reports now that they are waited for, with a trace.

        :raises AccessError: if the user is not of the office of the authority
        :raises UserError: if one has been sent
        """
        self.check_access("read")
        self._check_office()
        self._check_not_sent()
        for report in self:
            report._tell_urging()
            report.sudo().write(
                {
                    "urged_count": report.urged_count + 1,
                    "date_urged": vietnam_time.today(),
                }
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Units urged: %s", len(self)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _tell_urging(self):
        people = self.sudo().current_step_ids.user_id.partner_id
        day = self.env["thads.step"]._format_day(self.date_due)
        self.message_post(
            body=Markup("<p>%s</p>")
            % self.env._("The report is waited for; it is due on %s.", day),
            partner_ids=people.ids,
            subtype_xmlid="mail.mt_note",
        )

    def action_pick(self):
        """Add what these reports say to the texts of the consolidated one.

        :raises AccessError: if the user is not of the office of the authority
        :raises UserError: if the consolidated report is sent
        """
        self.check_access("read")
        self._check_office()
        for quarter, reports in self.grouped("quarter_id").items():
            quarter.write(
                {
                    name: "\n".join(
                        filter(None, [quarter[name], *reports._quote(name)])
                    )
                    for name in TEXTS
                }
            )
        self.sudo().is_picked = True
        return True

    def _quote(self, name) -> list[str]:
        """Return what the reports say in a text, each with its unit."""
        quoted = [
            f"- {report.department_id.name}: " + " ".join(report[name].split())
            for report in self
            if (report[name] or "").strip()
        ]
        if name == "difficulties":
            quoted += filter(None, self.mapped("registered_difficulties"))
        return quoted

    def _check_office(self):
        self.sudo().quarter_id.with_env(self.env)._check_office()

    def _prepare_own_deadline(self):
        return {"deadline": self.date_due}

    def _get_clock_year(self):
        return self.sudo().year

    def _check_step_closing(self, step, outcome):
        if step.definition_id.code == "draft":
            self._check_ready()
        is_returned = step.kind == "review" and outcome == "returned"
        if is_returned and self.sudo().is_counted:
            raise UserError(
                self.env._(
                    "The consolidated report counts “%s”: it is not returned any more.",
                    self.display_name,
                )
            )
        return super()._check_step_closing(step, outcome)

    def _check_ready(self):
        """Raise unless the rows are those of today, with their reasons.

        :raises UserError: saying what to do
        """
        if self.sudo()._is_outdated():
            raise UserError(
                self.env._(
                    "Assignments have changed since the rows were read: press Read "
                    "Anew, then look at them once more."
                )
            )
        missing = self.line_ids.filtered("lacks_reason")
        if missing:
            raise UserError(
                self.env._(
                    "Say why it was late or is not done: %(count)s rows, such as "
                    "“%(row)s”.",
                    count=len(missing),
                    row=missing[0].name,
                )
            )

    def _on_step_closed(self, step):
        code, outcome = step.definition_id.code, step.outcome
        if code == "sign" and outcome == "done":
            self.sudo()._send()
        if step.kind == "review":
            received = outcome == "approved"
            self.sudo().state = "received" if received else "draft"
        return super()._on_step_closed(step)

    def _send(self):
        """Freeze one report, and tell its assignments why they were late."""
        self.write({"state": "sent", "date_sent": vietnam_time.today()})
        for line in self.line_ids.filtered("reason"):
            line.assignment_id.delay_reason = line.reason
