from datetime import timedelta

from odoo import models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import demonstration_followed as followed


class ThadsPlanAssignment(models.Model):
    """What the units of the demonstration have done for one line of its plan."""

    _inherit = "thads.plan.assignment"

    def _demonstrate_states(self, line):
        """Let each unit accept, report, return or confirm as itself.

        Days alone are moved back: what is late was not so when the plan was issued.
        """
        self.is_due_before_issue = False
        units = self.grouped("department_id")
        for xmlid, state in zip(line.units, line.states, strict=True):
            units[self.env.ref(f"thads_base.{xmlid}")]._demonstrate_state(state)

    def _demonstrate_state(self, state):
        """Bring one assignment to a state of ``demonstration_followed.Line``."""
        if state == "new":
            return
        head = self.plan_id._demonstrate_head(self.department_id)
        own = self.with_user(head)
        own.action_accept()
        if state == "doing":
            own.action_report(40, followed.UNDER_WAY)
            return
        own.action_report(text=followed.REPORT)
        self._demonstrate_day(followed.DAYS_LATE if state == "late" else 0)
        confirming = self._get_confirming().sudo()
        if state == "returned":
            self.with_user(confirming.user_id).action_send_back(followed.RETURNED)
        elif state != "reported":
            self.with_user(confirming.user_id).action_confirm()

    def _demonstrate_day(self, days_late):
        """Let one assignment have been done on its day, or some days later."""
        day = self.date_deadline + timedelta(days=days_late - (not days_late))
        day = min(day, vietnam_time.today())
        self.sudo().write({"date_done": day, "date_accepted": day})
        self.sudo().progress_ids.write({"date": day, "date_done": day})
