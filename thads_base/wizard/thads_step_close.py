from odoo import api, fields, models

from ..models.thads_step import OUTCOMES


class ThadsStepClose(models.TransientModel):
    """Asks for what has to be said when steps are closed with an outcome."""

    _name = "thads.step.close"
    _description = "Close a Step"

    step_ids = fields.Many2many("thads.step", required=True, readonly=True)
    outcome = fields.Selection(OUTCOMES, required=True, readonly=True)
    note = fields.Text(help="Shown to all who take part.")
    is_note_due = fields.Boolean(compute="_compute_is_note_due")

    @api.depends("outcome")
    def _compute_is_note_due(self):
        for wizard in self:
            wizard.is_note_due = wizard.step_ids._is_note_due(wizard.outcome)

    def action_confirm(self):
        return self.step_ids.action_close(self.outcome, self.note)
