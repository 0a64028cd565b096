from odoo import models
from odoo.tools import format_date

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.signature import authority_title

from ..tools.plan_paper import get_title, get_type_name
from ..tools.way_papers import count_opinions, get_committee

PROCEDURE = "Quy trình xây dựng và phê duyệt kế hoạch công tác hằng năm"
COMPLETE = "đầy đủ theo quy định"
DOTS = "……"  # what the office still has to find and to write


class ThadsPlan(models.Model):
    """What the texts of a plan's papers say in place of their words in braces."""

    _inherit = "thads.plan"

    def _get_way_words(self) -> dict[str, str]:
        """Return the words of one plan: {word: text}, those it lacks left out."""
        self.ensure_one()
        words = {
            "year": str(self.year),
            "plan": self._get_way_title(),
            "basis": "\n".join((self.basis_text or "").splitlines()),
            "basis_plan": "\n".join(self.sudo().basis_plan_ids.mapped("name")),
            "procedure": self._get_procedure_text(),
            **self._get_unit_words(),
            **self._get_opinion_words(),
            **self._get_appraisal_words(),
        }
        return {word: text for word, text in words.items() if text}

    def _get_way_title(self) -> str:
        """Return the plan as a sentence names it: Kế hoạch công tác năm 2026 của …"""
        unit = self.department_id.name_at(vietnam_time.today())
        title = get_title(self.name, self.plan_type, self.year, unit)
        return f"{get_type_name(self.plan_type)} {title[:1].lower()}{title[1:]}"

    def _get_procedure_text(self) -> str:
        lines = (self.procedure_id.legal_basis or "").splitlines()
        return lines[0].strip().rstrip(".;") if lines else PROCEDURE

    def _get_unit_words(self):
        unit, authority = self.department_id, self._get_procedure_authority()
        office, leader = authority.office_id, self._get_deciding_post()
        day = vietnam_time.today()
        return {
            "unit": unit.name_at(day),
            "unit_head": self._get_head_title(unit),
            "authority": authority.name_at(day) if authority else "",
            "authority_head": self._get_head_title(authority),
            "office": office.name_at(day) if office else "",
            "office_head": self._get_head_title(office),
            "leader": ", ".join(filter(None, (leader.user_id.name, leader.name))),
            "committee": self._get_committee(),
            "proposer": self._get_head_title(
                office if self._is_appraised() and office else unit
            ),
        }

    def _get_committee(self) -> str:
        """Return the people's committee that an authority of a province asks."""
        unit = self.department_id
        is_authority = unit == unit.authority_id
        name = unit.name_at(vietnam_time.today())
        return get_committee(name) if is_authority else ""

    def _get_head_title(self, unit) -> str:
        head = self._get_today_head(unit)
        name = unit.name_at(vietnam_time.today()) if unit else ""
        return authority_title(head.name, name) if head else name

    def _is_appraised(self) -> bool:
        """Whether the office proposes the approval: its procedure has an appraisal."""
        definitions = self.procedure_id.step_ids
        return any(step.kind == "review" for step in definitions)

    def _get_opinion_words(self):
        opinions = self._get_opinions()
        asking = self.current_step_ids.sudo().filtered(
            lambda step: step.kind == "opinion"
        )
        deadline = max(asking.filtered("deadline").mapped("deadline"), default=None)
        outside = self.procedure_id.step_ids.filtered(
            lambda step: step.kind == "external"
        )
        days = outside[:1].working_days
        return {
            **count_opinions(opinions),
            "asked_unit": "\n".join(asking.unit_id.mapped("name")),
            "opinion_deadline": deadline and format_date(self.env, deadline),
            "committee_days": f"{days:02d}" if days else "",
        }

    def _get_appraisal_words(self):
        """Return what the appraisal found: completeness, three groups of points."""
        silent = self.sudo().step_ids.filtered(
            lambda step: step.kind == "external" and step.outcome == "no_reply"
        )
        appraisal = self._get_appraisal()
        missing = "\n".join(appraisal["missing"])
        return {
            "missing_item": missing,
            "complete_file": "" if missing else appraisal["completeness"] or DOTS,
            "silent": ", ".join(silent.definition_id.mapped("name")),
            "acceptance": "; ".join(filter(None, silent.mapped("note"))),
            "conformity": appraisal["conformity"] or DOTS,
            "feasibility": appraisal["feasibility"] or DOTS,
            "compliance": appraisal["compliance"] or DOTS,
            "appraisal": self._get_appraisal_number(),
        }

    def _get_appraisal(self) -> dict:
        """Return what the office has found of one plan, as far as it is recorded.

        :return: ``missing`` papers as a list; ``completeness`` and the points of each
            group (``conformity``, ``feasibility``, ``compliance``) as text
        """
        checks = self.sudo().step_ids.filtered(
            lambda step: step.definition_id.code == "completeness" and step.outcome
        )
        is_complete = checks[-1:].outcome == "approved"
        note = checks[-1:].note or ""
        return {
            "missing": [] if is_complete else [*filter(None, note.splitlines())],
            "completeness": COMPLETE if is_complete else "",
            **dict.fromkeys(("conformity", "feasibility", "compliance"), ""),
        }

    def _get_appraisal_number(self) -> str:
        reports = self.sudo().document_ids.filtered(
            lambda paper: paper.source_paper == "appraisal" and paper.state == "issued"
        )
        return reports[:1].full_number or ""
