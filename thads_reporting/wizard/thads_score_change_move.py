from odoo import fields, models


class ThadsScoreChangeMove(models.TransientModel):
    """A unit that would move: what it has now, and what it would have."""

    _name = "thads.score.change.move"
    _description = "Unit That Would Move"
    _order = "id"

    change_id = fields.Many2one("thads.score.change", ondelete="cascade")
    department_id = fields.Many2one("hr.department", string="Unit", ondelete="cascade")
    place_before = fields.Integer(string="Place Now")
    place_after = fields.Integer(string="Place Then")
    rank_before_id = fields.Many2one(
        "thads.score.rank", string="Rank Now", ondelete="cascade"
    )
    rank_after_id = fields.Many2one(
        "thads.score.rank", string="Rank Then", ondelete="cascade"
    )
    score_before = fields.Float(string="Points Before", digits=(16, 2))
    score_after = fields.Float(string="Points Then", digits=(16, 2))
