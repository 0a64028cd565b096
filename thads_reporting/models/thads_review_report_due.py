from odoo import fields, models
from odoo.exceptions import UserError


class ThadsReviewReport(models.Model):
    """Until when local units have sent theirs, where the province says so."""

    _inherit = "thads.review.report"

    date_due_below = fields.Date(
        string="Local Units Send Until",
        help="Last day in time, no later than that of this report.",
    )
    sets_due_below = fields.Boolean(
        compute="_compute_sets_due_below",
        compute_sudo=True,
        help="The campaign leaves the day of its local units to this unit.",
    )

    def _compute_sets_due_below(self):
        with_local = self.search(
            [("id", "in", self.ids), ("child_ids.level", "=", "local")]
        )
        for report in self:
            is_left = report.review_id._get_local_tier().is_set_above
            report.sets_due_below = is_left and report in with_local

    def write(self, vals):
        result = super().write(vals)
        if "date_due_below" in vals:
            self.sudo()._check_due_below()
            self.sudo()._spread_due_below()
        return result

    def _check_due_below(self):
        """Raise unless these reports may set the day that they set.

        :raises UserError: saying which day would be right
        """
        for report in self.filtered("date_due_below"):
            if not report.sets_due_below:
                raise UserError(
                    self.env._(
                        "The unit in charge of the campaign sets the day of the local "
                        "units."
                    )
                )
            if report.date_due and report.date_due_below > report.date_due:
                raise UserError(
                    self.env._(
                        "Local units send their reports on %s at the latest, when that "
                        "of their province is due.",
                        self.env["thads.step"]._format_day(report.date_due),
                    )
                )

    def _bring_due_below_forward(self):
        """Let local units be due with their province where that is due earlier now."""
        for report in self.filtered(lambda each: each.date_due and each.date_due_below):
            report.date_due_below = min(report.date_due, report.date_due_below)

    def _spread_due_below(self):
        """Give the local reports below these the day that counts for them."""
        # searched: what is cached of ``child_ids`` is what the user may read of them
        local = self.search([("parent_id", "in", self.ids), ("level", "=", "local")])
        for report, below in local.grouped("parent_id").items():
            tier = report.review_id._get_local_tier()
            own = report.date_due_below if tier.is_set_above else False
            below._set_due(own or tier.date_due)

    def _set_due(self, day):
        """Move the due date of reports, and of the steps that are open in them."""
        moved = self.filtered(lambda report: report.date_due != day)
        moved.date_due = day
        steps = moved.current_step_ids.filtered(
            lambda step: step.definition_id.clock == "record"
        )
        if not steps:
            return
        engine = steps._engine()
        engine._seal_changes(
            {
                "deadline": day,
                "deadline_reason": self.env._("The due date of the report was moved."),
            }
        )
        engine._move_activities()
