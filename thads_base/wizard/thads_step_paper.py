import base64

from odoo import api, fields, models

from ..models.thads_step import OUTCOMES


class ThadsStepPaper(models.TransientModel):
    """Takes what was answered on paper in a step, with the scan of the paper."""

    _name = "thads.step.paper"
    _description = "Record on Paper"

    step_id = fields.Many2one("thads.step", required=True, readonly=True)
    kind = fields.Selection(related="step_id.kind")
    res_name = fields.Char(related="step_id.res_name")
    outcome = fields.Selection(OUTCOMES, string="Answer")
    note = fields.Text(help="Shown to all who take part.")
    is_note_due = fields.Boolean(compute="_compute_is_note_due")
    paper_date = fields.Date(
        string="Date of the Paper", help="Timeliness is judged by it."
    )
    signer_text = fields.Char(
        string="Signed By", help="Who signed the paper, with their post."
    )
    file = fields.Binary(string="Scan (PDF, PNG, JPG)", attachment=False)
    filename = fields.Char()

    @api.depends("outcome")
    def _compute_is_note_due(self):
        for wizard in self:
            wizard.is_note_due = wizard.step_id._is_note_due(wizard.outcome)

    def action_confirm(self):
        self.ensure_one()
        content = base64.b64decode(self.with_context(bin_size=False).file or b"")
        self.step_id._record_on_paper(
            self.outcome,
            self.note,
            self.paper_date,
            self.signer_text,
            (self.filename or self.step_id.definition_id.name, content),
        )
        return {"type": "ir.actions.act_window_close"}
