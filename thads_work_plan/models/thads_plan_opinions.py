from odoo import models

MISSING_OUTCOMES = (False, "no_reply")


class ThadsPlan(models.Model):
    """What was said on a plan, by those whom its steps have asked."""

    _inherit = "thads.plan"

    def _get_synthesis(self) -> list[dict]:
        """Return the opinions on one plan, those that are missing included.

        :return: {unit, line, point, answer, explanation, missing} of each point
        """
        steps = self.step_ids.filtered(
            lambda step: (
                step.kind in ("opinion", "external") and step.state in ("open", "done")
            )
        )
        return [step._prepare_synthesis_row() for step in steps]


class ThadsStep(models.Model):
    _inherit = "thads.step"

    def _prepare_synthesis_row(self) -> dict:
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        is_missing = self.outcome in MISSING_OUTCOMES
        return {
            "unit": self._get_asked_name(),
            "line": "",
            "point": self.note or labels.get(self.outcome, ""),
            "answer": "",
            "explanation": "",
            "missing": is_missing,
        }

    def _get_asked_name(self) -> str:
        """Return who was asked: an outside body by its step, a person, a unit."""
        if self.kind == "external":
            return self.definition_id.name
        if self.definition_id.actor == "unit_staff":
            return self.user_id.name or self.unit_id.name
        return self.unit_id.name or ""
