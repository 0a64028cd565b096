from odoo import models
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import Period, get_next_period
from ..tools.quarter_rows import find_section
from ..tools.report_paper import write_difficulty
from .thads_plan_quarter_line import SECTIONS

VIETNAMESE = "vi_VN"  # of papers, whoever reads the rows
ORDER = [key for key, _label in SECTIONS]


class ThadsPlanQuarterReport(models.Model):
    """How the rows of a report are read: every plan of the unit, all that it owes."""

    _inherit = "thads.plan.quarter.report"

    def _read_rows(self):
        """Read the rows of one report, as superuser; reasons that were given stay."""
        kept = {line.assignment_id: line.reason for line in self.line_ids}
        found = self._find_rows()
        said = self._find_said([assignment for assignment, _section in found])
        rows = [
            {
                **assignment._prepare_quarter_row(self._get_period(), section),
                **self._prepare_said(assignment, section, said),
                "reason": kept.get(assignment) or assignment.delay_reason,
                "sequence": number,
            }
            for number, (assignment, section) in enumerate(found, start=1)
        ]
        self.write(
            {
                "date_read": vietnam_time.today(),
                "registered_difficulties": self._write_difficulties(),
                "line_ids": [Command.clear(), *map(Command.create, rows)],
            }
        )

    def _is_outdated(self) -> bool:
        """Whether what is owed stands elsewhere than one report says."""
        shown = {(line.assignment_id, line.section) for line in self.line_ids}
        return shown != set(self._find_rows())

    def _find_rows(self) -> list[tuple]:
        """Return the assignments of one report, each with its section, in order."""
        period = self._get_period()
        assignments = self.env["thads.plan.assignment"].search(
            self._get_owed_domain(period)
        )
        found = [
            (assignment, section)
            for assignment in assignments
            if (section := find_section(assignment._get_owed(), period))
        ]
        return sorted(
            found,
            key=lambda row: (
                ORDER.index(row[1]),
                row[0].plan_id.id or 0,
                str(row[0].date_deadline or ""),
                row[0].id,
            ),
        )

    def _get_period(self) -> Period:
        return Period(self.date_start, self.date_end)

    def _get_owed_domain(self, period) -> Domain:
        """Return what may be in one report: owed by its unit, or by its plans."""
        unit = self.department_id.id
        last = get_next_period(period).end
        return (
            (
                Domain("department_id", "=", unit)
                | Domain("plan_id.department_id", "=", unit)
            )
            & Domain("state", "!=", "cancelled")
            & (
                Domain("date_deadline", "=", False)
                | Domain("date_deadline", "<=", last)
                | Domain("date_done", "<=", period.end)
            )
            & (
                Domain("date_done", "=", False)
                | Domain("date_done", ">=", period.start)
            )
        )

    def _find_said(self, assignments) -> dict:
        """Return what was said on assignments until the last day, the latest last."""
        reports = self.env["thads.plan.progress"].search(
            Domain("assignment_id", "in", [each.id for each in assignments])
            & Domain("date", "<=", self.date_end),
            order="date, id",
        )
        return reports.grouped("assignment_id")

    def _prepare_said(self, assignment, section, said) -> dict:
        every = said.get(assignment, self.env["thads.plan.progress"])
        reached = every.filtered(lambda report: not report.is_contribution)[-1:]
        of_period = every.filtered(lambda report: report.date >= self.date_start)
        return {
            "said": "\n".join(report.text for report in of_period if report.text),
            "progress": reached.progress,
            "is_silent": section == "continuous" and not of_period,
        }

    def _write_difficulties(self) -> str:
        """Return what is registered as difficulties of the unit, one a line."""
        found = self.env["thads.difficulty"].with_context(lang=VIETNAMESE)
        return "\n".join(
            write_difficulty(difficulty._prepare_report_row())
            for difficulty in found._find_for_report(
                self.department_id, self.date_start, self.date_end
            )
        )
