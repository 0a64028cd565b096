from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.thads_score_criterion import ROUNDINGS
from ..tools.score_ranking import find_moves


class ThadsScoreChange(models.TransientModel):
    """Changes a criterion of a table under way, after showing who would move."""

    _name = "thads.score.change"
    _description = "Change of a Criterion"

    criterion_id = fields.Many2one(
        "thads.score.criterion", required=True, readonly=True, ondelete="cascade"
    )
    is_bonus = fields.Boolean(related="criterion_id.is_bonus")
    points = fields.Float(digits=(16, 2), required=True)
    floor = fields.Float(digits=(16, 2))
    rounding = fields.Selection(ROUNDINGS, required=True)
    is_uncertain = fields.Boolean(string="To Be Confirmed")
    band_ids = fields.One2many("thads.score.change.band", "change_id")
    move_ids = fields.One2many(
        "thads.score.change.move", "change_id", compute="_compute_move_ids"
    )
    move_count = fields.Integer(string="Would Move", compute="_compute_move_ids")
    reason = fields.Text(help="Kept in the history of the table.")

    @api.model
    def _create_for(self, criterion):
        """Return the wizard that begins with what a criterion is now."""
        return self.create(
            {
                "criterion_id": criterion.id,
                "points": criterion.points,
                "floor": criterion.floor,
                "rounding": criterion.rounding,
                "is_uncertain": criterion.is_uncertain,
                "band_ids": [
                    Command.create(band._prepare_copy()) for band in criterion.band_ids
                ],
            }
        )

    @api.depends(
        "points",
        "floor",
        "rounding",
        "band_ids.start",
        "band_ids.effect",
        "band_ids.points",
    )
    def _compute_move_ids(self):
        for wizard in self:
            moves = wizard._find_moves()
            wizard.move_ids = [Command.clear(), *map(Command.create, moves)]
            wizard.move_count = len(moves)

    def _find_moves(self) -> list[dict]:
        """Return who would change place, rank or points, as values of moves."""
        criterion = self.criterion_id
        table = criterion.year_id
        table.check_access("write")
        table = table.sudo()  # whoever changes the table sees its ranking
        before = table._get_results()
        after = table._get_results(table._get_standings(self._get_new_points))
        return [
            {
                "department_id": unit,
                "place_before": before[unit].place,
                "place_after": after[unit].place,
                "rank_before_id": before[unit].rank,
                "rank_after_id": after[unit].rank,
                "score_before": before[unit].score,
                "score_after": after[unit].score,
            }
            for unit in find_moves(before, after)
        ]

    def _get_rule(self):
        return self.criterion_id._get_criterion(
            points=self.points,
            floor=self.floor,
            rounding=self.rounding,
            bands=tuple(band._get_band() for band in self.band_ids),
        )

    def _get_new_points(self, line) -> float:
        """Return what one line would have now."""
        if line.criterion_id != self.criterion_id._origin:
            return line.points
        rule = self._get_rule()
        counted = rule.get_points(line.measure if line.is_measured else None)
        return rule.carry_over(line.points, line.counted_points, counted)

    def action_confirm(self):
        """Change the criterion, and the points of all units with it.

        :raises AccessError: unless the user may change the table
        :raises UserError: if the ranking has been published, or no reason is given
        """
        self.ensure_one()
        self.check_access("read")
        table = self.criterion_id.year_id
        table.check_access("write")
        table._check_changeable()
        if not (self.reason or "").strip():
            raise UserError(self.env._("Give the reason: units read why it changed."))
        moved = self._describe_moves()
        self.criterion_id.sudo()._change(self._prepare_values())
        table.message_post(
            body=self.env._(
                "“%(criterion)s” was changed: %(reason)s %(moved)s",
                criterion=self.criterion_id.name,
                reason=self.reason.strip(),
                moved=moved,
            )
        )
        return {"type": "ir.actions.act_window_close"}

    def _describe_moves(self) -> str:
        if not self.move_count:
            return self.env._("No unit moves.")
        names = ", ".join(self.move_ids.department_id.mapped("display_name"))
        return self.env._("These units move: %s", names)

    def _prepare_values(self) -> dict:
        return {
            "points": self.points,
            "floor": self.floor,
            "rounding": self.rounding,
            "is_uncertain": self.is_uncertain,
            "band_ids": [
                Command.clear(),
                *(Command.create(band._prepare_copy()) for band in self.band_ids),
            ],
        }
