from odoo import api, fields, models

from .thads_ladder import TARGETS


class ThadsLadderRung(models.Model):
    """One rung: so many working days before or after a deadline, one post is told."""

    _name = "thads.ladder.rung"
    _description = "Rung of an Escalation Ladder"
    _order = "ladder_id, days, id"

    ladder_id = fields.Many2one(
        "thads.ladder", required=True, index=True, ondelete="cascade"
    )
    days = fields.Integer(
        string="Working Days",
        required=True,
        help="After the deadline; negative: before it; 0: on its day.",
    )
    target = fields.Selection(TARGETS, string="Whom", required=True, default="doer")

    _place_uniq = models.Constraint(
        "UNIQUE(ladder_id, days, target)", "This rung is on the ladder already."
    )

    @api.depends("days", "target")
    def _compute_display_name(self):
        labels = dict(self._fields["target"]._description_selection(self.env))
        for rung in self:
            rung.display_name = f"{rung._get_when()}: {labels.get(rung.target)}"

    def _get_when(self) -> str:
        if self.days < 0:
            return self.env._("%s working days before", -self.days)
        if self.days:
            return self.env._("%s working days late", self.days)
        return self.env._("On the last day")
