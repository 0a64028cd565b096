from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter_rows import Owed


class ThadsPlanAssignment(models.Model):
    """An assignment as quarterly reports tell it."""

    _inherit = "thads.plan.assignment"

    delay_reason = fields.Text(
        string="Why Late or Not Done",
        readonly=True,
        help="As the unit has reported it.",
    )

    def _get_owed(self) -> Owed:
        return Owed(
            kind=self.kind,
            state=self.state,
            known_from=self._get_day_known(),
            known_until=self.plan_id.date_end or None,
            deadline=self.date_deadline or None,
            period_end=self.date_period_end or None,
            done=self.date_done or None,
            is_due_before_issue=self.is_due_before_issue,
        )

    def _get_day_known(self):
        """Return since when one assignment is owed."""
        created = vietnam_time.to_day(self.create_date)
        return self.plan_id.issued_date or created

    def _prepare_quarter_row(self, period, section) -> dict:
        """Return a row of a report on a period about one assignment."""
        is_done = self.date_done and self.date_done <= period.end
        return {
            "section": section,
            "assignment_id": self.id,
            "plan_id": self.plan_id.id,
            "plan_name": self.plan_id.name,
            "name": self.display_name,
            "unit_name": self.department_id.name,
            "date_deadline": self.date_deadline,
            "date_done": is_done and self.date_done,
            "is_unconfirmed": bool(is_done and self.state == "reported"),
            "days_late": self._count_days_late(period, section),
        }

    def _count_days_late(self, period, section) -> int:
        """Return how many working days one assignment was late by a period's end."""
        if section not in ("late", "not_done") or self.is_due_before_issue:
            return 0
        last = self.date_done if section == "late" else period.end
        return self.env["resource.calendar"].thads_working_days_between(
            self.date_deadline, last
        )
