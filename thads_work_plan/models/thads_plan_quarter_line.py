from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.thads_base.tools.register import short_date

from ..tools.quarter_paper import Line
from ..tools.quarter_rows import EXPLAINED

SECTIONS = [
    ("on_time", "Done on Time"),
    ("late", "Done Late"),
    ("not_done", "Due, Not Done"),
    ("continuous", "Continuous"),
    ("event", "On an Event"),
    ("next", "Next Period"),
]


class ThadsPlanQuarterLine(models.Model):
    """An assignment as the report of a unit tells it; only its reason is typed."""

    _name = "thads.plan.quarter.line"
    _description = "Row of a Report on Plans"
    _order = "report_id, sequence, id"

    report_id = fields.Many2one(
        "thads.plan.quarter.report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    section = fields.Selection(SECTIONS, required=True, readonly=True)
    assignment_id = fields.Many2one(
        "thads.plan.assignment",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    plan_id = fields.Many2one(
        "thads.plan", readonly=True, index="btree_not_null", ondelete="set null"
    )
    plan_name = fields.Char(string="Of the Plan", readonly=True)
    name = fields.Char(string="Work", required=True, readonly=True)
    unit_name = fields.Char(string="Done By", readonly=True)
    date_deadline = fields.Date(string="Deadline", readonly=True)
    date_done = fields.Date(string="Done On", readonly=True)
    days_late = fields.Integer(readonly=True, aggregator=None, help="Working days.")
    progress = fields.Integer(readonly=True, aggregator=None, help="In percent.")
    said = fields.Text(
        string="Reported", readonly=True, help="What was said within the period."
    )
    is_silent = fields.Boolean(
        string="No News", readonly=True, help="Continuous, and nothing was reported."
    )
    is_unconfirmed = fields.Boolean(
        string="Not Confirmed", readonly=True, help="Done as the unit says."
    )
    reason = fields.Text(help="Why it was late or is not done.")
    lacks_reason = fields.Boolean(compute="_compute_lacks_reason")

    @api.depends("section", "reason")
    def _compute_lacks_reason(self):
        for line in self:
            is_due = line.section in EXPLAINED
            line.lacks_reason = is_due and not (line.reason or "").strip()

    def write(self, vals):
        if not self.env.su:
            if set(vals) - {"reason"}:
                raise AccessError(
                    self.env._("Rows are read from the assignments: type the reason.")
                )
            self.report_id._check_not_sent()
        return super().write(vals)

    def _prepare_line(self) -> Line:
        """Return one row as its paper prints it."""
        return Line(
            section=self.section,
            name=self.name,
            plan=self.plan_name or "",
            unit=self.unit_name or "",
            deadline=short_date(self.date_deadline),
            done=short_date(self.date_done),
            days_late=self.days_late,
            progress=self.progress,
            said=self.said or "",
            reason=self.reason or "",
            is_silent=self.is_silent,
            is_unconfirmed=self.is_unconfirmed,
        )
