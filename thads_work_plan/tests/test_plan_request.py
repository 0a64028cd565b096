from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 02:00:00")
class TestPlanRequest(ProcedureCommon):
    """The unit that drafts asks whom it wants; nothing waits for their answer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._add_step(
            cls.procedure, "request", "opinion", False, is_on_request=True
        ).silence = "no_reply"
        cls._add_step(
            cls.procedure,
            "submit",
            "work",
            "author_head",
            cls.procedure.step_ids.filtered(lambda step: step.code == "draft"),
        )
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        cls.started = cls._start_drafted_plan()
        cls._create_task_with_output(cls.started.sudo())

    def test_who_is_asked_gets_an_activity_and_may_read_the_plan(self):
        step = self._ask()
        self.assertEqual(step.user_id, self.colleague)
        self.assertEqual(step.deadline, date(2026, 3, 6))
        self.assertIn("Chỉ tiêu nào?", step.activity_ids.note)
        plan = self.started.with_user(self.colleague)
        self.assertTrue(plan.has_access("read"))
        self.assertFalse(plan.has_access("write"))

    def test_a_question_is_still_read_once_it_was_urged(self):
        step = self._ask()
        self._run("2026-03-09")
        urged = self.env["thads.escalation"].search([("step_id", "=", step.id)])
        self.assertTrue(urged)
        self.assertIn("Chỉ tiêu nào?", step.activity_ids.note)

    def test_nothing_waits_for_the_answer(self):
        step = self._ask()
        self._close(self.started, "draft", self.staff, "done")
        self.assertEqual(step.state, "open")
        self._close(self.started, "submit", self.room_head, "done")
        self.assertEqual((step.state, step.outcome), ("done", "no_reply"))
        row = self._get_row()
        self.assertTrue(row["missing"])
        self.assertIn(self.colleague.name, row["unit"])

    def test_an_answer_in_points_is_in_the_synopsis(self):
        step = self._ask().with_user(self.colleague)
        self.env["thads.plan.opinion"].with_user(self.colleague).create(
            {"plan_id": self.started.id, "name": "Thêm chỉ tiêu"}
        )
        step.action_close("agreed_with_points")
        self.assertEqual(self._get_row()["point"], "Thêm chỉ tiêu")
        with self.assertRaisesRegex(UserError, "points without an answer: 1"):
            self._close(self.started, "draft", self.staff, "done")
            self._close(self.started, "submit", self.room_head, "done")

    def test_a_question_is_withdrawn_by_who_may_ask(self):
        step = self._ask()
        for user in (self.colleague, self.officer):
            with self.assertRaises(AccessError):
                step.with_user(user).action_withdraw()
        step.with_user(self.staff).action_withdraw()
        self.assertEqual(step.state, "cancelled")
        self.assertFalse(step.activity_ids)

    def test_steps_of_the_procedure_are_not_withdrawn(self):
        step = self._get_step(self.started, "draft")
        with self.assertRaisesRegex(UserError, "on request"):
            step.with_user(self.staff).action_withdraw()

    def test_only_the_drafting_unit_asks_and_while_it_drafts(self):
        for user in (self.colleague, self.officer, self.head):
            with self.assertRaises(AccessError):
                self._ask(user)
        self._close(self.started, "draft", self.staff, "done")
        self._close(self.started, "submit", self.room_head, "done")
        with self.assertRaisesRegex(UserError, "does not change"):
            self._ask()

    def test_one_who_holds_no_post_cannot_be_asked(self):
        stranger = self._create_person("no_post", "staff")
        with self.assertRaisesRegex(UserError, "no post"):
            self._ask(user_ids=[(6, 0, stranger.ids)])
        with self.assertRaisesRegex(UserError, "at least one"):
            self._ask(user_ids=[])
        with self.assertRaisesRegex(UserError, "still to come"):
            self._ask(deadline="2026-03-01")

    def test_the_procedure_ends_as_without_requests(self):
        self._ask()
        order = self.procedure._get_graph().find_order()
        self.assertNotIn(self.procedure.request_step_ids.id, order)
        self.assertIn("Chỉ tiêu nào?", self.started.timeline)

    def test_the_trail_holds_the_question(self):
        step = self._ask()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE thads_step SET question = 'Khác' WHERE id = %s", [step.id]
        )
        self.env.invalidate_all()
        self.assertEqual(self.env["thads.step"].sudo().verify_chain(), step.ids)

    def _ask(self, user=None, **values):
        plan = self.started.with_user(user or self.staff)
        action = plan.action_ask()
        wizard = self.env[action["res_model"]].with_user(user or self.staff)
        wizard = wizard.browse(action["res_id"])
        wizard.write(
            {
                "user_ids": [(6, 0, self.colleague.ids)],
                "question": "Chỉ tiêu nào?",
                "deadline": "2026-03-06",
                **values,
            }
        )
        wizard.action_confirm()
        return self._get_step(self.started, "request")

    def _get_row(self):
        return self.started.sudo()._get_synthesis()[0]
