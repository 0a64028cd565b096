from odoo import fields, models


class ThadsScoreRanking(models.Model):
    """The place and the rank of one unit in a year.

    Ranking a table writes all its rows; nobody else does. Those who are ranked read
    them once they are published, the council and the unit in charge before.
    """

    _name = "thads.score.ranking"
    _description = "Ranking of Units"
    _inherit = ["thads.sealed.mixin"]
    _order = "year_id desc, place, department_id"
    _rec_name = "department_id"
    _engine_operations = ("create", "unlink")

    year_id = fields.Many2one(
        "thads.score.year",
        string="Table of Scores",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    place = fields.Integer(
        string="Place in Ranking", readonly=True, required=True, aggregator=None
    )
    rank_id = fields.Many2one(
        "thads.score.rank",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: the conditions of none are met.",
    )
    score = fields.Float(
        string="Points", digits=(16, 2), readonly=True, aggregator="avg"
    )
    target_reached_count = fields.Integer(
        string="Targets Reached", readonly=True, aggregator=None
    )
    target_given_count = fields.Integer(
        string="Targets Given", readonly=True, aggregator=None
    )
    is_published = fields.Boolean(compute="_compute_is_published")

    _unit_uniq = models.Constraint(
        "UNIQUE(year_id, department_id)", "A unit has one place in a ranking."
    )

    def _compute_is_published(self):
        for row in self:
            row.is_published = row.sudo().year_id.state == "published"

    def _is_engine(self):
        return self.env.su

    def _get_refusal(self):
        return self.env._("A ranking follows the points of the units.")
