from odoo import api, fields, models


class ThadsStep(models.Model):
    """What the user may answer to a step: one list, for every place that offers it."""

    _inherit = "thads.step"

    # [{"step": id, "outcome": key, "label": text}], the usual one first
    answers = fields.Json(compute="_compute_answers")

    @api.depends_context("uid", "lang")
    @api.depends("state", "position_id", "unit_id", "user_id")
    def _compute_answers(self):
        for step in self:
            step.answers = step._prepare_answers() if step.can_close else []

    def _get_answers(self) -> list[dict]:
        """Return what the user may answer to one step, none if it is not theirs."""
        return (self.has_access("read") and self.answers) or []

    def _prepare_answers(self) -> list[dict]:
        env = self.env
        labels = {
            "done": env._("Done"),
            "approved": env._("Approve"),
            "returned": env._("Return"),
            "agreed": env._("Agree"),
            "agreed_with_points": env._("Agree, with Points"),
            "disagreed": env._("Disagree"),
            "issued": env._("Issue"),
            "no_reply": env._("No Reply"),
        }
        if self.definition_id.return_step_id.kind == "opinion":
            labels["returned"] = env._("Ask Again")
        outcomes = self.definition_id._get_outcomes()
        if label := self.definition_id.answer_label:
            labels[outcomes[0]] = label
        return [
            {"step": self.id, "outcome": outcome, "label": labels[outcome]}
            for outcome in outcomes
        ]
