from odoo import models

from odoo.addons.thads_base.tools.folding import fold


class ThadsPlanTask(models.Model):
    _inherit = "thads.plan.task"

    def _get_compared_words(self) -> str:
        """Return the words of one line and its products, without accents."""
        self.ensure_one()
        texts = (self.name, *self.output_ids.mapped("name"))
        return " | ".join(fold(text) for text in texts if text)
