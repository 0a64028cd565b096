from dataclasses import replace

from odoo import models
from odoo.tools import groupby

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools.report_paper import Heading
from ..tools.term import YEAR
from ..tools.term_paper import Line, Term, build_term_report


class ThadsPlanTermReport(models.Model):
    """The report on a plan of several years as a paper."""

    _inherit = "thads.plan.term.report"

    def action_print_pdf(self):
        report = self.env.ref("thads_work_plan.action_report_term")
        return self._print_pdf(report)

    def _count_paper_rows(self):
        return len(self.line_ids)

    def _get_paper(self):
        self.ensure_one()
        return build_term_report(
            self._prepare_heading(),
            self._prepare_term(),
            self._prepare_lines(),
            self._prepare_texts(),
        )

    def _prepare_texts(self):
        texts = super()._prepare_texts()
        registered = (self.registered_difficulties, texts.difficulties)
        return replace(texts, difficulties="\n".join(filter(None, registered)))

    def _prepare_heading(self) -> Heading:
        # the plan is read by whoever reads the report: what it prints is no secret
        unit, plan = self.department_id.sudo(), self.sudo().plan_id
        day = self.date_sent or vietnam_time.today()
        authority = plan.department_id.authority_id
        superior = authority if unit != authority else authority.parent_id.authority_id
        return Heading(
            label="",
            basis="",
            start=self.date_start,
            end=self.date_end,
            as_of=self.date_read or day,
            day=self.date_sent or None,
            superior=superior.name_at(day) if superior else "",
            agency=unit.name_at(day),
            symbol=unit.symbol or "",
            place=unit.place or authority.place or "",
            addressees=(self.committee,),
            signature=self.env["thads.position"]._get_head_signature(unit, day),
        )

    def _prepare_term(self) -> Term:
        proposed = self.line_ids.filtered("is_proposed").mapped("task_name")
        return Term(
            kind=self.kind,
            year=self.year,
            plan=self.sudo().plan_id.name,
            programme=tuple(dict.fromkeys(proposed)) if self.kind == YEAR else (),
            conclusion=self._get_conclusion(),
        )

    def _get_conclusion(self) -> str:
        if self.state != "concluded":
            return ""
        day = short_date(self.date_meeting)
        return f"{self.committee} họp ngày {day}, kết luận:\n{self.conclusion}"

    def _prepare_lines(self) -> list[Line]:
        """Return the lines with their products, below the headings of the plan."""
        lines, told = [], self.env["thads.plan.task"]
        for task, found in groupby(
            self.line_ids.sudo(), lambda line: line.output_id.task_id
        ):
            for heading in (task._get_headings() - told).sorted():
                lines.append(_get_line(heading))
                told |= heading
            name = task.name or found[0].task_name
            lines.append(
                _get_line(
                    task,
                    name=name,
                    products=tuple(line._prepare_product() for line in found),
                )
            )
        return lines


def _get_line(task, **values) -> Line:
    return Line(
        **{
            "kind": task.kind or "task",
            "level": task.level,
            "marker": task.marker or "",
            "name": task.name or "",
            **values,
        }
    )
