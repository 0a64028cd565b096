from odoo import api, fields, models
from odoo.exceptions import UserError


class ThadsInspectionFinding(models.Model):
    """What was found wrong, what proves it, and what the unit has to do about it."""

    _name = "thads.inspection.finding"
    _description = "Finding of an Inspection"
    _inherit = ["thads.inspection.part", "thads.inspection.evidence"]
    _order = "inspection_id, sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Text(string="Finding", required=True)
    point_id = fields.Many2one(
        "thads.inspection.point",
        index="btree_not_null",
        ondelete="restrict",
    )
    rule = fields.Char(string="Rule Broken", help="Empty: no rule of law is broken.")
    evidence = fields.Text(help="Dossiers, registers, minutes that show it.")
    action_ids = fields.One2many(
        "thads.inspection.action", "finding_id", string="Corrective Actions"
    )

    @api.constrains("point_id", "inspection_id")
    def _check_point(self):
        for finding in self:
            point = finding.point_id
            if point and point.inspection_id != finding.inspection_id:
                raise UserError(
                    self.env._("“%s” is a point of another inspection.", point.name)
                )
