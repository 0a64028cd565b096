from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time


class ThadsPlan(models.Model):
    """What units owe follows a plan that a decision has changed."""

    _inherit = "thads.plan"

    def _on_amended(self, outputs_changed, outputs_removed, outputs_added):
        """Also bring what is owed up to the amended lines.

        What is done stays. What a line no longer asks of a unit is cancelled, and does
        not count as due.
        """
        result = super()._on_amended(outputs_changed, outputs_removed, outputs_added)
        assignments = self.env["thads.plan.assignment"].sudo()
        owed = assignments.search(
            Domain("output_id", "in", (outputs_changed | outputs_removed).ids)
        )
        known = {each._get_due_key(): each for each in owed}
        new, kept = [], assignments
        for values in (outputs_changed | outputs_added)._prepare_assignments(
            vietnam_time.today()
        ):
            same = known.get(assignments._get_key_of(values))
            if same:
                kept |= same
                same._follow_amendment(values)
            else:
                new.append(values)
        (owed - kept)._cancel()
        assignments._create_silently(new)
        return result
