from dataclasses import replace

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.typography import write_dates

from ..tools.way_papers import (
    Opinion,
    drop_repeated,
    fill,
    get_attachment_line,
    place_tables,
)
from .thads_plan_way_paper import TEXTS


class ThadsPlan(models.Model):
    """The papers that a plan needs on its way: drafted from it, listed on it."""

    _inherit = "thads.plan"

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

    def _check_paper_drafter(self):
        """Raise unless the user drafts papers of some unit."""
        self.check_access("read")
        if not self.env["thads.document"].has_access("create"):
            raise AccessError(
                self.env._("Papers are drafted by heads of units and by the office.")
            )

    def _find_way_papers(self):
        """Return the papers that one plan may need, those of its open steps first.

        They come out of its procedure: one without an appraisal has no report on it.
        Where the steps say nothing of papers, all are offered.
        """
        papers = self.env["thads.plan.way.paper"].search(
            [("submitter", "in", self._get_submitter_kinds())]
        )
        definitions = self._find_own_procedure().step_ids
        papers = papers.filtered(lambda paper: paper._belongs_to(definitions)) or papers
        steps = self.sudo().current_step_ids.definition_id
        return papers.sorted(lambda paper: not paper._belongs_to(steps))

    def _get_submitter_kinds(self) -> list[str]:
        """Return which kinds of submitters the unit of one plan is."""
        unit = self.department_id
        own_way = "slip" if self._is_submitted_by_slip() else "letter"
        as_authority = ["authority"] if unit == unit.authority_id else []
        return ["all", own_way, *as_authority]

    def _is_submitted_by_slip(self) -> bool:
        """Whether the unit submits its plan on a slip, as specialised units do.

        Legal source: QĐ 253/QĐ-THADS (2025), Điều 5, which leaves the office open.
        """
        unit = self.department_id
        if unit == unit.authority_id.office_id:
            return self._get_setting("office_submission", "slip") == "slip"
        return unit.unit_type == "province_unit"

    def _draft_paper(self, way_paper):
        """Return a new draft of one of the papers of one plan.

        :raises AccessError: if the user may not draft for the unit that drafts it
        :raises UserError: if the file of the plan is closed
        """
        self._check_dossier_open()
        words = self._get_way_words()
        issuer = self._get_way_unit(way_paper.issuer)
        drafter = self._get_way_drafter(way_paper, issuer)
        signer = self._get_way_signer(way_paper, issuer)
        texts = {
            name: write_dates(fill(way_paper[name] or "", words)) for name in TEXTS
        }
        texts["grounds"] = drop_repeated(texts["grounds"])
        return self.env["thads.document"].create(
            {
                **texts,
                "type_id": way_paper.type_id.id,
                "department_id": issuer.id,
                "drafting_department_id": drafter.id,
                "place": issuer.place or issuer.authority_id.place,
                "signer_id": signer.id,
                "res_model": self._name,
                "res_id": self.id,
                "source_paper": way_paper.code,
                **self._prepare_way_recipients(way_paper, issuer),
            }
        )

    def _get_way_drafter(self, way_paper, issuer):
        """Return which unit drafts one of the papers: the plan's, or an office.

        A paper of an authority is drafted by a unit of its own, by its office where
        the plan is that of the authority itself or of one below it.
        """
        unit = self.department_id
        is_inside = unit.authority_id == issuer.authority_id and unit != issuer
        if issuer == issuer.authority_id:
            by_office = way_paper.drafter == "office" or not is_inside
            by_office = by_office or way_paper.has_plan and self._is_appraised()
            return issuer.office_id or issuer if by_office else unit
        return issuer

    def _prepare_way_recipients(self, way_paper, issuer) -> dict:
        """Return who is reported to by a decision, unless its issuer says who is.

        Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3.
        """
        defaults = self.env["thads.document.recipient.default"]
        own = defaults._get_for(way_paper.type_id, issuer)
        superior = issuer.parent_id.authority_id or issuer.parent_id
        if own or not superior or not way_paper.has_plan:
            return {}
        purpose = self.env.ref("thads_base.document_purpose_report", False)
        values = {
            "department_id": superior.id,
            "name": superior.name_at(vietnam_time.today()),
            "purpose_id": purpose and purpose.id,
        }
        return {"recipient_ids": [Command.create(values)]}

    def _get_way_unit(self, issuer):
        authority = self._get_procedure_authority()
        units = {
            "unit": self.department_id,
            "office": authority.office_id or authority,
            "authority": authority,
        }
        return units[issuer]

    def _get_way_signer(self, way_paper, issuer):
        """Return who signs: the holder of the post, or who stands in for them today."""
        posts = {
            "head": self._get_today_head(issuer),
            "office_head": self._get_today_head(issuer.office_id),
            "leader": self._get_deciding_post(),
        }
        return posts[way_paper.signer].sudo().acting_user_id

    def _get_today_head(self, unit):
        posts = self.env["thads.position"]
        return posts._get_heads(unit, vietnam_time.today()).get(unit, posts)

    def _get_deciding_post(self):
        """Return the post that decides on one plan: in charge of its unit, else head.

        Where an approval is open or was given, it is that one's post.
        """
        authority = self._get_procedure_authority()
        approvals = self.sudo().step_ids.filtered(
            lambda step: step.kind == "approval" and step.state in ("open", "done")
        )
        posts = self.env["thads.position"]
        in_charge = posts.search(
            Domain("department_id", "=", authority.id)
            & Domain("in_charge_department_ids", "in", self.department_id.ids)
            & posts._get_valid_domain(vietnam_time.today()),
            limit=1,
        )
        decided = approvals[-1:].position_id.with_env(self.env)
        return decided or in_charge or self._get_today_head(authority)

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

    def _get_way_paper(self, document):
        """Return which of its papers a document of one plan is, archived ones too."""
        papers = self.env["thads.plan.way.paper"].with_context(active_test=False)
        return papers.search([("code", "=", document.source_paper)])

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
