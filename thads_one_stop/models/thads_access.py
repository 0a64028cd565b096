from odoo import api, models


class ThadsAccess(models.Model):
    """Rights by post also say who sits at which desk."""

    _inherit = "thads.access"

    @api.model
    def _refresh(self, column, records):
        result = super()._refresh(column, records)
        self.env["res.users"].invalidate_model(["thads_desk_unit_ids"])
        self.env["hr.department"].invalidate_model(["desk_position_ids"])
        return result
