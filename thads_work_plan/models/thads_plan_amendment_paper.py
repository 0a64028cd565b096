from dataclasses import replace

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.amendment import AFTER, BEFORE, CHANGES_MARK, build_table
from ..tools.way_papers import LEADER_MARK, build_leader_box, place_blocks

DECISION = "amendment_decision"


class ThadsPlanAmendment(models.Model):
    """The papers of an amendment; with the number of its decision it takes effect."""

    _inherit = "thads.plan.amendment"

    document_ids = fields.One2many(
        "thads.document",
        "res_id",
        string="Documents",
        domain=[("res_model", "=", "thads.plan.amendment")],
        readonly=True,
        copy=False,
    )

    def action_draft_submission(self):
        """Draft the slip or letter with which one amendment is submitted; open it."""
        self.ensure_one()
        kind = "slip" if self._is_submitted_by_slip() else "letter"
        return self._draft_own_paper(f"amendment_{kind}")

    def action_draft_decision(self):
        """Draft the decision on one amendment, and open it."""
        self.ensure_one()
        return self._draft_own_paper(DECISION)

    def _draft_own_paper(self, code):
        """Draft one of the papers and open it.

        :raises AccessError: if the user drafts no papers
        :raises UserError: if the amendment has nothing to print yet
        """
        self._check_paper_drafter()
        self._check_ready()
        papers = self.env["thads.plan.way.paper"]
        paper = papers.search([("subject", "=", "amendment"), ("code", "=", code)])
        if not paper:
            raise UserError(
                self.env._("This paper is archived among the papers of the way.")
            )
        return self._draft_paper(paper)._get_records_action()

    def _get_way_words(self) -> dict[str, str]:
        """Return the words of one amendment: {word: text}, those it lacks left out."""
        plan = self.plan_id.sudo()
        basis = (self._find_own_procedure().legal_basis or "").splitlines()
        words = {
            **self._get_unit_words(),
            "year": str(plan.year),
            "plan": plan._get_way_title(),
            "basis": plan.basis_text or "",
            "procedure": basis[0].strip().rstrip(".;") if basis else "",
            "amended": plan._get_issue_reference(),
            "instruction": self._describe_instruction(),
            "situation": self.ground == "situation" and self.situation or "",
        }
        return {word: text for word, text in words.items() if text}

    def _complete_paper(self, paper, document):
        """Put the table of what changes in its place."""
        self.ensure_one()
        makers = {
            CHANGES_MARK: lambda: (build_table(self._get_rows()),),
            LEADER_MARK: lambda: (build_leader_box(),),
        }
        return replace(paper, body=place_blocks(paper.body, makers))

    def _get_rows(self):
        """Return the rows of the table, in the order of the plan."""
        lines = self.sudo().line_ids.sorted(
            lambda line: (line.task_id.sequence, line.output_id.sequence, line.id)
        )
        return [line._get_row() for line in lines]

    def _count_paper_rows(self) -> int:
        return len(self.line_ids)

    def _on_document_issued(self, document):
        """Close the step that waits for the decision which has got its number.

        :raises UserError: if nobody has decided yet
        """
        if document.source_paper != DECISION:
            return
        steps = self.current_step_ids.filtered(
            lambda step: step.kind == "issue" and step.can_close
        )
        if not steps:
            raise UserError(
                self.env._(
                    "The decision gets its number once the amendment is approved, from "
                    "who issues it."
                )
            )
        self.sudo().decision_id = document
        steps.action_close("issued")

    def _on_scan_kept(self, document):
        """Nothing waits for a scan."""

    def _apply(self):
        """Let the plan read as amended; what it said before, and says now, is kept."""
        plan, decision = self.plan_id.sudo(), self.sudo().decision_id
        number, day = decision.display_name, decision.date
        plan._keep_version(BEFORE.format(decision=decision.full_number or number), day)
        outputs = self.sudo().line_ids._apply()
        self.sudo().state = "issued"
        plan._keep_version(AFTER.format(decision=decision.full_number or number), day)
        plan._on_amended(*outputs)
