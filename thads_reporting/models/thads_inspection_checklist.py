from odoo import fields, models


class ThadsInspectionChecklist(models.Model):
    """Points that inspections look at, kept as data: any team attaches what it needs.

    Legal source of the nine points that come with the addon: Kế hoạch sơ kết 01 năm
    triển khai cơ chế một cửa (2018), mục 2.2.
    """

    _name = "thads.inspection.checklist"
    _description = "Checklist of Inspections"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    legal_basis = fields.Char()
    item_ids = fields.One2many(
        "thads.inspection.item", "checklist_id", string="What Is Checked", copy=True
    )
