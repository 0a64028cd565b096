from odoo import fields, models

COLUMN_FIELDS = [
    ("marker", "Number"),
    ("name", "Task"),
    ("leader", "Leaders in Charge"),
    ("output", "Product"),
    ("schedule", "Time"),
    ("lead", "Lead"),
    ("coordinating", "Coordinating"),
    ("funding", "Funding"),
    ("basis", "Basis"),
    ("note", "Note"),
    ("other", "Left Empty"),
]


class ThadsPlanFormColumn(models.Model):
    _name = "thads.plan.form.column"
    _description = "Column of a Plan's Layout"
    _order = "form_id, sequence, id"

    form_id = fields.Many2one(
        "thads.plan.form", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    field = fields.Selection(COLUMN_FIELDS, string="Contents", required=True)
    label = fields.Char(string="Header", required=True, help="As printed.")
    width = fields.Float(
        digits=(5, 1), help="Share of the table's width, in percent. 0: what is left."
    )

    _width_check = models.Constraint(
        "CHECK(width BETWEEN 0 AND 100)", "A width is a share from 0 to 100 percent."
    )
