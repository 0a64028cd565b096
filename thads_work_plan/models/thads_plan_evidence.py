from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools.register import short_date


class ThadsPlan(models.Model):
    """What the record of a plan shows to be in its file."""

    _inherit = "thads.plan"

    def _find_evidence(self, point) -> tuple[bool, str]:
        """Return whether the record shows what a point asks for, and what it is.

        As the engine, when the step opens: the office may not read all of it.
        """
        finders = {
            "nothing": lambda point: (False, ""),
            "paper": self._find_paper_evidence,
            "plan": self._find_draft_evidence,
            "outside": self._find_outside_evidence,
            "attachment": self._find_attachment_evidence,
        }
        return finders[point.evidence](point)

    def _find_paper_evidence(self, point):
        codes = point.paper_ids.mapped("code")
        papers = self.document_ids.filtered(
            lambda paper: (
                paper.source_paper in codes
                and paper.state != "void"
                and (paper.state == "issued" or paper.scan_file)
            )
        )
        names = [
            " ".join(filter(None, (paper.full_number, short_date(paper.date))))
            or paper.title
            for paper in papers
        ]
        return bool(papers), "; ".join(names)

    def _find_draft_evidence(self, point):
        count = len(self.task_ids)
        return bool(count), self.env._("%s lines", count) if count else ""

    def _find_outside_evidence(self, point):
        step = self.step_ids.filtered(
            lambda step: step.kind == "external" and step.state == "done"
        )[-1:]
        labels = dict(step._fields["outcome"]._description_selection(self.env))
        is_there = bool(step) and step.outcome != "no_reply"
        said = (labels.get(step.outcome), short_date(step.date_closed), step.note)
        return is_there, ", ".join(filter(None, said)) if step else ""

    def _find_attachment_evidence(self, point):
        incoming = self.env["thads.incoming"].search(
            [("record_ref", "=", f"{self._name},{self.id}")]
        )
        attachments = self.env["ir.attachment"].search(
            Domain("res_model", "=", self._name)
            & Domain("res_id", "=", self.id)
            & Domain("res_field", "=", False)
        )
        made = self._get_own_file_names()
        given = [name for name in attachments.mapped("name") if name not in made]
        names = [*incoming.mapped("title"), *given]
        return bool(names), "; ".join(names)

    def _get_own_file_names(self) -> set[str]:
        """Return what the draft and its papers are called where they are attached."""
        papers = self.document_ids
        return {
            *self.version_ids.mapped("docx_name"),
            *papers.filtered("scan_name").mapped("scan_name"),
            *(f"{paper._get_paper_name()}.pdf" for paper in papers),
        }
