from odoo import fields, models

from ..models.thads_score_band import EFFECTS
from ..tools.score import Band


class ThadsScoreChangeBand(models.TransientModel):
    """A band as it would be."""

    _name = "thads.score.change.band"
    _description = "Band of a Changed Criterion"
    _order = "start, id"

    change_id = fields.Many2one("thads.score.change", required=True, ondelete="cascade")
    start = fields.Float(string="Starts At", digits=(16, 2))
    effect = fields.Selection(EFFECTS, required=True, default="points")
    points = fields.Float(digits=(16, 2))

    def _get_band(self) -> Band:
        return Band(self.start, self.effect, self.points)

    def _prepare_copy(self) -> dict:
        return {"start": self.start, "effect": self.effect, "points": self.points}
