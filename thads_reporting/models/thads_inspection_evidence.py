from odoo import api, fields, models


class ThadsInspectionEvidence(models.AbstractModel):
    """Files that prove what a record says: who reads it reads them."""

    _name = "thads.inspection.evidence"
    _description = "Proved by Files"

    attachment_ids = fields.Many2many("ir.attachment", string="Files")

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._keep_files()
        return records

    def write(self, vals):
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._keep_files()
        return result

    def _keep_files(self):
        """Bind files that were uploaded before there was a record to bind them to."""
        for record in self:
            loose = record.attachment_ids.filtered(lambda file: not file.res_id)
            loose.write({"res_model": self._name, "res_id": record.id})
