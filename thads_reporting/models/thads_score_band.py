from odoo import api, fields, models

from ..tools.score import Band

EFFECTS = [
    ("points", "These points"),
    ("each", "These points for each"),
    ("all", "All points"),
]


class ThadsScoreBand(models.Model):
    """From how much on a criterion loses, or a bonus gives, how many points."""

    _name = "thads.score.band"
    _description = "Band of a Criterion"
    _order = "criterion_id, start, id"

    criterion_id = fields.Many2one(
        "thads.score.criterion", required=True, index=True, ondelete="cascade"
    )
    start = fields.Float(
        string="Starts At",
        digits=(16, 2),
        required=True,
        aggregator=None,
        help="Included; it ends where the next band begins.",
    )
    effect = fields.Selection(EFFECTS, required=True, default="points")
    points = fields.Float(digits=(16, 2), aggregator=None)

    _start_uniq = models.Constraint(
        "UNIQUE(criterion_id, start)", "Two bands cannot begin at the same number."
    )
    _points_check = models.Constraint(
        "CHECK(start >= 0 AND points >= 0)", "Bands have no negative numbers."
    )

    @api.model_create_multi
    def create(self, vals_list):
        bands = super().create(vals_list)
        bands.criterion_id._check_draft()
        return bands

    def write(self, vals):
        self.check_access("write")
        self.criterion_id._check_draft()
        result = super().write(vals)
        if "criterion_id" in vals:
            self.check_access("write")  # rules have tested the former one only
            self.criterion_id._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self.criterion_id._check_draft()

    def _get_band(self) -> Band:
        return Band(self.start, self.effect, self.points)

    def _prepare_copy(self) -> dict:
        return {"start": self.start, "effect": self.effect, "points": self.points}
