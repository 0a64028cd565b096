from datetime import timedelta

from odoo import api, models
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import demonstration_inspection as told


class ThadsInspection(models.Model):
    """The demonstration's inspections, carried out by its own people.

    The day of the conclusion alone is moved back: it lies in the period that the
    demonstration's campaign is about.
    """

    _inherit = "thads.inspection"

    @api.model
    def _demonstrate(self):
        head = self.env.ref(f"thads_base.{told.LEADER}")
        plan = (
            self.env["thads.inspection.plan"]
            .with_user(head)
            .create({"name": told.PLAN})
        )
        for case in told.CASES:
            self.with_user(head)._demonstrate_case(case, plan)

    def _demonstrate_case(self, case, plan):
        working = self.env["resource.calendar"].thads_deadline
        start = working(vietnam_time.today() - timedelta(days=case.days), 0)
        inspection = self.create(
            {
                "name": told.SUBJECT,
                "plan_id": plan.id,
                "inspected_id": self.env.ref(f"thads_base.{case.unit}").id,
                "legal_basis": told.LEGAL_BASIS,
                "checklist_ids": self.env.ref("thads_reporting.checklist_one_stop").ids,
                "leader_id": self.env.uid,
                "member_ids": [
                    self.env.ref(f"thads_base.{member}").id for member in told.MEMBERS
                ],
                "date_start": start,
                "date_end": working(start, 1),
                "date_report_due": working(start, told.REPORT_DAYS),
            }
        )
        if case.deed != "planned":
            inspection.action_start()
        if case.deed == "concluded":
            inspection._demonstrate_conclusion(case)

    def _demonstrate_conclusion(self, case):
        """Note what was found, report it, and let the leader sign."""
        poor = self.point_ids[told.POOR - 1]
        (self.point_ids - poor).result = "good"
        poor.write({"result": "poor", "remark": told.REMARK})
        today, working = (
            vietnam_time.today(),
            self.env["resource.calendar"].thads_deadline,
        )
        self.env["thads.inspection.finding"].create(
            {
                "inspection_id": self.id,
                "point_id": poor.id,
                "name": told.FINDING,
                "evidence": told.EVIDENCE,
                "action_ids": [
                    Command.create({"name": name, "date_due": working(today, days)})
                    for name, days, _answer in case.actions
                ],
            }
        )
        self.current_step_ids.action_close("done")
        self.write({"conclusion": told.CONCLUSION, "proposal": told.PROPOSAL})
        self.current_step_ids.action_close("done")
        step = self.sudo().current_step_ids
        step.with_user(step.user_id).action_close("approved")
        self.sudo().date_concluded = self.date_report_due
        answers = {name: answer for name, _days, answer in case.actions}
        for action in self.sudo().action_ids.filtered(lambda one: answers[one.name]):
            head = action.current_step_ids.user_id
            action.with_user(head).answer = answers[action.name]
            action.current_step_ids.with_user(head).action_close("done")
