from odoo import models
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import Period, get_next_period
from ..tools.quarter_rows import find_section
from ..tools.report_paper import write_difficulty
from ..tools.term_rows import FOLLOWED, UNFINISHED, find_fate

VIETNAMESE = "vi_VN"  # of papers, whoever reads the rows
SAID = 20  # how much of what was said on a product is quoted, the latest of it
KEPT = ("result", "is_proposed")


class ThadsPlanTermReport(models.Model):
    """How the rows of a report are read: every product of the plan, by its order."""

    _inherit = "thads.plan.term.report"

    def _read_rows(self):
        """Read the rows of one report, as superuser; what was typed stays."""
        kept = {
            line.output_id: {name: line[name] for name in KEPT}
            for line in self.line_ids
        }
        owed = self._find_owed()
        said = self._find_said()
        rows = [
            {**row, **kept.get(output, {}), "sequence": number}
            for number, output in enumerate(self._get_outputs(), start=1)
            if (row := self._prepare_row(output, owed.get(output), said.get(output)))
        ]
        self.write(
            {
                "date_read": vietnam_time.today(),
                "registered_difficulties": self._write_difficulties(),
                "line_ids": [Command.clear(), *map(Command.create, rows)],
            }
        )

    def _get_outputs(self):
        """Return the products of the plan as it prints them."""
        return self.plan_id.task_ids.output_ids

    def _get_period(self) -> Period:
        """Return the period of one report as far as it has passed."""
        return Period(self.date_start, min(self.date_end, vietnam_time.today()))

    def _find_owed(self) -> dict:
        """Return what is owed of each product: {output: assignments}."""
        owed = self.env["thads.plan.assignment"].search(
            Domain("plan_id", "=", self.plan_id.id) & Domain("output_id", "!=", False)
        )
        return owed.grouped("output_id")

    def _find_said(self) -> dict:
        """Return what was said in the period on each product: {output: reports}."""
        period = self._get_period()
        said = self.env["thads.plan.progress"].search(
            Domain("assignment_id.plan_id", "=", self.plan_id.id)
            & Domain("date", ">=", period.start)
            & Domain("date", "<=", period.end),
            order="date desc, id desc",
        )
        return said.grouped(lambda report: report.assignment_id.output_id)

    def _prepare_row(self, output, owed, said) -> dict | None:
        """Return the row of one product, None if nobody owes it any more."""
        period = self._get_period()
        found = {each: each._get_owed() for each in owed or ()}
        fate = find_fate(found.values(), period)
        if not fate:
            return None
        left = [
            each.partner_id.name or each.department_id.name
            for each, owing in found.items()
            if find_section(owing, period) == "not_done"
        ]
        return {
            "output_id": output.id,
            "task_name": output.task_id.name,
            "name": output.name,
            "lead": output.lead_text,
            "schedule": output.schedule_text,
            "fate": fate.key,
            "due_count": fate.due,
            "done_count": fate.done,
            "late_count": fate.late,
            "left": "\n".join(dict.fromkeys(left)),
            "said": _quote(said or ()),
            "is_silent": fate.key == FOLLOWED and not said,
            "is_proposed": fate.key in UNFINISHED or self._is_next(found.values()),
        }

    def _is_next(self, owed) -> bool:
        """Whether something of a product falls due in the year after the period."""
        whole = Period(self.date_start, self.date_end)
        last = get_next_period(whole).end
        return any(
            each.deadline and self.date_end < each.deadline <= last for each in owed
        )

    def _write_difficulties(self) -> str:
        """Return what is registered as difficulties of the plan, one a line."""
        found = self.env["thads.difficulty"].with_context(lang=VIETNAMESE)
        units = self.plan_id.department_id | self.department_id
        every = found.union(
            *(
                found._find_for_report(
                    unit, self.date_start, self.date_end, self.plan_id
                )
                for unit in units
            )
        )
        return "\n".join(
            write_difficulty(difficulty._prepare_report_row())
            for difficulty in every.sorted(lambda each: (each.date_raised, each.id))
        )


def _quote(said) -> str:
    """Return what units have said, each with its name, the latest first."""
    quoted = [
        f"{report.department_id.name}: {' '.join(report.text.split())}"
        for report in said
        if report.text
    ]
    return "\n".join(list(dict.fromkeys(quoted))[:SAID])
