from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools.plan_paper import get_title, get_type_name
from ..tools.way_papers import count_opinions, describe_decision
from .thads_plan_decision import EVENT_KINDS

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
            "decision": "\n".join(self._describe_decisions()),
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
        lines = (self._find_own_procedure().legal_basis or "").splitlines()
        return lines[0].strip().rstrip(".;") if lines else PROCEDURE

    def _describe_decisions(self) -> list[str]:
        """Return the decisions that clocks of the plan's procedure wait for."""
        steps = self._find_own_procedure().step_ids
        if "parent_decisions" not in steps.mapped("clock_event"):
            return []
        decisions = (
            self.env["thads.plan.decision"]
            .sudo()
            .search(
                [
                    ("department_id", "=", self._get_procedure_authority().id),
                    ("year", "=", self.year),
                    ("kind", "in", sorted(EVENT_KINDS["parent_decisions"])),
                ],
                order="date, id",
            )
        )
        return [
            describe_decision(decision.number, decision.date, decision.name)
            for decision in decisions
        ]

    def _get_opinion_words(self):
        opinions = self._get_opinions()
        units, deadline = self._find_asked_units()
        outside = self._find_own_procedure().step_ids.filtered(
            lambda step: step.kind == "external"
        )
        days = outside[:1].working_days
        return {
            **count_opinions(opinions),
            "asked_unit": "\n".join(units.mapped("name")),
            "opinion_deadline": short_date(deadline),
            "committee_days": f"{days:02d}" if days else "",
        }

    def _find_asked_units(self):
        """Return the units of the authority that are asked, and until when.

        Before their steps have opened: those for whom they would open today, since the
        letter goes out before.

        :return: (``hr.department``, date or None)
        """
        asking = self.step_ids.sudo().filtered(
            lambda step: step.definition_id.actor == "authority_units"
        )
        asking = asking.filtered(lambda step: step.round == asking[-1:].round)
        if asking:
            days = asking.filtered("deadline").mapped("deadline")
            return asking.unit_id, max(days, default=None)
        definition = self._find_own_procedure().step_ids.filtered(
            lambda step: step.actor == "authority_units"
        )[:1]
        actors = definition._find_actors(self.sudo()) if definition else []
        units = asking.unit_id.browse(actor["unit_id"] for actor in actors)
        values = self._prepare_deadline_values(
            definition, vietnam_time.today(), fields.Datetime.now()
        )
        return units, values["deadline"] if definition else None

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
