from odoo import api, fields, models


class ThadsInspectionMixin(models.AbstractModel):
    """What inspections and corrective actions have in common on their way."""

    _name = "thads.inspection.mixin"
    _description = "Goes the Way of an Inspection"
    _inherit = ["thads.procedure.mixin", "thads.late.mixin"]

    return_note = fields.Text(
        compute="_compute_return_note", help="Why it was returned last."
    )

    @api.depends("step_ids.state")
    @api.depends_context("uid")
    def _compute_current_step_ids(self):
        """Leave out what members of other units may not read."""
        for record in self:
            steps = record.step_ids._filtered_access("read")
            record.current_step_ids = steps.filtered(lambda step: step.state == "open")

    @api.depends("step_ids.outcome")
    def _compute_return_note(self):
        for record in self:
            last = record.sudo().step_ids.filtered("outcome")[-1:]
            record.return_note = last.note if last.outcome == "returned" else False

    @api.model
    def _get_talk_fields(self) -> set[str]:
        """Return the names of what whoever reads a record may write: messages."""
        return {
            *self.env["mail.thread"]._fields,
            *self.env["mail.activity.mixin"]._fields,
        }
