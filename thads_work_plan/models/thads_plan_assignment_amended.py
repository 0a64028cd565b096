from odoo import api, models

from .thads_plan_assignment import OPEN_STATES

# what an amendment changes of what a unit owes already
CHANGED_FIELDS = ("name", "kind", "date_start", "date_deadline", "date_period_end")


class ThadsPlanAssignment(models.Model):
    """What becomes of an assignment when its line of the plan is amended."""

    _inherit = "thads.plan.assignment"

    def _get_due_key(self) -> tuple:
        """Return what tells one assignment from the others of its line."""
        return self._get_key_of(
            {
                "output_id": self.output_id.id,
                "department_id": self.department_id.id,
                "partner_id": self.partner_id.id,
                "user_id": self.user_id.id,
                "label": self.label,
            }
        )

    @api.model
    def _get_key_of(self, values) -> tuple:
        """Return the same of the values of one that is to be made."""
        output = self.env["thads.plan.output"].browse(values["output_id"])
        return (
            output.id,
            values["department_id"],
            values.get("partner_id") or False,
            values.get("user_id") or False if output.lead_user_ids else False,
            values.get("label") or "",
        )

    def _follow_amendment(self, values):
        """Take over the words and the days of an amended line, while it is open."""
        if self.state not in OPEN_STATES:
            return
        deadline = values.get("date_deadline")
        self.write(
            {
                **{name: values.get(name) for name in CHANGED_FIELDS},
                "is_due_before_issue": False,
                "date_internal": self._limit_internal(deadline),
            }
        )
        self._move_deadline(self.env._("The plan was amended."))

    def _limit_internal(self, deadline):
        """Return the unit's own deadline, none where it is after that of the plan."""
        is_within = self.date_internal and deadline and self.date_internal <= deadline
        return self.date_internal if is_within else False

    def _move_deadline(self, reason):
        """Bring the open step of one assignment up to its deadline."""
        for step in self._get_working():
            deadline = self._prepare_own_deadline()["deadline"]
            if step.deadline != deadline:
                step._engine()._seal_changes(
                    {"deadline": deadline, "deadline_reason": reason}
                )
                step._engine()._move_activities()

    def _cancel(self):
        """End assignments that nobody owes any more, with their open steps."""
        cancelled = self.filtered(lambda each: each.state in OPEN_STATES)
        cancelled.current_step_ids._engine()._end("cancelled")
        cancelled.state = "cancelled"
