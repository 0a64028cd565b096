from odoo import fields, models


class ThadsInspectionItem(models.Model):
    """A point of a checklist; inspections take it over as it is then."""

    _name = "thads.inspection.item"
    _description = "Point of a Checklist"
    _order = "checklist_id, sequence, id"

    checklist_id = fields.Many2one(
        "thads.inspection.checklist", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="To Be Checked", required=True)
