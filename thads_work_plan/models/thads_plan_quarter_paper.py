from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.signature import authority_title

from ..tools.quarter import YEAR, get_basis_words, get_label
from ..tools.quarter_paper import (
    MISSED_SECTIONS,
    Line,
    UnitLine,
    build_consolidated,
)
from ..tools.report_paper import Heading


class ThadsPlanQuarter(models.Model):
    """The consolidated report as a paper."""

    _inherit = "thads.plan.quarter"

    def action_print_pdf(self):
        report = self.env.ref("thads_work_plan.action_report_quarter")
        return self._print_pdf(report)

    def _count_paper_rows(self):
        return self.report_count

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, self.date_sent or vietnam_time.today()
        heading = self._prepare_heading(unit, day, self.date_sent, day)
        return build_consolidated(
            heading,
            self._prepare_unit_lines(),
            self._prepare_missed_lines(),
            self._prepare_texts(),
        )

    def _prepare_unit_lines(self) -> list[UnitLine]:
        counted = self._get_counted()
        return [
            report._prepare_unit_line(report in counted) for report in self.report_ids
        ]

    def _prepare_missed_lines(self) -> list[Line]:
        """Return what counted reports tell as late or not done, unit by unit."""
        rows = self._get_counted().line_ids.filtered(
            lambda line: line.section in MISSED_SECTIONS
        )
        return [line._prepare_line() for line in rows.sorted("report_id")]

    def _prepare_heading(self, unit, as_of, sent, day) -> Heading:
        """Return the heading of what a unit reports for one quarter.

        :param sent: day that the paper has, None before it is sent
        :param day: day whose names and posts it prints
        """
        authority = self.authority_id
        superior = authority if unit != authority else authority.parent_id.authority_id
        is_year = self.quarter == YEAR
        return Heading(
            label=get_label(self.year, self.quarter),
            basis="" if is_year else get_basis_words(self.basis),
            start=self.date_start,
            end=self.date_end,
            as_of=as_of,
            day=sent or None,
            superior=superior.name_at(day) if superior else "",
            agency=unit.name_at(day),
            symbol=unit.symbol or "",
            place=unit.place or authority.place or "",
            addressees=self._get_addressees(unit, day),
            signature=self.env["thads.position"]._get_head_signature(unit, day),
        )

    def _get_addressees(self, unit, day) -> tuple[str, ...]:
        """Return the leader in charge of a unit, and the office for all other units."""
        authority, office = self.authority_id, self.department_id
        posts = self.env["thads.position"].sudo()
        in_charge = posts.search(
            posts._get_valid_domain(day)
            & Domain("department_id", "=", authority.id)
            & Domain("in_charge_department_ids", "in", unit.ids),
            limit=1,
        )
        leader = in_charge or posts._get_heads(authority, day).get(authority)
        name = authority.name_at(day)
        titles = [authority_title(leader.name, name)] if leader else []
        return (*titles, *([office.name_at(day)] if office != unit else []))
