from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools.reorganisation import Heap

from .thads_dossier import OPEN_STATES


class ThadsReorganisation(models.Model):
    """What of the one-stop desk goes over.

    A dossier stays in the register of the unit that received it, with its code: so the
    figures of the past stay as they are. What goes over is in whose hands it is, by an
    event of its own.
    """

    _inherit = "thads.reorganisation"

    def _get_heaps(self):
        ended = self._get_ended().ids
        dossiers = self.env["thads.dossier"].sudo()
        of_ended = Domain("department_id", "in", ended)
        still_open = Domain("state", "in", (*OPEN_STATES, "resolved"))
        return [
            *super()._get_heaps(),
            Heap(
                self.env._("Dossiers being entered"),
                dossiers.search(of_ended & Domain("state", "=", "draft")),
                "department_id",
                name="service_id",
            ),
            Heap(
                self.env._("Submissions online to be answered"),
                self.env["thads.dossier.submission"]
                .sudo()
                .search(of_ended & Domain("state", "=", "new")),
                "department_id",
                name="service_id",
            ),
            Heap(
                self.env._("Open dossiers"),
                dossiers.search(of_ended & still_open),
                "department_id",
                self._move_dossiers,
                name="code",
                is_shared=False,
            ),
            Heap(
                self.env._("Dossiers being settled"),
                dossiers.search(
                    Domain("handler_unit_id", "in", ended)
                    & Domain("state", "in", OPEN_STATES)
                ),
                "handler_unit_id",
                self._move_handled,
                name="code",
            ),
        ]

    def _move_dossiers(self, dossiers, unit, target):
        dossiers._succeed(unit, target, self._get_announcement())

    def _move_handled(self, dossiers, unit, target):
        values = {"handler_unit_id": target.id}
        dossiers._succeed(unit, target, self._get_announcement(), values)
