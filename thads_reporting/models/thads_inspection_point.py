from odoo import fields, models

RESULTS = [
    ("good", "In Order"),
    ("poor", "Falls Short"),
    ("none", "Does Not Apply"),
]


class ThadsInspectionPoint(models.Model):
    """What an inspection looked at, of a checklist or of its own, and how it was."""

    _name = "thads.inspection.point"
    _description = "Point of an Inspection"
    _inherit = ["thads.inspection.part"]
    _order = "inspection_id, sequence, id"

    sequence = fields.Integer(default=100)
    name = fields.Char(string="To Be Checked", required=True)
    item_id = fields.Many2one(
        "thads.inspection.item",
        string="Of the Checklist",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    result = fields.Selection(RESULTS)
    remark = fields.Text()
    finding_ids = fields.One2many("thads.inspection.finding", "point_id")
