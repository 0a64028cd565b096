from odoo import models
from odoo.exceptions import UserError


class ThadsStep(models.Model):
    """A question that may be taken back."""

    _inherit = "thads.step"

    def action_withdraw(self):
        """Take back questions that were asked by mistake, before they are answered."""
        self._check_open()
        for step in self:
            if not step.sudo().definition_id.is_on_request:
                raise UserError(
                    self.env._("Only what was asked on request is withdrawn.")
                )
            step._get_record()._check_asking()
        self._engine()._end("cancelled")
        return {"type": "ir.actions.act_window_close"}
