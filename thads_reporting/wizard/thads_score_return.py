from odoo import fields, models


class ThadsScoreReturn(models.TransientModel):
    """Asks why a score sheet goes back to its unit."""

    _name = "thads.score.return"
    _description = "Return of a Score Sheet"

    sheet_id = fields.Many2one("thads.score.sheet", required=True, ondelete="cascade")
    note = fields.Text(string="What Is To Be Corrected")

    def action_confirm(self):
        """Return the sheet."""
        self.ensure_one()
        self.check_access("read")
        self.sheet_id.action_send_back(self.note)
        return {"type": "ir.actions.act_window_close"}
