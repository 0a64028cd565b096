from odoo import api, fields, models
from odoo.fields import Domain

LEVELS = [
    ("local", "Local Unit"),
    ("province", "Province"),
    ("central", "Centre"),
]


class ThadsReviewTier(models.Model):
    """Until when the units of a level have sent their reports, if there is a day.

    What is counted of a level is what the user sees of it on the board.
    """

    _name = "thads.review.tier"
    _description = "Due Date of a Level"
    _order = "review_id, id"
    _rec_name = "level"

    review_id = fields.Many2one(
        "thads.review", required=True, index=True, ondelete="cascade"
    )
    level = fields.Selection(LEVELS, required=True)
    date_due = fields.Date(
        string="Due",
        help="Last day in time, included. “Before 20/10” is 19/10. Empty: the units of "
        "this level have no day.",
    )
    is_set_above = fields.Boolean(
        string="Set by the Province",
        help="Each province sets the day of its own local units, no later than its "
        "own. The day entered here counts until it does.",
    )
    report_count = fields.Integer(string="Units", compute="_compute_counts")
    waiting_count = fields.Integer(string="Not Sent", compute="_compute_counts")
    late_count = fields.Integer(string="Late", compute="_compute_counts")
    returned_count = fields.Integer(string="Returned", compute="_compute_counts")

    _level_uniq = models.Constraint(
        "UNIQUE(review_id, level)", "A level has one due date in a campaign."
    )
    _above_check = models.Constraint(
        "CHECK(level = 'local' OR NOT COALESCE(is_set_above, FALSE))",
        "Provinces set the day of local units alone.",
    )

    @api.depends_context("uid")
    @api.depends("review_id", "level")
    def _compute_counts(self):
        rows = self.env["thads.review.board"]
        of_reviews = Domain("review_id", "in", self.review_id.ids)
        waiting = Domain("is_sent", "=", False)
        for name, domain in (
            ("report", Domain.TRUE),
            ("waiting", waiting),
            ("late", Domain("is_late", "=", True)),
            ("returned", Domain("state", "=", "returned")),
        ):
            counts = {
                (review, level): count
                for review, level, count in rows._read_group(
                    of_reviews & domain, ["review_id", "level"], ["__count"]
                )
            }
            for tier in self:
                place = (tier.review_id._origin, tier.level)
                tier[f"{name}_count"] = counts.get(place, 0)

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"date_due", "is_set_above", "level"}:
            self.review_id.sudo()._spread_due_dates()
        return result

    def action_urge(self):
        """Urge the units of one level that have not sent, as far as the user may.

        :raises AccessError: unless reports of the campaign go to the user's unit
        :raises UserError: unless the campaign is under way
        """
        self.ensure_one()
        self.check_access("read")
        return self.review_id._urge(Domain("level", "=", self.level))

    def action_open_board(self):
        """Show where the units of one level stand."""
        self.ensure_one()
        self.check_access("read")
        return self.review_id._open_board(Domain("level", "=", self.level))
