from odoo import models

from odoo.addons.thads_base.models.thads_step_assignment import LEADING_RANKS
from odoo.addons.thads_base.tools import vietnam_time


class ThadsStep(models.Model):
    """Who acts on a dossier: its desk, or who was handed it and their heads."""

    _inherit = "thads.step"

    def _is_actor(self):
        match self.definition_id.actor:
            case "desk":
                return (
                    self._get_record().department_id
                    in self.env["thads.dossier"]._get_desk_units()
                )
            case "handler":
                return self._is_handler()
        return super()._is_actor()

    def _is_handler(self) -> bool:
        """Whether the user has one step, leads in its unit, or stands in for either."""
        user = self.env.user
        ranks = self._get_people().get((self.unit_id, user), set())
        substitutes = self.env["thads.substitution"]._get_substitutes(
            self.user_id, vietnam_time.today()
        )
        is_own = user in (self.user_id, substitutes.get(self.user_id))
        return is_own or bool(ranks & LEADING_RANKS)

    def _is_shared_out(self):
        """A dossier is handed over by its own button, which prints on its sheet."""
        is_dossier = self.res_model == "thads.dossier"
        return not is_dossier and super()._is_shared_out()

    def _hand_to(self, user, unit):
        """Let open steps be the task of another person, of another unit perhaps."""
        steps = self._engine()
        steps._seal_changes({"user_id": user.id, "unit_id": unit.id})
        steps._move_activities()
