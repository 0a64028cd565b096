from odoo import models


class ThadsStep(models.Model):
    """Who acts in the steps of an inspection: its team, or the unit of the team."""

    _inherit = "thads.step"

    def _is_actor(self):
        if self.definition_id.actor == "inspector":
            return self._get_record()._is_team()
        return super()._is_actor()
