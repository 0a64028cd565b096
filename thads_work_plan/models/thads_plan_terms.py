from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import Period
from ..tools.term import YEAR, get_term, is_of_several_years


class ThadsPlan(models.Model):
    """Plans of several years, and the reports on them."""

    _inherit = "thads.plan"

    is_of_several_years = fields.Boolean(
        compute="_compute_is_of_several_years",
        store=True,
        help="Longer than a year: its focal unit reports on it each year.",
    )
    term_report_ids = fields.One2many("thads.plan.term.report", "plan_id")
    term_report_count = fields.Integer(
        string="Reports", compute="_compute_term_report_count"
    )

    @api.depends("date_start", "date_end")
    def _compute_is_of_several_years(self):
        for plan in self:
            start, end = plan.date_start, plan.date_end
            is_longer = start and end and is_of_several_years(start, end)
            plan.is_of_several_years = bool(is_longer)

    def _compute_term_report_count(self):
        counts = self._count_by_plan("thads.plan.term.report", Domain.TRUE)
        for plan in self:
            plan.term_report_count = counts.get(plan._origin, 0)

    def action_open_term_reports(self):
        """Show the reports on one plan of several years, to add to them."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_term_report_action"
        )
        return {
            **action,
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }

    def _open_last_year(self):
        """Begin the report of the year of one plan that ended last, unless there is."""
        today = vietnam_time.today()
        span = Period(self.date_start, self.date_end)
        terms = {
            year: get_term(YEAR, year, self.year_basis, span)
            for year in (today.year - 1, today.year)
        }
        ended = [year for year, term in terms.items() if term and term.end < today]
        known = self.term_report_ids.filtered(lambda report: report.kind == YEAR)
        if not ended or ended[-1] in known.mapped("year"):
            return
        report = known.with_context(tracking_disable=True).create(
            {"plan_id": self.id, "kind": YEAR, "year": ended[-1]}
        )
        report._start(report._find_procedure())
