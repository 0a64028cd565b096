from odoo import fields, models

from ..tools.score import Criterion

SOURCES = [
    ("manual", "Given by Hand"),
    ("plan_left", "Own Plan Left Undone, in Percent"),
    ("assigned_left", "Work Assigned by Plans Left Undone, in Percent"),
    ("dossier_late", "Late Dossiers"),
    ("dossier_late_percent", "Late Dossiers, in Percent of Those Due"),
    ("report_late", "Late Review Reports"),
    ("report_returned", "Returned Review Reports"),
    ("target_missed", "Targets Not Reached"),
    ("target_exceeded", "Targets Exceeded"),
]
ROUNDINGS = [
    ("nearest", "To the nearest whole number"),
    ("up", "Up"),
    ("down", "Down"),
    ("none", "Not rounded"),
]


class ThadsScoreCriterion(models.Model):
    """A line of a table of scores: what it is worth, and what takes points off.

    Where it is counted from data, bands say how much; a bonus gives instead of taking.
    """

    _name = "thads.score.criterion"
    _description = "Criterion"
    _inherit = ["thads.score.part.mixin"]
    _order = "year_id, sequence, id"

    sequence = fields.Integer(default=10)
    section = fields.Char(help="Heading under which it stands.")
    name = fields.Char(required=True, string="Criterion")
    points = fields.Float(
        digits=(16, 2), required=True, help="The most that it gives.", aggregator=None
    )
    floor = fields.Float(
        digits=(16, 2), help="The least that it gives. Of a bonus 0.", aggregator=None
    )
    is_bonus = fields.Boolean(
        string="Bonus", help="Begins at 0 and adds, instead of taking off."
    )
    source = fields.Selection(SOURCES, required=True, default="manual")
    indicator_ids = fields.Many2many(
        "thads.target.indicator",
        string="Targets",
        help="Which targets it is about. Empty: those that count for ranks.",
    )
    rounding = fields.Selection(
        ROUNDINGS,
        required=True,
        default="nearest",
        help="Of what is counted, before its band is looked for: between “1-10%” and "
        "“11-20%” lies 10.5%.",
    )
    band_ids = fields.One2many("thads.score.band", "criterion_id", copy=True)
    tie_order = fields.Integer(
        string="Decides Ties",
        aggregator=None,
        help="1 is looked at first where two units have the same points. 0: never.",
    )
    is_uncertain = fields.Boolean(
        string="To Be Confirmed",
        help="No text found says so: a proposal that the council confirms.",
    )
    note = fields.Text(help="Legal source, and what is uncertain.")

    _limits_check = models.Constraint(
        "CHECK(points >= 0 AND floor >= 0 AND floor <= points)",
        "What a criterion gives lies between 0 and its points, its floor as well.",
    )

    def _get_criterion(self, **changes) -> Criterion:
        """Return the rule of one criterion, with some of it as given instead."""
        return Criterion(
            key=self.id,
            **{
                "points": self.points,
                "floor": self.floor,
                "bands": tuple(band._get_band() for band in self.band_ids),
                "is_bonus": self.is_bonus,
                "rounding": self.rounding,
                **changes,
            },
        )

    def _change(self, values):
        """Change one criterion of a table under way, and the points given under it."""
        self.write(values)
        rule = self._get_criterion()
        for line in self.env["thads.score.line"].search(
            [("criterion_id", "=", self.id)]
        ):
            measure = line.measure if line.is_measured else None
            line._carry_over(rule, line.counted_points, rule.get_points(measure))

    def action_ask_change(self):
        """Ask how one criterion changes, and show who would move.

        :raises AccessError: unless the user may change the table
        :raises UserError: if the ranking has been published
        """
        self.ensure_one()
        self.year_id.check_access("write")
        self.year_id._check_changeable()
        wizard = self.env["thads.score.change"]._create_for(self)
        return wizard._get_records_action(
            name=self.env._("Change the Criterion"), target="new"
        )
