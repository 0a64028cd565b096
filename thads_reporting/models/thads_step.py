from odoo import models


class ThadsStep(models.Model):
    """Who acts in the steps of a report: who writes it, or the one above."""

    _inherit = "thads.step"

    def _is_actor(self):
        match self.definition_id.actor:
            case "reporter":
                return self._get_record()._is_mine()
            case "receiver":
                return self._get_record()._is_decider()
        return super()._is_actor()
