from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import ReviewCommon

DAY = date(2026, 7, 20)


@tagged("post_install", "-at_install")
class TestReviewPlan(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._create_review(legal_basis="Quyết định số 537")
        self.review.tier_ids.grouped("level")["province"].date_due = DAY

    def test_reports_inspection_and_conference_are_its_lines(self):
        action = self.review.action_draft_plan()
        plan = self.review.plan_id
        self.assertEqual(action["res_id"], plan.id)
        self.assertEqual(plan.state, "draft")
        self.assertEqual(plan.department_id, self.ban)
        self.assertEqual(plan.basis_text, "Quyết định số 537")
        self.assertEqual(len(plan.task_ids), 4)
        self.assertIn("Hội nghị", plan.task_ids.sorted("sequence")[-1].name)
        dated = plan.output_ids.filtered(lambda output: output.date_deadline)
        self.assertEqual(dated.mapped("date_deadline"), [DAY])
        self.assertEqual(
            dated.lead_class_ids,
            self.env.ref("thads_base.thads_department_class_province"),
        )

    def test_there_is_one_plan_and_only_before_the_opening(self):
        self.review.action_draft_plan()
        with self.assertRaisesRegex(UserError, "already"):
            self.review.action_draft_plan()
        opened = self._open_review()
        with self.assertRaisesRegex(UserError, "is open"):
            opened.action_draft_plan()

    def test_nobody_else_drafts_it(self):
        for user in (self.officer, self.head, self.local_head):
            with self.assertRaises(AccessError):
                self.review.with_user(user).action_draft_plan()
