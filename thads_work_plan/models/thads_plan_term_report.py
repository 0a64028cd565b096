from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import Period
from ..tools.term import (
    COMMITTEE,
    FINAL,
    INTERIM,
    LONGEST_YEAR,
    YEAR,
    get_term,
    get_title,
)

KINDS = [
    (YEAR, "Report of a Year"),
    (INTERIM, "Interim Review"),
    (FINAL, "Final Review"),
]
STATES = [
    ("draft", "To Be Sent"),
    ("sent", "Sent"),
    ("agreed", "Seen by the Leader"),
    ("concluded", "Concluded"),
]
GIVEN_FIELDS = {"plan_id", "kind", "year"}
PERIOD_FIELDS = {"kind", "year"}
MEETING_FIELDS = {"date_meeting", "conclusion"}
LATER_FIELDS = (*MEETING_FIELDS, "date_sent", "programme_id")


class ThadsPlanTermReport(models.Model):
    """How a plan of several years is carried out: in a year, so far, or at its end.

    The focal unit drafts it from what was assigned, product by product; its head signs,
    the leader in charge agrees, and the committee that the plan is reported to meets:
    the focal unit writes down when, and what it concluded.
    """

    _name = "thads.plan.term.report"
    _description = "Report on a Plan of Several Years"
    _inherit = ["thads.plan.report.mixin"]
    _order = "date_end desc, id desc"

    plan_id = fields.Many2one(
        "thads.plan",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[
            ("state", "=", "issued"),
            ("is_of_several_years", "=", True),
            "|",
            ("focal_department_id.is_my_unit", "=", True),
            "&",
            ("focal_department_id", "=", False),
            ("department_id.is_my_unit", "=", True),
        ],
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Focal Unit",
        compute="_compute_department_id",
        store=True,
        precompute=True,
        index=True,
        help="That follows the plan, and reports on it.",
    )
    kind = fields.Selection(KINDS, required=True, default=YEAR)
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_time.today().year,
        help="Of an interim review, the last one that it is about.",
    )
    date_start = fields.Date(compute="_compute_date_start", store=True)
    date_end = fields.Date(
        compute="_compute_date_start", store=True, help="Last day, included."
    )
    date_due = fields.Date(string="Deadline", help="As the plan, or who leads, has it.")
    date_read = fields.Date(string="Rows As Of", readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    committee = fields.Char(
        string="Reported To",
        required=True,
        default=COMMITTEE,
        help="The committee that meets on it, as the paper names it.",
    )
    date_meeting = fields.Date(string="Meeting On", copy=False)
    conclusion = fields.Text(
        copy=False, help="Of the meeting. One paragraph per line, as the paper prints."
    )
    registered_difficulties = fields.Text(
        readonly=True, help="As the register had them when the rows were read."
    )
    line_ids = fields.One2many(
        "thads.plan.term.line", "report_id", string="Products", readonly=False
    )
    done_count = fields.Integer(string="Done", compute="_compute_counts", store=True)
    partly_count = fields.Integer(
        string="Partly Done", compute="_compute_counts", store=True
    )
    not_done_count = fields.Integer(
        string="Not Done", compute="_compute_counts", store=True
    )
    unexplained_count = fields.Integer(
        string="Reasons Missing", compute="_compute_counts", store=True
    )

    _period_uniq = models.UniqueIndex(
        "(plan_id, kind, year)", "There is such a report of the plan already."
    )

    @api.depends("plan_id")
    def _compute_department_id(self):
        for report in self:
            report.department_id = report.sudo().plan_id._get_focal_unit()

    @api.depends("plan_id", "kind", "year")
    def _compute_date_start(self):
        for report in self:
            term = report.plan_id and report._find_term()
            report.date_start = term and term.start
            report.date_end = term and term.end

    def _find_term(self) -> Period | None:
        plan = self.sudo().plan_id
        span = Period(plan.date_start, plan.date_end)
        return get_term(self.kind, self.year, plan.year_basis, span)

    @api.depends("line_ids.fate", "line_ids.lacks_reason")
    def _compute_counts(self):
        for report in self:
            fates = report.line_ids.mapped("fate")
            for name in ("done", "partly", "not_done"):
                report[f"{name}_count"] = fates.count(name)
            lacking = report.line_ids.filtered("lacks_reason")
            report.unexplained_count = len(lacking)

    @api.depends("plan_id.name", "kind", "year")
    def _compute_display_name(self):
        for report in self:
            plan = report.sudo().plan_id.name or ""
            title = report.kind and get_title(report.kind, report.year, plan)
            report.display_name = f"Báo cáo {title[:1].lower()}{title[1:]}"

    @api.constrains("plan_id", "kind", "year")
    def _check_term(self):
        for report in self:
            plan = report.sudo().plan_id
            if plan.state != "issued" or not plan.is_of_several_years:
                raise UserError(
                    self.env._(
                        "“%s” is not an issued plan of several years.", plan.name
                    )
                )
            term = report._find_term()
            if not term or term.start > vietnam_time.today():
                raise UserError(
                    self.env._(
                        "%(year)s is no year of “%(plan)s” that has begun.",
                        year=report.year,
                        plan=plan.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self._check_given(vals_list)
        reports = super().create(vals_list)
        if not self.env.su:
            reports._check_fresh()
        for report in reports:
            report.sudo()._read_rows()
        return reports

    def _check_given(self, vals_list):
        """Raise if anything but the period and texts is given."""
        typed = GIVEN_FIELDS | self._get_typed_fields()
        if any(set(vals) - typed for vals in vals_list):
            raise AccessError(
                self.env._("A report changes by its buttons, but for its texts.")
            )

    def _check_fresh(self):
        """Raise if one begins as anything but a draft, or on a plan not to be read.

        Not only what was given counts: defaults are the user's and the context's.
        """
        self.plan_id.check_access("read")
        for report in self:
            if report.state != "draft" or any(report[name] for name in LATER_FIELDS):
                raise AccessError(
                    self.env._("A report changes by its buttons, but for its texts.")
                )

    def write(self, vals):
        result = super().write(vals)
        if PERIOD_FIELDS & set(vals):
            for report in self:
                report.sudo()._read_rows()
        return result

    def _get_typed_fields(self):
        typed = super()._get_typed_fields()
        return typed | PERIOD_FIELDS | {"line_ids", "committee", "date_due"}

    def _check_texts(self, vals):
        """Once the leader has agreed, what the meeting said is written down."""
        if vals and set(vals) <= MEETING_FIELDS:
            return self._check_meeting_open()
        if PERIOD_FIELDS & set(vals) and any(self.mapped("procedure_id")):
            raise UserError(
                self.env._("The period does not change once the report is on its way.")
            )
        return super()._check_texts(vals)

    def _check_meeting_open(self):
        for report in self:
            if report.state != "agreed":
                raise UserError(
                    self.env._(
                        "What the meeting said is written down once the leader has "
                        "agreed to “%s”.",
                        report.display_name,
                    )
                )

    def action_read_anew(self):
        """Read the rows anew from the assignments; what was typed stays.

        :raises AccessError: if the user is not of the focal unit
        :raises UserError: if the report is sent
        """
        self.check_access("write")
        self._check_not_sent()
        for report in self:
            report.sudo()._read_rows()
        return True

    def _get_procedure_authority(self):
        """Return the authority whose plan it is: its leader agrees."""
        return self.sudo().plan_id.department_id.authority_id

    def _prepare_own_deadline(self):
        return {"deadline": self.date_due}

    def _get_clock_year(self):
        return self.year

    def _check_step_closing(self, step, outcome):
        code = step.definition_id.code
        if code == "draft":
            self._check_explained()
        if code == "meeting":
            self._check_concluded()
        return super()._check_step_closing(step, outcome)

    def _check_explained(self):
        missing = self.line_ids.filtered("lacks_reason")
        if missing:
            raise UserError(
                self.env._(
                    "Say of each product that is not done why: %(count)s rows, such as "
                    "“%(row)s”.",
                    count=len(missing),
                    row=missing[0].display_name,
                )
            )

    def _check_concluded(self):
        if not (self.date_meeting and (self.conclusion or "").strip()):
            raise UserError(
                self.env._("Write down when the committee met, and its conclusion.")
            )
        if self.date_meeting > vietnam_time.today():
            raise UserError(self.env._("The meeting has not taken place yet."))

    def _on_step_closed(self, step):
        code, outcome = step.definition_id.code, step.outcome
        if code == "sign" and outcome == "done":
            self.sudo().write({"state": "sent", "date_sent": vietnam_time.today()})
        if step.kind == "review" and outcome == "approved":
            self.sudo().state = "agreed"
        if step.kind == "review" and outcome == "returned":
            self.sudo().write({"state": "draft", "date_sent": False})
        if code == "meeting":
            self.sudo().state = "concluded"
        return super()._on_step_closed(step)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_not_sent()

    @api.model
    def _cron_open(self):
        """Begin the report of the year that has ended, for its focal unit.

        Of issued plans that run, or have ended with it; once, whoever has begun it by
        hand.
        """
        today = vietnam_time.today()
        plans = self.env["thads.plan"].search(
            Domain("state", "=", "issued")
            & Domain("is_of_several_years", "=", True)
            & Domain("is_closed", "=", False)
            & Domain("date_end", ">=", today - timedelta(days=LONGEST_YEAR))
        )
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(plans))
        for plan in plans:
            plan._open_last_year()
            if not commit_progress(1):
                return
