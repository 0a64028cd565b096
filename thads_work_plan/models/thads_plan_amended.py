from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.typography import written_date

from ..tools.amendment import describe_paper
from .thads_plan_amendment import APPROVED_ABOVE, OPEN_STATES

AMENDED_BY = "được sửa đổi, bổ sung bởi"


class ThadsPlan(models.Model):
    """An issued plan and its amendments: it reads as amended, and says by what."""

    _inherit = "thads.plan"

    amendment_ids = fields.One2many("thads.plan.amendment", "plan_id", readonly=True)
    amended_by = fields.Char(
        compute="_compute_amended_by",
        compute_sudo=True,
        help="The decisions that have changed the plan since it was issued.",
    )
    proposal_count = fields.Integer(
        string="Proposals", compute="_compute_proposal_count"
    )

    @api.depends("amendment_ids.state", "amendment_ids.decision_id.full_number")
    def _compute_amended_by(self):
        for plan in self:
            plan.amended_by = "; ".join(plan._describe_amendments())

    def _compute_proposal_count(self):
        counts = self._count_by_plan(
            "thads.plan.amendment.line", [("state", "=", "proposed")]
        )
        for plan in self:
            plan.proposal_count = counts.get(plan._origin, 0)

    def action_amend(self):
        """Open the amendment of one issued plan that is under way, else a new draft.

        :raises AccessError: if the user does not amend the plan
        :raises UserError: if the plan is not issued
        """
        self.ensure_one()
        self.check_access("read")
        return self._prepare_amendment()._get_records_action()

    def action_open_proposals(self):
        """Open what units have proposed to change in one plan, and propose."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_amendment_line_action"
        )
        context = {"default_plan_id": self.id, "in_plan": True}
        return {**action, "domain": [("plan_id", "=", self.id)], "context": context}

    def action_reset(self):
        if amended := self.sudo().filtered("amendment_ids"):
            raise AccessError(
                self.env._(
                    "“%s” has amendments: what they say is said of the issued plan.",
                    amended[0].name,
                )
            )
        return super().action_reset()

    def _prepare_amendment(self):
        """Return the amendment of one plan that is under way, else a new draft."""
        amendments = self.env["thads.plan.amendment"]
        found = amendments.sudo().search(
            Domain("plan_id", "=", self.id) & Domain("state", "in", OPEN_STATES)
        )
        if found:
            found = found.with_env(self.env)
            found.check_access("read")
            return found
        return amendments.create({"plan_id": self.id})

    def _propose_change(self, output, values, reason, unit):
        """Write down what a unit proposes to change in one plan, for code that knows.

        Whoever calls it has checked that the unit may ask for it.

        :param output: the product concerned, of this plan
        :param values: new words: ``name`` (of the task), ``product``,
            ``schedule_text``, ``lead_text``, ``coordinating_text``, ``funding``
        :param str reason: plain text
        :return: the proposal, of ``thads.plan.amendment.line``
        """
        lines = self.env["thads.plan.amendment.line"].sudo()
        line = lines.create(
            {
                "task_id": output.task_id.id,
                "output_id": output.id,
                "unit_id": unit.id,
                "reason": reason,
                **values,
            }
        )
        return line.with_env(self.env)

    def _on_amended(self, outputs_changed, outputs_removed, outputs_added):
        """Do what it means that a decision has changed the outputs of one plan.

        Called once for each decision, as superuser, when the plan reads as amended.
        Outputs that were removed are archived, and keep their words.
        """

    def _get_amending_unit(self):
        """Return who submits amendments: the plan's unit, else who consolidates them.

        A plan that is approved above is its unit's own. Of others the focal unit
        consolidates; an authority without one has its office.
        """
        unit = self.department_id
        if self.plan_type == APPROVED_ABOVE:
            return unit
        office = unit.office_id if unit == unit.authority_id else unit.browse()
        return self.focal_department_id or office or unit

    def _is_amender(self) -> bool:
        """Whether the user amends one plan."""
        draft = self.env["thads.plan.amendment"]
        unit = self.sudo()._get_amending_unit().with_env(self.env)
        user = self.env.user
        is_over = any(
            user.has_group(f"thads_base.group_{group}")
            for group in ("office", "leader")
        )
        is_over = is_over and unit.has_my_access
        return draft.has_access("create") and (unit.is_my_unit or is_over)

    def _find_amendment_procedure(self):
        """Return the procedure by which one plan is amended from today on, if any.

        As superuser: what it says is no secret.
        """
        procedures = self.env["thads.procedure"].sudo()
        if not self:
            return procedures
        draft = self.env["thads.plan.amendment"].sudo().new({"plan_id": self.id})
        return procedures._find_for(draft, vietnam_time.today())

    def _get_issue_reference(self) -> str:
        """Return the decision that one plan was issued with, as texts name it."""
        if self.is_issued_elsewhere:
            number = self.issued_number or ""
            number = f"Quyết định số {number}" if number else ""
            return describe_paper(number, self.issued_date, self.issued_by or "")
        return (self.attached_to or "").removeprefix("Kèm theo ")

    def _describe_amendments(self) -> list[str]:
        """Return the decisions that have changed one plan, the first one first."""
        issued = self.sudo().amendment_ids.filtered(lambda one: one.state == "issued")
        return [
            f"Quyết định số {one.decision_id.full_number} "
            f"{written_date(one.decision_id.date)}"
            for one in issued.sorted("number")
        ]

    def _get_paper(self):
        """Also say what has amended the plan."""
        paper = super()._get_paper()
        decisions = self._describe_amendments()
        if not decisions:
            return paper
        line = f"{paper.attachment}, {AMENDED_BY} {'; '.join(decisions)}"
        annexes = tuple(replace(annex, attachment=line) for annex in paper.annexes)
        return replace(paper, attachment=line, annexes=annexes)

    def _collect_items(self):
        """Also keep the decisions of amendments in the file of one plan."""
        papers = self.amendment_ids.document_ids.filtered(
            lambda paper: paper.state != "draft"
        )
        items = [item for paper in papers for item in paper._prepare_items()]
        items += super()._collect_items()
        return sorted(items, key=lambda item: str(item.day or ""))
