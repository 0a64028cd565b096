from odoo import models


class ThadsPlanAssignment(models.Model):
    """Buttons of assignments that ask for something first, or open something."""

    _inherit = "thads.plan.assignment"

    def action_ask_report(self):
        return self._ask_deed("report", self.env._("Report"))

    def action_ask_contribution(self):
        return self._ask_deed("contribute", self.env._("Contribute"))

    def action_ask_person(self):
        return self._ask_deed("hand_on", self.env._("Give to a Person"))

    def action_ask_occurrence(self):
        return self._ask_deed("occur", self.env._("Record What Came Up"))

    def action_ask_more_time(self):
        return self._ask_deed("ask_time", self.env._("Ask for More Time"))

    def action_ask_return(self):
        """Ask why what was reported is returned."""
        self._check_state("reported")
        steps = self._get_confirming()
        return steps.with_context(thads_outcome="returned").action_answer()

    def action_open_plan(self):
        """Open the plan that one assignment is from."""
        self.ensure_one()
        return self.plan_id._get_records_action(name=self.plan_id.name)

    def _ask_deed(self, kind, title):
        self.check_access("read")
        deed = self.env["thads.plan.assignment.deed"].create(
            {"kind": kind, "assignment_ids": self.ids}
        )
        return deed._get_records_action(name=title, target="new")
