from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanAccess(PlanCommon):
    def test_staff_drafts_a_plan(self):
        plan = self.plan.with_user(self.staff)
        plan.name = "Kế hoạch khác"
        task = plan.task_ids.create({"plan_id": plan.id, "name": "Việc"})
        self.assertEqual(task.plan_id, plan)

    def test_staff_cannot_issue(self):
        """Neither by the button's method nor by writing the state."""
        self._create_task_with_output()
        for issue in (
            lambda plan: plan.action_issue(),
            lambda plan: plan.write({"state": "issued"}),
        ):
            with self.assertRaises(AccessError):
                issue(self.plan.with_user(self.staff))

    def test_staff_cannot_take_back(self):
        self._create_task_with_output()
        self.plan.with_user(self.office).action_issue()
        with self.assertRaises(AccessError):
            self.plan.with_user(self.staff).action_reset()

    def test_internal_user_has_no_access(self):
        internal = new_test_user(self.env, "internal", "base.group_user")
        for model in ("thads.plan", "thads.plan.task", "thads.plan.output"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(internal).search([])
