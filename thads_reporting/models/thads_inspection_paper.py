from odoo import models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools.paper import Signature
from odoo.addons.thads_base.tools.signature import name_without_degrees

from ..tools import inspection_annex, inspection_paper
from .thads_inspection import CONCLUDED_STATES
from .thads_inspection_way import CONCLUDE


class ThadsInspection(models.Model):
    """An inspection as a paper: the report of its team, then the conclusion."""

    _inherit = "thads.inspection"

    def action_print_pdf(self):
        return self._print_pdf(self.env.ref("thads_reporting.action_report_inspection"))

    def _get_paper(self):
        self.ensure_one()
        inspection = self.sudo()  # whoever may read it reads all that it says
        if inspection.document_id.state == "issued":
            return inspection.document_id._get_paper()
        authority = inspection.department_id.authority_id or inspection.department_id
        content = inspection._get_paper_content(authority)
        if inspection.state not in CONCLUDED_STATES:
            return inspection_paper.build_report(content, place=authority.place or "")
        return inspection_paper.build_conclusion(
            content,
            superior=authority._get_superior_name(inspection.date_concluded),
            symbol=authority.symbol or "",
            place=authority.place or "",
            day=inspection.date_concluded,
            signature=inspection._get_signature(authority),
            archive=inspection.department_id.symbol or "",
        )

    def _get_paper_content(self, authority) -> inspection_paper.Content:
        day = self.date_concluded or self.date_end
        outside = (self.outside_members or "").splitlines()
        return inspection_paper.Content(
            name=self.name,
            form=self.kind,
            combined_with=self.combined_with or "",
            unit=self.inspected_id.name_at(day),
            authority=authority.name_at(day),
            grounds=_get_lines(self.legal_basis),
            start=self.date_start,
            end=self.date_end,
            leader=name_without_degrees(self.leader_id.name or ""),
            members=(*self.member_ids.mapped("name"), *filter(None, outside)),
            points=[
                inspection_paper.Point(
                    point.name, point.result or "", point.remark or ""
                )
                for point in self.point_ids
            ],
            findings=[
                inspection_paper.Finding(
                    finding.name, finding.rule or "", finding.evidence or ""
                )
                for finding in self.finding_ids
            ],
            actions=[
                inspection_paper.Action(action.name, action.date_due)
                for action in self.finding_ids.action_ids
            ],
            conclusion=_get_lines(self.conclusion),
            proposals=_get_lines(self.proposal),
        )

    def _get_signature(self, authority) -> Signature:
        """Return how whoever has concluded one inspection signs for the authority."""
        signer = self._get_concluding_step().closed_by_id
        try:
            signed = self.env["thads.position"]._get_signing(
                authority, signer, self.date_concluded
            )
        except UserError:  # a post of the authority above, or one that has ended
            return Signature((), name_without_degrees(signer.name or ""))
        return Signature(tuple(signed["lines"]), name_without_degrees(signed["name"]))

    def _get_concluding_step(self):
        return self.step_ids.filtered(lambda step: step.definition_id.code == CONCLUDE)[
            -1:
        ]

    def _prepare_annex_row(self, cutoff) -> inspection_annex.Inspected:
        """Return one concluded inspection as it stands at the end of a day."""
        form = inspection_paper.FORMS[self.kind].format(other=self.combined_with)
        actions = self.action_ids
        done = actions.filtered(
            lambda action: action.date_done and action.date_done <= cutoff
        )
        late = (actions - done).filtered(lambda action: action.date_due < cutoff)
        day = self.date_concluded
        return inspection_annex.Inspected(
            unit=self.inspected_id.short_name_at(day),
            authority=self.department_id.authority_id.short_name_at(day),
            form=form,
            start=self.date_start,
            end=self.date_end,
            findings=self.finding_ids.mapped("name"),
            action_count=len(actions),
            done_count=len(done),
            late_count=len(late),
        )


def _get_lines(text) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
