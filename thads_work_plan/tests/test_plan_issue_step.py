import base64

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon
from .test_plan_registration import make_pdf

TODAY = "2026-03-05 03:00:00"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanIssueStep(ProcedureCommon):
    """The last step of a plan ends with a decision that has a number."""

    def setUp(self):
        super().setUp()
        self._create_tasks(["1"])
        self.plan.with_user(self.staff).action_start()

    def _go_to_issue(self):
        self._close(self.plan, "draft", self.staff, "done")
        self._close(self.plan, "opinion", self.colleague, "agreed")
        self._close(self.plan, "approval", self.head, "approved")
        return self._get_step(self.plan, "issue")

    def _register(self, user, **values):
        wizards = self.env["thads.plan.register"].with_user(user)
        wizard = wizards.create(
            {
                "plan_id": self.plan.id,
                "number": "25/QĐ-THADS",
                "date": "2026-03-04",
                "issuer": "THADS tỉnh Một",
                "signer": "Trưởng THADS Nguyễn Văn A",
                "file": base64.b64encode(make_pdf()),
                "filename": "quyet-dinh.pdf",
                **values,
            }
        )
        return wizard.action_confirm()

    def test_no_button_ends_it_without_a_decision(self):
        step = self._go_to_issue().with_user(self.officer)
        with self.assertRaisesRegex(UserError, "no numbered decision"):
            step.action_close("issued")
        with self.assertRaisesRegex(UserError, "no numbered decision"):
            step.with_context(thads_outcome="issued").action_answer()
        self.assertEqual((step.state, self.plan.state), ("open", "draft"))

    def test_a_draft_without_number_is_no_decision(self):
        step = self._go_to_issue().with_user(self.officer)
        self._draft_decision(self.plan)
        with self.assertRaisesRegex(UserError, "no numbered decision"):
            step.action_close("issued")

    def test_another_paper_with_a_number_is_no_decision(self):
        step = self._go_to_issue().with_user(self.officer)
        paper = self._draft_decision(self.plan)
        paper.source_paper = "appraisal"
        paper.with_user(self.officer).action_issue()
        with self.assertRaisesRegex(UserError, "no numbered decision"):
            step.action_close("issued")

    def test_the_number_of_the_decision_ends_the_step(self):
        step = self._go_to_issue()
        self._issue(self.plan, self.officer)
        self.assertEqual((step.state, self.plan.state), ("done", "issued"))
        self.assertEqual(step.closed_by_id, self.officer)

    def test_a_void_decision_is_none(self):
        """Numbered by another of the office, before the step was this one's."""
        step = self._go_to_issue()
        decision = self._draft_decision(self.plan)
        decision._engine().write({"number": 1, "state": "void", "date": "2026-03-05"})
        with self.assertRaisesRegex(UserError, "no numbered decision"):
            step.with_user(self.officer).action_close("issued")

    def test_a_decision_numbered_already_lets_the_step_be_closed(self):
        step = self._go_to_issue()
        decision = self._draft_decision(self.plan)
        decision._engine().write({"number": 1, "state": "issued", "date": "2026-03-05"})
        step.with_user(self.officer).action_close("issued")
        self.assertEqual(self.plan.state, "issued")

    def test_a_decision_gets_no_number_before_the_approval(self):
        decision = self._draft_decision(self.plan)
        with self.assertRaisesRegex(UserError, "once the plan is approved"):
            decision.with_user(self.officer).action_issue()
        self.assertFalse(self.plan.attached_to)

    def test_issued_on_paper_it_is_registered_with_its_scan(self):
        step = self._go_to_issue()
        self.assertTrue(self.plan.with_user(self.officer).is_at_issue)
        self._register(self.officer)
        self.assertEqual((step.state, self.plan.state), ("done", "issued"))
        self.assertTrue(step.is_on_paper)
        self.assertEqual(str(step.paper_date), "2026-03-04")
        self.assertEqual(step.signer_text, "Trưởng THADS Nguyễn Văn A")
        self.assertEqual(step.attachment_ids.raw, make_pdf())
        self.assertEqual(self.plan.issued_number, "25/QĐ-THADS")
        self.assertIn("25/QĐ-THADS", self.plan.attached_to)
        self.assertEqual(self.env["thads.step"].verify_chain(self.plan), [])

    def test_without_the_scan_nothing_is_registered(self):
        step = self._go_to_issue()
        with self.assertRaisesRegex(UserError, "Add the scan"):
            self._register(self.officer, file=False)
        self.assertEqual(step.state, "open")

    def test_only_who_issues_it_registers_it(self):
        step = self._go_to_issue()
        self.assertFalse(self.plan.with_user(self.deputy).is_at_issue)
        with self.assertRaises(AccessError):
            self._register(self.staff)
        with self.assertRaises(UserError):
            self._register(self.other_officer)
        with self.assertRaises(UserError):
            self._register(self.deputy)  # a leader issues plans, not this step
        self.assertEqual((step.state, self.plan.state), ("open", "draft"))
