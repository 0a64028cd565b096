from odoo import models


class ThadsReview(models.Model):
    """Due dates that change while reports are being written."""

    _inherit = "thads.review"

    def _spread_due_dates(self):
        """Give the reports of open campaigns the due dates of their levels anew."""
        for review in self.filtered(lambda review: review.state == "open"):
            days = {tier.level: tier.date_due for tier in review.tier_ids}
            for level, reports in review.report_ids.grouped("level").items():
                if level != "local":
                    reports._set_due(days.get(level))
            review.report_ids._bring_due_below_forward()
            review.report_ids._spread_due_below()

    def _get_local_tier(self):
        return self.tier_ids.filtered(lambda tier: tier.level == "local")
