from odoo import models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

ANSWER, ASSIGN = "answer", "assign"  # codes of the steps


class ThadsDifficulty(models.Model):
    """A consolidated difficulty before the head: reported, answered, handed on."""

    _inherit = "thads.difficulty"

    def action_start(self):
        """Report consolidated difficulties to the head of the authority.

        :raises AccessError: if the user is not of the office that consolidated them
        :raises UserError: if one is no such, lacks its proposal, or was reported
        """
        result = super().action_start()
        for difficulty in self:
            difficulty._advance_with_sources({"state": "reported"})
        return result

    def _check_not_started(self):
        if not self.is_consolidated:
            raise UserError(
                self.env._("The office consolidates difficulties and reports them.")
            )
        self._check_member()
        if not (self.proposal or "").strip():
            raise UserError(self.env._("Write what you propose to the head first."))
        return super()._check_not_started()

    def _check_step_closing(self, step, outcome):
        if step.definition_id.code == ASSIGN and not (
            self.responsible_department_id and self.date_due
        ):
            raise UserError(
                self.env._("Say which unit carries the decision out, and by which day.")
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        if step.definition_id.code == ANSWER:
            self._take_decision(step)
        return super()._on_step_closed(step)

    def _take_decision(self, step):
        """Return what the head has decided to those who raised it."""
        self._advance_with_sources(
            {
                "state": "decided",
                "outcome": step.outcome,
                "decision": step.note,
                "date_decided": vietnam_time.today(),
            }
        )
        for source in self.sudo().source_ids:
            source.message_post(
                author_id=self.env.user.partner_id.id,
                body=source._get_decision_words(),
                partner_ids=source.create_uid.partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )

    def _get_decision_words(self) -> str:
        """Return what was decided on one difficulty, empty until it is."""
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        words = (labels.get(self.outcome), self.decision)
        return ": ".join(filter(None, words))
