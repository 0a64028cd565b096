from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.score_ranking import Standing, rank_units


class ThadsScoreYear(models.Model):
    """The ranking of a table of scores: seen by the council first, then published."""

    _inherit = "thads.score.year"

    ranking_ids = fields.One2many("thads.score.ranking", "year_id", readonly=True)
    can_rank = fields.Boolean(
        compute="_compute_can_rank",
        help="The user may see the ranking before it is published.",
    )

    def _compute_can_rank(self):
        for table in self:
            table.can_rank = table._is_ranker()

    def action_open_ranking(self):
        """Show the ranking of one table, as points are now until it is published.

        :raises AccessError: before that, unless the user is of the council or of the
            unit in charge
        """
        self.ensure_one()
        self.check_access("read")
        if self.state != "published":
            self._check_ranker()
            self.sudo()._rank()
        return self._show("thads_score_ranking_action")

    def action_decide(self):
        """Keep all points as the council has them before it, of units not the user's.

        :raises AccessError: unless the user is of the council
        :raises UserError: if an objection is open, or a change has no reason
        """
        self.check_access("read")
        self._check_council()
        waiting = self.sudo().sheet_ids.filtered(lambda sheet: sheet.state == "council")
        sheets = waiting.with_env(self.env)
        (sheets - sheets._filter_own()).action_decide()
        return True

    def action_publish(self):
        """Let all units that are ranked read the ranking.

        :raises AccessError: unless the user is of the council
        :raises UserError: unless all points are decided and all objections answered
        """
        self.check_access("read")
        self._check_council()
        for table in self.sudo():
            table._check_publishable()
            table._rank()
            table.write({"state": "published", "date_published": vietnam_time.today()})
        return True

    def _check_publishable(self):
        if self.state != "open":
            raise UserError(
                self.env._("“%s” is not under way: there is no ranking.", self.name)
            )
        for sheet in self.sheet_ids:
            sheet._check_no_open_objection()
            if sheet.state != "decided":
                raise UserError(
                    self.env._(
                        "The council has not decided on %s yet.",
                        sheet.department_id.display_name,
                    )
                )

    def _is_ranker(self) -> bool:
        return self.is_in_charge or self.is_my_council

    def _check_ranker(self):
        if not self._is_ranker():
            raise AccessError(self._get_ranking_refusal())

    def _get_ranking_refusal(self):
        return self.env._("The ranking of “%s” is not published yet.", self.name)

    def _rank(self):
        """Rank the units of one table by their points now."""
        results = self._get_results()
        self.ranking_ids.unlink()
        sheets = {sheet.department_id.id: sheet for sheet in self.sheet_ids}
        self.env["thads.score.ranking"].create(
            [
                {
                    "year_id": self.id,
                    "department_id": unit,
                    "place": result.place,
                    "rank_id": result.rank,
                    "score": result.score,
                    "target_reached_count": sheets[unit].target_reached_count,
                    "target_given_count": sheets[unit].target_given_count,
                }
                for unit, result in results.items()
            ]
        )

    def _get_results(self, standings=None) -> dict:
        """Return where units stand: {id of a unit: ``tools.score_ranking.Result``}.

        :param standings: instead of those that the sheets give
        """
        ties = self.criterion_ids.filtered("tie_order").sorted("tie_order")
        ranks = [rank._get_rank() for rank in self.rank_ids.sorted("score_from")[::-1]]
        return rank_units(
            standings or self._get_standings(), ranks, ties.ids, self.ordering
        )

    def _get_standings(self, change=None) -> list[Standing]:
        """Return the points of the units as they are now.

        :param change: function that gives a line its points instead
        """
        return [
            Standing(
                sheet.department_id.id,
                {
                    line.criterion_id.id: change(line) if change else line.points
                    for line in sheet.line_ids
                },
                sheet.target_reached_count,
                sheet.target_given_count,
            )
            for sheet in self.sheet_ids
        ]

    def _rank_again(self):
        """Rank one published table after an answer, and tell who has moved."""
        before = self._get_places()
        self._rank()
        after = self._get_places()
        moved = self.env["hr.department"].browse(
            unit for unit, place in after.items() if place != before.get(unit)
        )
        if moved:
            self.message_post(
                body=self.env._(
                    "After an objection other places or ranks: %s",
                    ", ".join(moved.mapped("display_name")),
                )
            )

    def _get_places(self) -> dict:
        return {
            row.department_id.id: (row.place, row.rank_id) for row in self.ranking_ids
        }
