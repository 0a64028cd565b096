from odoo import models


class ThadsPlan(models.Model):
    """A plan on its legal way: drafted, opinions, approved, issued."""

    _inherit = "thads.plan"

    def _get_clock_year(self):
        return self.year
