from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import YEAR, PlanCommon


@tagged("post_install", "-at_install")
class TestPlan(PlanCommon):
    def test_annual_plans_are_of_the_working_year(self):
        for plan_type in ("annual", "programme"):
            plan = self._create_plan(plan_type=plan_type)
            self.assertEqual(plan.date_start, date(YEAR - 1, 10, 1))
            self.assertEqual(plan.date_end, date(YEAR, 9, 30))

    def test_other_plans_are_of_the_calendar_year(self):
        plan = self._create_plan(plan_type="thematic")
        self.assertEqual(plan.date_start, date(YEAR, 1, 1))
        self.assertEqual(plan.date_end, date(YEAR, 12, 31))

    def test_a_year_that_was_chosen_is_kept(self):
        plan = self._create_plan(year_basis="calendar")
        self.assertEqual(plan.date_start, date(YEAR, 1, 1))
        self.assertEqual(plan.copy().year_basis, "calendar")

    def test_drafting_of_next_year_begins_in_october(self):
        for today, year in (("2026-09-30", 2026), ("2026-10-01", 2027)):
            with freeze_time(f"{today} 02:00:00"):
                self.assertEqual(self.env["thads.plan"]._default_year(), year)

    def test_units_that_are_offered_are_those_one_may_draft_for(self):
        units = self.env["hr.department"]
        for user, unit, is_offered in (
            (self.staff, self.room, True),
            (self.staff, self.local, False),
            (self.officer, self.local, True),
            (self.officer, self.other_local, False),
        ):
            plans = self.env["thads.plan"].with_user(user)
            domain = plans.fields_get(["department_id"])["department_id"]["domain"]
            offered = units.with_user(user).search(domain)
            self.assertEqual(unit in offered, is_offered, (user.login, unit.name))

    def test_given_period_is_kept(self):
        plan = self._create_plan(
            plan_type="resolution", date_end=date(YEAR + 3, 12, 31)
        )
        self.assertEqual(plan.date_start, date(YEAR, 1, 1))
        self.assertEqual(plan.date_end, date(YEAR + 3, 12, 31))
        plan.write({"year": YEAR - 2, "date_end": date(YEAR, 12, 31)})
        self.assertEqual(plan.date_start, date(YEAR - 2, 1, 1))

    def test_plan_that_has_a_way_to_go_is_not_issued_past_it(self):
        self._create_task_with_output()
        self.assertTrue(self.plan.has_procedure)
        for user in (self.officer, self.head):
            with self.assertRaisesRegex(UserError, "Start the Procedure"):
                self.plan.with_user(user).action_issue()
        with self.assertRaises(AccessError):
            self.plan.with_user(self.staff).action_issue()
        self.assertEqual(self.plan.state, "draft")

    def test_plan_without_task_is_not_issued(self):
        self.plan.plan_type = "thematic"
        with self.assertRaisesRegex(UserError, "Add at least one task"):
            self.plan.with_user(self.officer).action_issue()

    def test_plan_with_doubts_is_not_issued(self):
        self.plan.plan_type = "thematic"
        task = self._create_task_with_output(lead_text="Nơi lạ")
        plan = self.plan.with_user(self.officer)
        self.assertEqual(plan.doubt_count, 1)
        with self.assertRaisesRegex(UserError, "lines still to check: 1"):
            plan.action_issue()
        task.with_user(self.staff).action_confirm()
        plan.invalidate_recordset()
        plan.action_issue()
        self.assertEqual(plan.state, "issued")

    def test_issue_and_take_back(self):
        self.plan.plan_type = "thematic"
        self._create_task_with_output()
        plan = self.plan.with_user(self.officer)
        plan.action_issue()
        self.assertEqual(plan.state, "issued")
        with self.assertRaisesRegex(UserError, "not in state"):
            plan.action_issue()
        plan.action_reset()
        self.assertEqual(plan.state, "draft")

    def test_issued_plan_does_not_change(self):
        task = self._create_task_with_output().with_user(self.officer)
        plan = self.plan.with_user(self.officer)
        self._issue_outright()
        for change in (
            lambda: plan.write({"name": "Khác"}),
            lambda: task.write({"name": "Khác"}),
            lambda: task.output_ids.write({"name": "Khác"}),
            lambda: task.output_ids.unlink(),
            lambda: task.unlink(),
            lambda: task.create({"plan_id": plan.id, "name": "Thêm"}),
            lambda: plan.write({"task_ids": [(0, 0, {"name": "Thêm"})]}),
            lambda: plan.unlink(),
        ):
            with self.assertRaises(UserError):
                change()

    def test_issued_plan_is_archived_and_discussed(self):
        self._create_task_with_output()
        plan = self.plan.with_user(self.officer)
        self._issue_outright()
        plan.message_post(body="Đã gửi các đơn vị")
        plan.action_archive()
        self.assertFalse(plan.active)

    def test_state_is_not_written(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.officer).state = "issued"

    def test_plan_is_not_based_on_itself(self):
        programme = self._create_plan(plan_type="programme")
        self.plan.basis_plan_ids = programme
        with self.assertRaisesRegex(UserError, "based on itself"):
            programme.basis_plan_ids = self.plan

    def test_copy_to_next_year_keeps_the_tree(self):
        self._create_tasks(["I", "1", "1.1", "II"])
        self._create_task_with_output()
        action = self.plan.with_user(self.staff).action_copy_next_year()
        copy = self.env["thads.plan"].browse(action["res_id"])
        self.assertEqual(copy.name, f"Kế hoạch công tác năm {YEAR + 1}")
        self.assertEqual(copy.date_start, date(YEAR, 10, 1))
        self.assertEqual(
            copy.task_ids.mapped("outline"), self.plan.task_ids.mapped("outline")
        )
        self.assertEqual(copy.task_ids.parent_id.plan_id, copy)
        self.assertEqual(copy.output_ids.schedule_text, f"Quý I/{YEAR}")

    def test_parts_stay_in_their_plan(self):
        task = self._create_task_with_output()
        other = self._create_plan(name="Kế hoạch khác")
        other_task = self._create_tasks(["1"], other)
        for move in (
            lambda: task.write({"plan_id": other.id}),
            lambda: task.write({"parent_id": other_task.id}),
            lambda: task.output_ids.write({"task_id": other_task.id}),
        ):
            with self.assertRaises(ValidationError):
                move()
