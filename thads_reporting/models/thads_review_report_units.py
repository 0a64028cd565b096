from odoo import api, fields, models

from ..tools import form_two, form_two_paper
from ..tools.form_two_units import lay_out_units
from .thads_review_report import SENT_STATES


class ThadsReviewReport(models.Model):
    """Biểu số 2 unit by unit: as they were in the period, or summed to those of today.

    A campaign over a time before a reorganisation is reported on by the units of that
    time. The same figures sum to the units that carry them on.
    """

    _inherit = "thads.review.report"

    has_successor_annex = fields.Boolean(
        string="Annex by Units of Today",
        help="The paper gets an annex with the figures of the units of the period, "
        "summed up to those that have succeeded them.",
    )

    @api.readonly
    def get_unit_lines(self, by_successor=False):
        """Return Biểu số 2 unit by unit: one report, and those directly below it.

        :param bool by_successor: sum up to the units of today, and take along what else
            the unit of today has taken over, as far as the user may read its report
        :return: ``[{"kind", "cells"}]``; cells are as in ``figures()``
        """
        self.ensure_one()
        self.check_access("read")
        return [
            {"kind": line.kind, "cells": line.cells()}
            for line in self._lay_out_units(by_successor)
        ]

    def _lay_out_units(self, by_successor) -> list[form_two.Line]:
        reports = self._find_family() if by_successor else self
        numbers: dict = {}
        for report in reports.sudo():
            numbers |= report._get_unit_numbers()
        end = self.sudo().review_id.period_end
        names = {unit: unit.name_at(end) for unit in numbers}
        successors = {
            unit: unit._get_acting_unit() if by_successor else unit for unit in numbers
        }
        todays = {unit: unit.name for unit in successors.values()}
        return lay_out_units(
            numbers, successors, names, todays if by_successor else names
        )

    def _find_family(self):
        """Return one report and those of the units that have the same successor."""
        unit = self.sudo().department_id._get_acting_unit()
        units = self.sudo().review_id._get_predecessors(unit)
        found = self.search(
            [("review_id", "=", self.review_id.id), ("department_id", "in", units.ids)]
        )
        return self | found

    def _get_unit_numbers(self) -> dict:
        """Return what each unit adds to one report: {unit: numbers}.

        Its own dossiers, if there are any, then each report directly below with all
        below that. In a report that was sent, what was not sent to it is its own.
        """
        numbers = {report: form_two.zero() for report in self | self.child_ids}
        is_sent = self.state in SENT_STATES
        live, frozen = self.browse(), self.consolidated_ids
        if not is_sent:
            live, frozen = self._split_reports()
        reports = {report.department_id.id: report for report in live}
        for unit_id, tally in live._read_unit_tallies() if live else ():
            top = self._find_part(reports[unit_id])
            numbers[top] = form_two.add(numbers[top], form_two.count_one(tally))
        for figure in live.typed_ids | frozen.figure_ids:
            top = self._find_part(figure.report_id)
            numbers[top] = form_two.add(numbers[top], figure._get_numbers())
        if is_sent:
            numbers[self] = self._get_rest(numbers.values())
        return {
            report.department_id: each
            for report, each in numbers.items()
            if report != self or any(each.values())
        }

    def _find_part(self, report):
        """Return one report, or the one directly below it that a report goes into."""
        while report != self and report.parent_id != self:
            report = report.parent_id
        return report

    def _get_rest(self, parts) -> dict[str, int]:
        """Return what a report has beside its parts."""
        total = form_two.add(form_two.zero(), *self._get_rows().values())
        known = form_two.add(*parts)
        return {number: total[number] - known[number] for number in total}

    def _get_form_two_units(self):
        """Return the annex that sums the units of the period up to those of today."""
        return form_two_paper.build_units(self._lay_out_units(by_successor=True))
