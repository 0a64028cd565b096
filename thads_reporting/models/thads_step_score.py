from odoo import models


class ThadsStep(models.Model):
    """Who acts in the steps of a score sheet; never the people of its unit."""

    _inherit = "thads.step"

    def _is_actor(self):
        match self.definition_id.actor:
            case "score_reviewer":
                return self._get_record()._is_reviewer()
            case "score_council":
                return self._get_record()._is_of_council()
        return super()._is_actor()
