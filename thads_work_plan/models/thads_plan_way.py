from dataclasses import replace

from odoo import fields, models

from ..tools.way_papers import Opinion, get_attachment_line, place_tables


class ThadsPlan(models.Model):
    """The papers that a plan needs on its way: drafted from it, listed on it."""

    _name = "thads.plan"
    _inherit = ["thads.plan", "thads.plan.way.mixin"]

    document_ids = fields.One2many(
        "thads.document",
        "res_id",
        string="Documents",
        domain=[("res_model", "=", "thads.plan")],
        readonly=True,
        copy=False,
    )

    def action_draft_paper(self):
        """Ask which of its papers to draft from one plan."""
        self.ensure_one()
        self._check_paper_drafter()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draft a Document"),
            "res_model": "thads.plan.way.draft",
            "view_mode": "form",
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def _find_way_papers(self):
        """Return the papers that one plan may need, those of its open steps first.

        They come out of its procedure: one without an appraisal has no report on it.
        Where the steps say nothing of papers, all are offered.
        """
        papers = self.env["thads.plan.way.paper"].search(
            [("subject", "=", "plan"), ("submitter", "in", self._get_submitter_kinds())]
        )
        definitions = self._find_own_procedure().step_ids
        papers = papers.filtered(lambda paper: paper._belongs_to(definitions)) or papers
        steps = self.sudo().current_step_ids.definition_id
        return papers.sorted(lambda paper: not paper._belongs_to(steps))

    def _draft_paper(self, way_paper):
        """Also refuse once the file of the plan is closed."""
        self._check_dossier_open()
        return super()._draft_paper(way_paper)

    def _get_submitter_kinds(self) -> list[str]:
        """Return which kinds of submitters the unit of one plan is."""
        unit = self.department_id
        own_way = "slip" if self._is_submitted_by_slip() else "letter"
        as_authority = ["authority"] if unit == unit.authority_id else []
        return ["all", own_way, *as_authority]

    def _get_opinions(self) -> list[Opinion]:
        # as superuser: the paper lists those too that its drafter does not see
        return [Opinion(**row) for row in self.sudo()._get_synthesis()]

    def _complete_paper(self, paper, document):
        """Put the tables in their places, and the plan behind its decision."""
        self.ensure_one()
        body = place_tables(paper.body, self._get_opinions())
        has_plan = self._get_way_paper(document).has_plan
        annexes = (self._get_annex(document),) if has_plan else ()
        return replace(paper, body=body, annexes=annexes)

    def _get_annex(self, document):
        """Return the plan as it goes with its decision: that one signs for it."""
        line = self._get_decision_line(document)
        plan = replace(
            self._get_paper(), attachment=line, signature=None, recipients=()
        )
        annexes = tuple(replace(annex, attachment=line) for annex in plan.annexes)
        return replace(plan, annexes=annexes)

    def _get_decision_line(self, document) -> str:
        return get_attachment_line(
            document.number, document.symbol, document.date, document.authority
        )

    def _on_document_issued(self, document):
        """Let the plan name the decision that it goes with."""
        if self._get_way_paper(document).has_plan:
            self.sudo().attached_to = self._get_decision_line(document)
        return super()._on_document_issued(document)
