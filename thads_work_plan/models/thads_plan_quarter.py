from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import get_label, get_period
from .thads_plan import YEAR_BASES

QUARTERS = [
    ("1", "Quarter I"),
    ("2", "Quarter II"),
    ("3", "Quarter III"),
    ("4", "Quarter IV"),
    ("year", "Whole Year"),
]
STATES = [
    ("collecting", "Being Collected"),
    ("sent", "Sent"),
    ("done", "Seen by the Leader"),
]
SENT_STATES = ("sent", "received")


class ThadsPlanQuarter(models.Model):
    """The reports on plans of all units of an authority for a quarter, made into one.

    Its office follows who has sent, picks from what they say, and sends one report to
    the leader in charge. What it counts does not change once it is sent. Units report
    each quarter by Decision 1018/QĐ-TCTHADS of 2016; it names no day, so that the days
    are a setting, kept here as it was when the quarter was opened.
    """

    _name = "thads.plan.quarter"
    _description = "Consolidated Report on Plans"
    _inherit = ["thads.plan.report.mixin"]
    _order = "date_end desc, id desc"
    _open_state = "collecting"

    authority_id = fields.Many2one(
        "hr.department",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Consolidated By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    quarter = fields.Selection(QUARTERS, required=True, readonly=True)
    basis = fields.Selection(
        YEAR_BASES, string="Quarters Of", required=True, readonly=True
    )
    date_start = fields.Date(compute="_compute_date_start", store=True)
    date_end = fields.Date(
        compute="_compute_date_start", store=True, help="Last day, included."
    )
    date_due = fields.Date(
        string="Due from the Units",
        readonly=True,
        help="By a setting: Decision 1018 names no day.",
    )
    date_due_own = fields.Date(string="To Be Consolidated Until", readonly=True)
    is_opening = fields.Boolean(
        readonly=True, help="Units are left that have no report yet."
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="collecting", copy=False
    )
    report_ids = fields.One2many("thads.plan.quarter.report", "quarter_id")
    report_count = fields.Integer(string="Units", compute="_compute_report_count")
    sent_count = fields.Integer(
        string="Units That Have Sent", compute="_compute_report_count"
    )

    _period_uniq = models.UniqueIndex(
        "(authority_id, year, quarter, basis)", "This quarter is open already."
    )
    _opening_idx = models.Index("(id) WHERE is_opening")

    @api.depends("year", "quarter", "basis")
    def _compute_date_start(self):
        for quarter in self:
            period = get_period(quarter.year, quarter.quarter, quarter.basis)
            quarter.date_start, quarter.date_end = period.start, period.end

    def _compute_report_count(self):
        reports = self.env["thads.plan.quarter.report"]
        domain = Domain("quarter_id", "in", self.ids)
        every, sent = (
            dict(reports._read_group(domain & each, ["quarter_id"], ["__count"]))
            for each in (Domain.TRUE, Domain("state", "in", SENT_STATES))
        )
        for quarter in self:
            quarter.report_count = every.get(quarter, 0)
            quarter.sent_count = sent.get(quarter, 0)

    @api.depends("year", "quarter", "authority_id.name")
    def _compute_display_name(self):
        for quarter in self:
            label = get_label(quarter.year, quarter.quarter)
            quarter.display_name = (
                f"Báo cáo kế hoạch công tác {label} - {quarter.authority_id.name}"
            )

    def action_open_reports(self):
        """Show which units have sent their report, and which have not."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_quarter_report_action"
        )
        domain = list(Domain("quarter_id", "in", self.ids))
        return {**action, "domain": domain, "context": {}}

    def action_urge(self):
        """Urge the units of these quarters that have not sent their report.

        :raises AccessError: if the user is not of the office
        """
        self.check_access("read")
        self._check_office()
        waiting = self.report_ids.filtered(lambda report: report.state == "draft")
        return waiting.action_urge()

    def action_pick_all(self):
        """Take over what the units that have sent say, as far as it is not yet.

        :raises AccessError: if the user is not of the office
        :raises UserError: if the report is sent
        """
        self.check_access("read")
        self._check_office()
        return (
            self._get_counted().filtered(lambda each: not each.is_picked).action_pick()
        )

    def _check_office(self):
        """Raise unless the user is of the office that consolidates these quarters."""
        if any(not unit.is_my_unit for unit in self.department_id):
            raise AccessError(self.env._("The office of the authority does this."))

    def _get_counted(self):
        """Return the reports of units that one quarter counts: those sent before it."""
        if self.state == "collecting":
            return self.report_ids.filtered(lambda each: each.state in SENT_STATES)
        return self.report_ids.filtered("is_counted")

    def _prepare_own_deadline(self):
        return {"deadline": self.date_due_own}

    def _get_clock_year(self):
        return self.year

    def _on_step_closed(self, step):
        if step.definition_id.code == "sign" and step.outcome == "done":
            self.sudo()._send()
        if step.kind == "review":
            approved = step.outcome == "approved"
            self.sudo().state = "done" if approved else "collecting"
        return super()._on_step_closed(step)

    def _send(self):
        """Freeze which reports one quarter counts."""
        self.report_ids.is_counted = False
        self._get_counted().is_counted = True
        self.write({"state": "sent", "date_sent": vietnam_time.today()})
