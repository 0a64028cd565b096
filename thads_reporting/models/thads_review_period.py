from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.thads_work_plan.models.thads_plan import YEAR_BASES
from odoo.addons.thads_work_plan.tools.period import Months, find_months

BASES = [*YEAR_BASES, ("other", "Other days")]


class ThadsReview(models.Model):
    """The period of a campaign by its name: 10 or 12 months of which kind of year.

    The days say which it is; whoever chooses one gets its days.
    """

    _inherit = "thads.review"

    period_basis = fields.Selection(
        BASES,
        string="Period Of",
        compute="_compute_period",
        readonly=False,
        help="The working year of enforcement, the calendar year, or any other days.",
    )
    period_year = fields.Integer(
        string="Of the Year", compute="_compute_period", readonly=False, aggregator=None
    )
    period_months = fields.Integer(
        string="Months",
        compute="_compute_period",
        readonly=False,
        aggregator=None,
        help="From the first month of the year on: 10 for ten months, 12 for all of "
        "it.",
    )
    period_name = fields.Char(string="Reporting Period", compute="_compute_period_name")

    @api.depends("period_start", "period_end")
    def _compute_period(self):
        for review in self:
            months = find_months(review.period_start, review.period_end)
            review.period_basis = months.basis if months else "other"
            review.period_year = months.year if months else 0
            review.period_months = months.count if months else 0

    @api.depends("period_start", "period_end")
    def _compute_period_name(self):
        for review in self:
            months = find_months(review.period_start, review.period_end)
            review.period_name = months and months.describe()

    @api.onchange("period_basis", "period_year", "period_months")
    def _onchange_period(self):
        """Enter the days of the months that were chosen, by default of all of a year.

        :raises ValidationError: if a year does not have as many months
        """
        if self.period_basis in (False, "other"):
            return
        year = self.period_year or fields.Date.context_today(self).year
        months = Months(self.period_basis, year, self.period_months or 12)
        if not (2000 <= year <= 2100 and 1 <= months.count <= 12):
            raise ValidationError(
                self.env._("Enter a year such as 2026 and from 1 to 12 months.")
            )
        self.period_start, self.period_end = months.get_days()
