from odoo import api, fields, models


class ThadsDossierSubmissionReply(models.TransientModel):
    """Why a submission is sent back."""

    _name = "thads.dossier.submission.reply"
    _description = "Answer to an Online Submission"

    submission_id = fields.Many2one("thads.dossier.submission", required=True)
    answer = fields.Selection(
        [("guided", "To be completed"), ("refused", "Not accepted")],
        required=True,
        default="guided",
    )
    reason = fields.Text(required=True)

    @api.model_create_multi
    def create(self, vals_list):
        replies = super().create(vals_list)
        replies.submission_id.check_access("read")
        return replies

    def action_confirm(self):
        self.ensure_one()
        self.submission_id.action_answer(self.answer, self.reason)
        return {"type": "ir.actions.act_window_close"}
