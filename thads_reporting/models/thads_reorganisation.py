from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools.reorganisation import Heap


class ThadsReorganisation(models.Model):
    """What of campaigns goes over: who writes the reports that are not accepted yet.

    A report stays that of the unit of its period; the successor writes it.
    """

    _inherit = "thads.reorganisation"

    def _get_heaps(self):
        reports = self.env["thads.review.report"].sudo()
        return [
            *super()._get_heaps(),
            Heap(
                self.env._("Reports to be written"),
                reports.search(
                    Domain("state", "!=", "accepted")
                    & Domain("drafting_unit_id", "in", self._get_ended().ids)
                ),
                "drafting_unit_id",
            ),
        ]
