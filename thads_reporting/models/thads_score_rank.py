from odoo import api, fields, models

from ..tools.score_ranking import Rank


class ThadsScoreRank(models.Model):
    """A rank of a table of scores, with what it asks for."""

    _name = "thads.score.rank"
    _description = "Rank"
    _inherit = ["thads.score.part.mixin"]
    _order = "year_id, score_from desc, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, help="As “A”.")
    name = fields.Char(required=True, string="Meaning")
    score_from = fields.Float(
        string="Points From",
        digits=(16, 2),
        required=True,
        aggregator=None,
        help="The least points, included.",
    )
    target_count = fields.Integer(
        string="Targets Reached",
        aggregator=None,
        help="The least number, of the targets that count. Who was given fewer has to "
        "reach all of them.",
    )
    share_most = fields.Integer(
        string="At Most (%)",
        aggregator=None,
        help="Of the units ranked, rounded down; who finds no room has the next rank. "
        "0: any number. No text found has such a limit: the council sets it.",
    )
    note = fields.Char(string="To Be Confirmed", help="What no text found says.")

    _code_uniq = models.Constraint(
        "UNIQUE(year_id, code)", "Two ranks of a year need different codes."
    )
    _targets_check = models.Constraint(
        "CHECK(target_count >= 0)", "A number of targets is not negative."
    )

    _share_check = models.Constraint(
        "CHECK(share_most BETWEEN 0 AND 100)",
        "The share of units is between 0 and 100 percent.",
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for rank in self:
            rank.display_name = f"{rank.code} ({rank.name})"

    def _get_rank(self) -> Rank:
        return Rank(self.id, self.score_from, self.target_count, self.share_most)
