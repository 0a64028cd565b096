from odoo import api, fields, models

FATES = [
    ("ends", "Ends, succeeded by"),
    ("moves", "Goes on below"),
]


class ThadsReorganisationUnit(models.Model):
    """What becomes of a unit in a reorganisation."""

    _name = "thads.reorganisation.unit"
    _description = "Unit in a Reorganisation"
    _order = "reorganisation_id, tree_order, id"
    _rec_name = "department_id"

    reorganisation_id = fields.Many2one(
        "thads.reorganisation", required=True, index=True, ondelete="cascade"
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('is_current', '=', True)]",
    )
    fate = fields.Selection(
        FATES, string="What Becomes of It", required=True, default="ends"
    )
    target_id = fields.Many2one(
        "hr.department",
        string="Which Unit",
        ondelete="restrict",
        help="Its successor, or its new superior unit.",
    )
    former_parent_id = fields.Many2one(
        "hr.department",
        string="Superior Unit Before",
        readonly=True,
        ondelete="restrict",
        help="So that papers about the time before name it.",
    )
    date_from = fields.Date(related="reorganisation_id.date_from", store=True)
    tree_order = fields.Char(related="department_id.tree_order", store=True)

    _department_uniq = models.Constraint(
        "UNIQUE(reorganisation_id, department_id)",
        "A unit is in a reorganisation once.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.reorganisation_id._check_state("draft")
        if any(line.former_parent_id for line in lines):
            lines.reorganisation_id._check_engine()
        return lines

    def write(self, vals):
        if "former_parent_id" in vals:
            self.reorganisation_id._check_engine()
        else:
            self.reorganisation_id._check_state("draft")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self.reorganisation_id._check_state("draft", "cancelled")
