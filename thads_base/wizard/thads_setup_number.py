from odoo import fields, models


class ThadsSetupNumber(models.TransientModel):
    """The last number that a register on paper gave, from which a series goes on."""

    _name = "thads.setup.number"
    _description = "Last Number on Paper"
    _order = "type_id"

    setup_id = fields.Many2one("thads.setup", required=True, ondelete="cascade")
    type_id = fields.Many2one("thads.document.type", required=True)
    last_number = fields.Integer(help="Of this year; 0 where nothing was numbered yet.")

    _last_number_check = models.Constraint(
        "CHECK(last_number >= 0)", "A number is 0 or more."
    )
