from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanPrevious(PlanCommon):
    """The plan of 2026 has one of 2025 before it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.former = cls._create_plan(year=2025, objectives="Mục tiêu")
        cls._create_task_with_output(cls.former, schedule_text="Quý I/2025")
        cls._create_task_with_output(cls.former, schedule_text="Thường xuyên")

    def test_last_year_is_told_in_figures(self):
        plan = self.plan.with_user(self.staff)
        self.assertEqual(plan.previous_plan_id, self.former)
        figures = (
            plan.previous_task_count,
            plan.previous_output_count,
            plan.previous_dated_count,
            plan.previous_undated_count,
        )
        self.assertEqual(figures, (2, 2, 1, 1))

    def test_an_issued_plan_is_preferred(self):
        self._issue_outright(self.former)
        self._create_plan(year=2025)
        self.assertEqual(self.plan.previous_plan_id, self.former)

    def test_other_units_and_types_do_not_count(self):
        thematic = self._create_plan(plan_type="thematic")
        elsewhere = self._create_plan(department_id=self.local.id)
        self.assertFalse((thematic + elsewhere).previous_plan_id)

    def test_an_empty_draft_is_filled(self):
        self.plan.with_user(self.staff).action_copy_previous()
        self.assertEqual(len(self.plan.task_ids), 2)
        self.assertEqual(len(self.plan.output_ids), 2)
        self.assertEqual(self.plan.objectives, "Mục tiêu")
        self.assertTrue(self.plan.doubt_count, "times are to be confirmed")

    def test_what_has_tasks_is_not_filled(self):
        self._create_tasks(["1"])
        with self.assertRaisesRegex(UserError, "has tasks already"):
            self.plan.with_user(self.staff).action_copy_previous()

    def test_a_first_plan_has_nothing_to_copy(self):
        with self.assertRaisesRegex(UserError, "no plan of the year before"):
            self.former.with_user(self.staff).action_copy_previous()

    def test_nobody_fills_the_plan_of_another_unit(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.colleague).action_copy_previous()
