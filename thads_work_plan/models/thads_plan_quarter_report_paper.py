from dataclasses import replace

from odoo import models

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools.completion import Completion
from ..tools.quarter_paper import UnitLine, build_report
from ..tools.report_paper import Texts


class ThadsPlanQuarterReport(models.Model):
    """The report of a unit as a paper."""

    _inherit = "thads.plan.quarter.report"

    def action_print_pdf(self):
        report = self.env.ref("thads_work_plan.action_report_quarter_report")
        return self._print_pdf(report)

    def _count_paper_rows(self):
        return len(self.line_ids)

    def _get_paper(self):
        self.ensure_one()
        day = self.date_sent or vietnam_time.today()
        # the quarter is the authority's: what it prints of it is no secret
        heading = self.sudo().quarter_id._prepare_heading(
            self.department_id.sudo(), self.date_read or day, self.date_sent, day
        )
        lines = [line._prepare_line() for line in self.line_ids]
        return build_report(heading, lines, self._prepare_texts())

    def _prepare_texts(self) -> Texts:
        texts = super()._prepare_texts()
        registered = (self.registered_difficulties, texts.difficulties)
        return replace(texts, difficulties="\n".join(filter(None, registered)))

    def _prepare_unit_line(self, is_counted) -> UnitLine:
        """Return one report in the consolidated one, empty if it does not count."""
        if not is_counted:
            return UnitLine(unit=self.department_id.name)
        return UnitLine(
            unit=self.department_id.name,
            sent=short_date(self.date_sent),
            figures=Completion(
                on_time=self.on_time_count,
                late=self.late_count,
                not_done=self.not_done_count,
            ),
            continuous=self.continuous_count,
            silent=self.silent_count,
            next=self.next_count,
        )
