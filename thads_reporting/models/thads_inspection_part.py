from odoo import api, fields, models


class ThadsInspectionPart(models.AbstractModel):
    """What belongs to an inspection: its team writes it until the conclusion."""

    _name = "thads.inspection.part"
    _description = "Part of an Inspection"

    inspection_id = fields.Many2one(
        "thads.inspection", required=True, index=True, ondelete="cascade"
    )

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.inspection_id._check_writable()
        return parts

    def write(self, vals):
        self.inspection_id._check_writable()
        result = super().write(vals)
        self.inspection_id._check_writable()  # it may be another one now
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_writable(self):
        self.inspection_id._check_writable()
