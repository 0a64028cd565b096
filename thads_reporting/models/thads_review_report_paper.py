from odoo import models

from odoo.addons.thads_base.tools.paper_xlsx import write_xlsx

from ..tools import form_one_paper, form_two_paper, outline_paper, review_paper


class ThadsReviewReport(models.Model):
    """The report as a paper, with its forms as annexes in landscape."""

    _inherit = "thads.review.report"

    def action_print_pdf(self):
        return self._print_pdf(
            self.env.ref("thads_reporting.action_report_review_report")
        )

    def _get_paper(self):
        self.ensure_one()
        report = self.sudo()  # whoever may read it reads all that it says
        return review_paper.build(
            superior=report._get_paper_superior(),
            agency=report._get_paper_unit(),
            symbol=f"BC-{report.department_id.symbol or ''}".rstrip("-"),
            archive=report.drafting_unit_id.symbol or "",
            place=report.department_id.place or "",
            title=report.review_id.name,
            headings=report._get_paper_headings(),
            annexes=tuple(self._get_annexes()),
        )

    def _get_annexes(self):
        report = self.sudo()
        yield report._get_form_one()
        yield report._get_form_two()
        if report.has_successor_annex:
            yield self._get_form_two_units()

    def _render_xlsx(self):
        """Return the forms of one report and its outline as an Excel file."""
        self.ensure_one()
        self.check_access("read")
        report = self.sudo()  # whoever may read it reads all that it says
        outline = outline_paper.build(
            report._get_paper_headings(), report._get_form_two_origin()
        )
        return write_xlsx(report._get_form_two(), report._get_form_one(), outline)

    def _get_paper_unit(self) -> str:
        return self.department_id.name_at(self.review_id.period_end)

    def _get_paper_superior(self) -> str:
        return self.department_id._get_superior_name(self.review_id.period_end)

    def _get_paper_headings(self):
        parts = self.env["thads.review.part"].search([("report_id", "=", self.id)])
        texts = {part.heading_id: part.text or "" for part in parts}
        return [
            review_paper.Heading(heading.number or "", heading.name, texts.get(heading))
            for heading in self.review_id.heading_ids
        ]

    def _get_form_one(self):
        return form_one_paper.build(
            self.review_id.subject or "",
            self._get_form_one_rows(),
            self._get_form_two_origin(),
        )

    def _get_form_one_rows(self):
        """Return the rows of Biểu số 1, that of the unit itself first."""
        return [report._get_form_one_row() for report in self + self.child_ids]

    def _get_form_one_row(self):
        return form_one_paper.Row(
            unit=self._get_paper_unit(),
            plan=self.plan_text or "",
            guidance=self.guidance_text or "",
            publicity=self.publicity_text or "",
            premises=self.premises_text or "",
            staff_count=self.staff_count,
            qualification=self.staff_qualification or "",
            register=self.register_kind or "",
            register_count=self.register_count,
        )

    def _get_form_two(self):
        review = self.review_id
        lines = self._get_lines()
        missing = self._get_open_reports() - self if self.child_ids else self.browse()
        return form_two_paper.build(
            lines,
            self._get_typed_rows(),
            unit=self._get_paper_unit(),
            period=(review.period_start, review.period_end, review.date_cutoff),
            notes=self._get_other_notes(lines),
            missing=[report._get_paper_unit() for report in missing],
            is_old=review.period_end.isoformat() < "2025-07-01",
        )

    def _get_form_two_origin(self) -> str:
        review = self.review_id
        return form_two_paper.get_origin(
            self._get_paper_unit(), review.period_start, review.period_end
        )

    def _get_other_notes(self, lines):
        """Return what was typed of column (13), row by row."""
        live, frozen = self._split_reports()
        return [
            f"{figure.report_id._get_paper_unit()}, {figure.service_id.name}: "
            f"{figure.note}"
            for figure in (live | frozen).figure_ids
            if figure.note and figure.returned_other
        ]
