from odoo import models


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
                return self._is_holder()
        return super()._is_actor()

    def _prepare_answers(self):
        """A dossier is answered on its own form, where it is said how."""
        is_dossier = self.res_model == "thads.dossier"
        return [] if is_dossier else super()._prepare_answers()

    def _is_shared_out(self):
        """A dossier is handed over by its own button, which prints on its sheet."""
        is_dossier = self.res_model == "thads.dossier"
        return not is_dossier and super()._is_shared_out()
