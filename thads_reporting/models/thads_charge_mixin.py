from odoo import api, fields, models


class ThadsChargeMixin(models.AbstractModel):
    """What a unit draws up for the units below its authority, and is in charge of.

    Everybody who may read it may talk about it; rules say who that is.
    """

    _name = "thads.charge.mixin"
    _description = "Has a Unit in Charge"
    _inherit = ["mail.thread"]
    _mail_post_access = "read"

    name = fields.Char(required=True, tracking=True)
    department_id = fields.Many2one(
        "hr.department",
        string="Unit in Charge",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._get_main_department(),
        domain="[('is_my_unit', '=', True)]",
    )
    legal_basis = fields.Text(help="One legal basis per line.")
    is_in_charge = fields.Boolean(
        compute="_compute_is_in_charge", help="The user is of the unit in charge."
    )

    @api.depends_context("uid")
    @api.depends("department_id")
    def _compute_is_in_charge(self):
        for record in self:
            unit = record.sudo().department_id.with_env(self.env)
            record.is_in_charge = unit.is_my_unit

    def write(self, vals):
        result = super().write(vals)
        if "department_id" in vals:
            self.check_access("write")  # rules have tested the former unit only
        return result
