from odoo import models


class ThadsPlan(models.Model):
    """What was said on a plan, by those whom its steps have asked."""

    _inherit = "thads.plan"

    def _get_synthesis(self) -> list[dict]:
        """Return the opinions on one plan, those that are missing included.

        :return: {unit, line, point, answer, explanation, missing} of each point
        """
        steps = self.step_ids.filtered(
            lambda step: (
                step.kind in ("opinion", "external") and step.state in ("open", "done")
            )
        )
        return [step._prepare_synthesis_row() for step in steps]
