from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_work_plan.models.thads_plan import YEAR_BASES
from odoo.addons.thads_work_plan.tools.period import get_year_period

STATES = [("draft", "Draft"), ("open", "Under Way"), ("published", "Published")]
ORDERINGS = [
    ("rank", "By rank, then by points"),
    ("score", "By points alone"),
]
# what may still change once units score themselves
FREE_FIELDS = {
    "name",
    "note",
    "legal_basis",
    "council_position_ids",
    "date_self_due",
    "date_review_due",
    "date_council_due",
    "date_objection_end",
    "message_main_attachment_id",
}


class ThadsScoreYear(models.Model):
    """The table of scores of a year: criteria, ranks, and the units it ranks.

    Its unit draws it up and opens it: every unit then has a sheet, with the points that
    its data give. The unit scores itself, the one above reviews it, the council decides
    and publishes the ranking. ``action_open`` and ``action_publish`` alone change
    ``state``.

    Legal sources: Decision 1018 of 2016, Article 9 (results of plans are a ground of
    emulation); what no text found says is data, marked to be confirmed.
    """

    _name = "thads.score.year"
    _description = "Table of Scores"
    _inherit = ["thads.charge.mixin", "thads.paper.mixin"]
    _order = "year desc, id desc"

    year = fields.Integer(required=True, aggregator=None)
    year_basis = fields.Selection(
        YEAR_BASES,
        required=True,
        default="thads",
        help="Which days the year covers.",
    )
    date_start = fields.Date(
        string="From",
        compute="_compute_period",
        store=True,
        help="First day, included.",
    )
    date_end = fields.Date(
        string="Until",
        compute="_compute_period",
        store=True,
        help="Last day, included.",
    )
    date_cutoff = fields.Date(
        string="Counted Until",
        compute="_compute_date_cutoff",
        store=True,
        readonly=False,
        required=True,
        copy=False,
        precompute=True,
        help="What was due until this day counts, as it stood at its end.",
    )
    department_id = fields.Many2one(help="Draws the table up and follows the sheets.")
    authority_id = fields.Many2one(related="department_id.authority_id")
    class_ids = fields.Many2many(
        "thads.department.class",
        string="Units",
        required=True,
        help="Who is ranked: units of these classes below the authority that exist on "
        "the last day.",
    )
    note = fields.Text(string="Guidance")
    criterion_ids = fields.One2many(
        "thads.score.criterion",
        "year_id",
        string="Criteria",
        copy=True,
    )
    rank_ids = fields.One2many(
        "thads.score.rank",
        "year_id",
        string="Ranks",
        copy=True,
    )
    indicator_ids = fields.Many2many(
        "thads.target.indicator",
        string="Targets That Count",
        help="Of these ranks ask how many were reached.",
    )
    ordering = fields.Selection(
        ORDERINGS,
        string="Order of Places",
        required=True,
        default="rank",
        help="No text found says whether a better rank stands before more points.",
    )
    date_self_due = fields.Date(
        string="Scores Itself Until", copy=False, help="Included."
    )
    date_review_due = fields.Date(string="Reviewed Until", copy=False, help="Included.")
    date_council_due = fields.Date(
        string="Council Decides Until", copy=False, help="Included."
    )
    date_objection_end = fields.Date(
        string="Objections Until",
        copy=False,
        help="Last day, included. Empty: until the ranking is published.",
    )
    date_published = fields.Date(string="Published On", readonly=True, copy=False)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    sheet_ids = fields.One2many("thads.score.sheet", "year_id", readonly=True)
    total_points = fields.Float(
        digits=(16, 2), compute="_compute_total_points", help="Without bonuses."
    )
    uncertain_count = fields.Integer(
        string="To Be Confirmed", compute="_compute_total_points"
    )

    _year_check = models.Constraint(
        "CHECK(year BETWEEN 1990 AND 2100)",
        "A year is written with four digits, such as 2026.",
    )

    @api.depends("year", "year_basis")
    def _compute_period(self):
        for table in self:
            table.date_start, table.date_end = get_year_period(
                table.year, table.year_basis
            )

    @api.depends("year", "year_basis")
    def _compute_date_cutoff(self):
        for table in self:
            _start, table.date_cutoff = get_year_period(table.year, table.year_basis)

    @api.depends(
        "criterion_ids.points", "criterion_ids.is_bonus", "criterion_ids.is_uncertain"
    )
    def _compute_total_points(self):
        for table in self:
            criteria = table.criterion_ids
            marked = criteria.filtered("is_uncertain")
            regular = criteria.filtered(lambda criterion: not criterion.is_bonus)
            table.total_points = sum(regular.mapped("points"))
            table.uncertain_count = len(marked) + len(table.rank_ids.filtered("note"))

    @api.constrains("criterion_ids", "rank_ids", "state")
    def _check_complete(self):
        for table in self:
            if table.state != "draft" and not (table.criterion_ids and table.rank_ids):
                raise UserError(
                    self.env._("“%s” needs criteria and ranks.", table.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        tables = super().create(vals_list)
        if not self.env.su and any(table.state != "draft" for table in tables):
            raise AccessError(self._get_state_refusal())
        return tables

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if {"state", "date_published"} & vals.keys():
                raise AccessError(self._get_state_refusal())
            if vals.keys() - FREE_FIELDS - self.env["mail.thread"]._fields.keys():
                self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_draft()

    def copy_data(self, default=None):
        """The table of the next year begins with this one's criteria."""
        return [
            {
                **vals,
                "year": table.year + 1,
                "name": self.env._("%s (copy)", table.name),
                **(default or {}),
            }
            for table, vals in zip(self, super().copy_data(default), strict=True)
        ]

    def _check_draft(self):
        """Raise unless all the tables are drafts.

        :raises UserError: naming one that is not
        """
        if opened := self.filtered(lambda table: table.state != "draft"):
            raise UserError(
                self.env._(
                    "“%s” is open: a criterion is changed by its own button, which "
                    "shows first who would move.",
                    opened[0].name,
                )
            )

    def _check_changeable(self):
        """Raise if a ranking has been published.

        :raises UserError: naming its table
        """
        if published := self.filtered(lambda table: table.state == "published"):
            raise UserError(
                self.env._("The ranking of “%s” is published.", published[0].name)
            )

    def _get_state_refusal(self):
        return self.env._("A table of scores is opened and published by its buttons.")
