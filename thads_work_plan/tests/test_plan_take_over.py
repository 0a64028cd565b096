from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .coverage_common import CoverageCommon


@tagged("post_install", "-at_install")
class TestPlanTakeOver(CoverageCommon):
    """A unit takes into its draft what programmes ask of it, and may undo it."""

    def _open_wizard(self, user=None):
        action = self.own_plan.with_user(user or self.head).action_take_over()
        wizard = self.env[action["res_model"]].with_user(user or self.head)
        return wizard.browse(action["res_id"])

    def test_what_concerns_the_unit_is_chosen_already(self):
        lines = self._open_wizard().line_ids
        self.assertEqual(lines.task_id, self.programme.task_ids)
        chosen = lines.filtered("is_chosen")
        self.assertEqual(chosen.task_id, self.everybody + self.one)
        self.assertEqual(chosen.mapped("concern"), ["lead", "part"])

    def test_tasks_come_with_their_heading_and_link(self):
        self._open_wizard().action_confirm()
        lines = self.own_plan.task_ids
        self.assertEqual(
            [(line.marker, line.name) for line in lines],
            [("I", "THỂ CHẾ"), ("1", "Tập huấn Luật"), ("2", "Thí điểm số hóa")],
        )
        self.assertEqual(lines[1:].parent_id, lines[0])
        self.assertEqual(lines[1].carried_task_ids, self.everybody)
        self.assertEqual(self.own_plan.basis_plan_ids, self.programme)

    def test_only_the_products_that_name_the_unit_come(self):
        [line] = self._take(self.everybody)[1:]
        output = line.output_ids
        self.assertEqual(output.name, "Báo cáo kết quả")
        self.assertEqual(output.lead_text, self.province.name)
        self.assertEqual(output.lead_department_ids, self.province)
        self.assertFalse(output.lead_class_ids)
        self.assertTrue(output.import_doubt)

    def test_a_task_chosen_by_hand_comes_whole(self):
        [line] = self._take(self.nobody)[1:]
        self.assertEqual(line.output_ids.lead_text, "Cục Quản lý")

    def test_what_was_taken_is_not_taken_twice_and_headings_are_used_again(self):
        self._take(self.one)
        self._create_tasks(["II", "1"], self.own_plan)
        wizard = self._open_wizard()
        taken = wizard.line_ids.filtered("is_taken")
        self.assertEqual(taken.task_id, self.one)
        self.assertFalse(taken.is_chosen)
        wizard.action_confirm()
        self.assertEqual(
            [(line.outline, line.name) for line in self.own_plan.task_ids],
            [
                ("I", "THỂ CHẾ"),
                ("I.1", "Thí điểm số hóa"),
                ("I.2", "Tập huấn Luật"),
                ("II", "Việc II"),
                ("II.1", "Việc 1"),
            ],
        )

    def test_a_taken_line_is_deleted_and_can_be_taken_again(self):
        lines = self._take(self.one)
        lines[1].with_user(self.head).unlink()
        again = self._take(self.one)
        self.assertEqual(again.carried_task_ids, self.one)
        self.assertEqual(again.parent_id, lines[0])

    def test_nothing_chosen_is_said(self):
        wizard = self._open_wizard()
        wizard.line_ids.is_chosen = False
        with self.assertRaisesRegex(UserError, "Choose"):
            wizard.action_confirm()

    def test_only_who_may_write_a_draft_takes_over(self):
        for user in (self.staff, self.colleague, self.other_officer):
            with self.assertRaises(AccessError):
                self.own_plan.with_user(user).action_take_over()
        self.own_plan.state = "issued"
        with self.assertRaisesRegex(UserError, "issued plans"):
            self.own_plan.with_user(self.head).action_take_over()

    def test_tasks_that_one_may_not_read_are_not_taken(self):
        secret = self._create_tasks(
            ["1"], self._create_plan(department_id=self.other_room.id)
        )
        with self.assertRaises(AccessError):
            self._take(secret)
        wizard = self._open_wizard()
        wizard.line_ids[1].sudo().task_id = secret
        with self.assertRaises(AccessError):
            wizard.action_confirm()

    def test_without_anything_above_there_is_nothing_to_take(self):
        self.programme.state = "draft"
        with self.assertRaisesRegex(UserError, "no issued programme"):
            self.own_plan.with_user(self.head).action_take_over()

    def test_a_copy_for_next_year_carries_nothing(self):
        self._take(self.one)
        copied = self.own_plan.copy(self.own_plan._prepare_next_year_values())
        self.assertEqual(len(copied.task_ids), 2)
        self.assertFalse(copied.task_ids.carried_task_ids)
