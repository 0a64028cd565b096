from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.models.thads_position import LEADING_RANKS
from odoo.addons.thads_base.tools import vietnam_time


class ThadsScoreYear(models.Model):
    """The council of a table of scores: posts, and who holds one today."""

    _inherit = "thads.score.year"

    council_position_ids = fields.Many2many(
        "thads.position",
        "thads_score_year_council_rel",
        "year_id",
        "position_id",
        string="Council",
        compute="_compute_council_position_ids",
        store=True,
        readonly=False,
        copy=True,
        domain="[('department_id', 'child_of', authority_id)]",
        help="Posts of the council. Whoever holds one enters what the council decided, "
        "but not of their own unit.",
    )
    is_my_council = fields.Boolean(
        compute="_compute_is_my_council",
        search="_search_is_my_council",
        help="The user holds a post of the council today, or stands in for who does.",
    )

    @api.depends("department_id")
    def _compute_council_position_ids(self):
        """Propose head and deputies of the authority."""
        posts = self.env["thads.position"]
        valid = posts._get_valid_domain(vietnam_time.today())
        leaders = posts.search(
            valid
            & Domain("department_id", "in", self.authority_id.ids)
            & Domain("rank", "in", LEADING_RANKS)
        ).grouped("department_id")
        for table in self:
            table.council_position_ids = leaders.get(table.authority_id, posts)

    @api.depends_context("uid")
    @api.depends("council_position_ids")
    def _compute_is_my_council(self):
        mine = self.sudo().search(
            Domain("id", "in", self.ids) & Domain("is_my_council", "=", True)
        )
        for table in self:
            table.is_my_council = table._origin.id in mine._ids

    def _search_is_my_council(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        access = self.env["thads.access"]
        posts = access._fetch_ids(
            SQL(
                "SELECT DISTINCT own.position_id FROM thads_access own WHERE %s",
                access._get_mine_condition(),
            )
        )
        return Domain("council_position_ids", "in", posts)

    def _check_council(self):
        """Raise unless the user is of the council of all the tables.

        :raises AccessError: naming one whose council the user is not of
        """
        for table in self:
            if not table.is_my_council:
                raise AccessError(
                    self.env._("The council of “%s” decides this.", table.name)
                )
