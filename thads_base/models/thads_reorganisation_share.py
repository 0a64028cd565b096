from odoo import api, fields, models


class ThadsReorganisationShare(models.Model):
    """Which part of a unit that is split gets something that it leaves open."""

    _name = "thads.reorganisation.share"
    _description = "Share of a Part"
    _order = "reorganisation_id, id"

    reorganisation_id = fields.Many2one(
        "thads.reorganisation", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Char(string="What", required=True, readonly=True)
    name = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", string="Whose", readonly=True)
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record", model_field="res_model", required=True, readonly=True
    )
    field_name = fields.Char(required=True, readonly=True)
    option_ids = fields.Many2many(related="reorganisation_id.option_ids")
    target_id = fields.Many2one(
        "hr.department",
        string="Goes To",
        required=True,
        ondelete="restrict",
        domain="[('id', 'in', option_ids)]",
    )

    _record_uniq = models.UniqueIndex(
        "(reorganisation_id, res_model, res_id, field_name)",
        "What is open goes to one part.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        shares = super().create(vals_list)
        shares.reorganisation_id._check_state("draft")
        return shares

    def write(self, vals):
        self.reorganisation_id._check_state("draft")
        return super().write(vals)

    def _get_key(self):
        return (self.res_model, self.res_id, self.field_name)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self.reorganisation_id._check_state("draft", "cancelled")
