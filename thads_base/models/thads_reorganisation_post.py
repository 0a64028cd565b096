from odoo import api, fields, models

from .thads_position import RANKS


class ThadsReorganisationPost(models.Model):
    """How a post of a unit that ends goes on in another one, if it does."""

    _name = "thads.reorganisation.post"
    _description = "Post in a Reorganisation"
    _order = "reorganisation_id, former_department_id, sequence, id"
    _rec_name = "position_id"

    reorganisation_id = fields.Many2one(
        "thads.reorganisation", required=True, index=True, ondelete="cascade"
    )
    position_id = fields.Many2one(
        "thads.position", string="Post", required=True, index=True, ondelete="cascade"
    )
    former_department_id = fields.Many2one(
        related="position_id.department_id", store=True, string="In"
    )
    sequence = fields.Integer(related="position_id.sequence", store=True)
    user_id = fields.Many2one(related="position_id.user_id")
    is_kept = fields.Boolean(
        string="Goes On",
        default=True,
        help="Otherwise it ends with its unit, and its open steps go to the head of "
        "the successor.",
    )
    department_id = fields.Many2one(
        "hr.department", string="From Then On In", ondelete="restrict"
    )
    name = fields.Char(string="Job Title Then")
    rank = fields.Selection(RANKS, string="Rank Then")

    _position_uniq = models.Constraint(
        "UNIQUE(reorganisation_id, position_id)", "A post is in a reorganisation once."
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.reorganisation_id._check_state("draft")
        return lines

    def write(self, vals):
        self.reorganisation_id._check_state("draft")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self.reorganisation_id._check_state("draft", "cancelled")
