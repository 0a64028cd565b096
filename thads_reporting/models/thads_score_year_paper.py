from odoo import models
from odoo.exceptions import AccessError

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.paper import Signature
from odoo.addons.thads_base.tools.paper_xlsx import write_xlsx

from ..tools import score_paper

CHAIR = ("TM. HỘI ĐỒNG", "CHỦ TỊCH")


class ThadsScoreYear(models.Model):
    """The ranking as a paper, and all points as an Excel sheet."""

    _inherit = "thads.score.year"

    def action_print_pdf(self):
        """Print the ranking.

        :raises AccessError: if it is not published, and not the user's to see
        """
        self._check_printable()
        return self._print_pdf(
            self.env.ref("thads_reporting.action_report_score_ranking")
        )

    def _download(self, extension):
        self._check_printable()
        return super()._download(extension)

    def _get_paper(self):
        """The notice; with all points for the council and the unit in charge alone."""
        self.ensure_one()
        self._check_printable()
        return score_paper.build(self.sudo()._get_ranking(), self._is_ranker())

    def _render_xlsx(self):
        """Return the ranking of one table as an Excel file, likewise."""
        self.ensure_one()
        self._check_printable()
        ranking = self.sudo()._get_ranking()
        if self._is_ranker():
            return write_xlsx(score_paper.build_annex(ranking))
        return write_xlsx(score_paper.build(ranking, has_points=False))

    def _check_printable(self):
        """Raise unless the user may see the rankings: the same who may read their rows.

        :raises AccessError: otherwise
        """
        self.check_access("read")
        for table in self:
            domain = [("year_id", "=", table.id)]
            if not table._is_ranker() and not self.env[
                "thads.score.ranking"
            ].search_count(domain, limit=1):
                raise AccessError(table._get_ranking_refusal())

    def _get_ranking(self) -> score_paper.Ranking:
        """Return what the paper of one table tells."""
        authority = self.authority_id
        day = self.date_published or vietnam_time.today()
        return score_paper.Ranking(
            superior=authority._get_superior_name(day),
            agency=authority.name_at(day),
            symbol=f"TB-{authority.symbol or ''}".rstrip("-"),
            archive=self.department_id.symbol or "",
            place=authority.place or "",
            year=self.year,
            period=(self.date_start, self.date_end, self.date_cutoff),
            grounds=tuple(
                f"Căn cứ {basis.strip()}"
                for basis in (self.legal_basis or "").splitlines()
                if basis.strip()
            ),
            criteria=tuple(
                (criterion.name, criterion.points) for criterion in self.criterion_ids
            ),
            ranks=tuple(
                (
                    rank.code,
                    rank.name,
                    rank.score_from,
                    rank.target_count,
                    rank.share_most,
                )
                for rank in self.rank_ids
            ),
            lines=tuple(self._get_paper_lines()),
            signature=Signature(CHAIR),
            is_published=self.state == "published",
        )

    def _get_paper_lines(self):
        sheets = {sheet.department_id.id: sheet for sheet in self.sheet_ids}
        codes = {rank.id: rank.code for rank in self.rank_ids}
        for unit, result in self._get_results().items():
            sheet = sheets[unit]
            points = {line.criterion_id: line.points for line in sheet.line_ids}
            yield score_paper.Line(
                place=result.place,
                unit=sheet.department_id.short_name or sheet.department_id.name,
                own=sheet.self_score,
                reviewed=sheet.review_score,
                decided=sheet.council_score,
                reached=sheet.target_reached_count,
                given=sheet.target_given_count,
                rank=codes.get(result.rank, ""),
                points=tuple(
                    points.get(criterion, 0) for criterion in self.criterion_ids
                ),
            )
