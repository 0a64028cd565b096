from dataclasses import replace

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.models.hr_department import AUTHORITY_TYPES

from ..tools import inspection_annex
from .thads_inspection import CONCLUDED_STATES


class ThadsReviewReport(models.Model):
    """What inspections have found goes into the reports of provinces and the centre.

    Whoever may read a report reads what it tells of them, as all that it says.

    Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), mục 2.2.
    """

    _inherit = "thads.review.report"

    inspection_table = fields.Html(
        string="Inspections",
        compute="_compute_inspection_table",
        compute_sudo=True,
        sanitize=False,
        help="Of units of the report, concluded from the first day of the period until "
        "the day of the figures.",
    )

    @api.depends("department_id", "review_id.period_start", "review_id.date_cutoff")
    def _compute_inspection_table(self):
        for report in self:
            inspected = report._get_inspected()
            values = {
                "summary": inspection_annex.summarise(
                    inspected, report.review_id.date_cutoff
                ),
                "headings": inspection_annex.HEADINGS,
                "rows": [row.cells(place) for place, row in enumerate(inspected, 1)],
                "missing": report._find_unconcluded(),
            }
            report.inspection_table = report._tells_of_inspections() and self.env[
                "ir.qweb"
            ]._render("thads_reporting.inspection_table", values)

    def _get_paper(self):
        paper = super()._get_paper()
        report = self.sudo()  # whoever may read it reads all that it says
        if not report._tells_of_inspections():
            return paper
        annex = inspection_annex.build(
            report._get_inspected(), report.review_id.date_cutoff
        )
        return replace(paper, annexes=(*paper.annexes, annex))

    def _tells_of_inspections(self) -> bool:
        return self.level in AUTHORITY_TYPES

    def _get_inspected(self) -> list[inspection_annex.Inspected]:
        """Return the inspections of one report as they stand on its day of figures."""
        return [
            inspection._prepare_annex_row(self.review_id.date_cutoff)
            for inspection in self._find_inspections()
        ]

    def _find_inspections(self):
        review = self.review_id
        return self.env["thads.inspection"].search(
            Domain("state", "in", CONCLUDED_STATES)
            & Domain("date_concluded", ">=", review.period_start)
            & Domain("date_concluded", "<=", review.date_cutoff)
            & Domain("inspected_id", "child_of", self.department_id.id),
            order="date_concluded, id",
        )

    def _find_unconcluded(self):
        """Return the inspections that one report should tell of, and cannot yet.

        Those for its campaign, by its own authority or by those below it.
        """
        return self.env["thads.inspection"].search(
            Domain("review_id", "=", self.review_id.id)
            & Domain("state", "not in", (*CONCLUDED_STATES, "called_off"))
            & Domain("department_id", "child_of", self.department_id.id),
            order="date_report_due, id",
        )
