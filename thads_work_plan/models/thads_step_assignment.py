from odoo import models


class ThadsStep(models.Model):
    """Who acts in the steps of an assignment."""

    _inherit = "thads.step"

    def _is_actor(self):
        if self.definition_id.actor == "assignee":
            return self._get_record()._is_doer()
        return super()._is_actor()

    def action_answer(self):
        """Ask for the report first, where the step is the work of an assignment."""
        is_work = self.env.context.get("thads_outcome") == "done"
        if is_work and self.mapped("res_model") == ["thads.plan.assignment"]:
            return self._get_record().action_ask_report()
        return super().action_answer()

    def _is_shared_out(self):
        """An assignment is given by its own button, and its step goes with it."""
        is_assignment = self.res_model == "thads.plan.assignment"
        return not is_assignment and super()._is_shared_out()
