from odoo import models

from odoo.addons.thads_base.tools.register import short_date


class ThadsDocument(models.Model):
    """A paper as Biểu số 1 names it."""

    _inherit = "thads.document"

    def _cite(self) -> str:
        """Return the papers, one per line: type, number, date and title."""
        return "\n".join(
            f"{paper.type_id.name} số {paper.full_number} ngày "
            f"{short_date(paper.date)} {paper._get_cited_title()}".strip()
            for paper in self
        )

    def _get_cited_title(self) -> str:
        title = (self.title or "").strip()
        if title[1:2].islower():  # not an abbreviation
            title = title[0].lower() + title[1:]
        return f"về {title}" if title else ""
