from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .quarter_common import QuarterCommon

OVER = "2026-10-05 03:00:00"  # after 30/9, the last day of the plan


@tagged("post_install", "-at_install")
class TestPlanCompletion(QuarterCommon):
    def _get(self, day=None):
        return self.quarter_plan._get_completion(day)[self.quarter_plan]

    def test_a_plan_that_is_being_typed_has_no_completion(self):
        self.assertFalse(self.env["thads.plan"].new({"year": 2026}).completion)

    def test_it_is_done_of_what_was_due(self):
        self.enterContext(freeze_time("2026-04-02 03:00:00"))
        done = self._get()
        self.assertEqual((done.on_time, done.late, done.not_done), (1, 1, 1))
        self.assertAlmostEqual(done.percent, 200 / 3)
        self.assertEqual(self._get(self.owed["next"].date_deadline).due, 4)

    def test_an_approved_change_is_not_due(self):
        self.enterContext(freeze_time("2026-04-02 03:00:00"))
        self.owed["not_done"].state = "cancelled"
        done = self._get()
        self.assertEqual((done.due, done.excluded, done.percent), (2, 1, 100))

    def test_what_waits_to_be_confirmed_is_not_done_yet(self):
        self.enterContext(freeze_time("2026-04-02 03:00:00"))
        self.owed["not_done"].with_user(self.staff).action_report()
        self.assertEqual(self._get().not_done, 1)

    def test_a_plan_of_which_nothing_was_due_has_no_percentage(self):
        done = self.plan._get_completion()[self.plan]
        self.assertEqual((done.due, done.percent), (0, None))
        self.assertFalse(self.plan.completion)

    def test_it_costs_one_query_whatever_the_number_of_plans(self):
        plans = self.quarter_plan | self.plan
        self.env.flush_all()
        with self.assertQueryCount(1):
            plans._get_completion()


@tagged("post_install", "-at_install")
class TestPlanYearEnd(QuarterCommon):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(OVER))
        self.closed = self.quarter_plan.with_user(self.officer)

    def _decide(self, carry=False):
        unfinished = (self.owed["not_done"], self.owed["next"])
        return [
            {"assignment_id": owed.id, "reason": "Chờ kinh phí", "carry": carry}
            for owed in unfinished
        ]

    def test_what_is_unfinished_is_not_done_with_its_reason(self):
        self.closed.action_close_year(self._decide())
        self.assertTrue(self.quarter_plan.is_closed)
        states = {name: owed.state for name, owed in self.owed.items()}
        self.assertEqual(
            states,
            {
                "on_time": "done",
                "late": "done",
                "not_done": "not_done",
                "next": "not_done",
                "continuous": "ended",
                "event": "ended",
            },
        )
        self.assertEqual(self.owed["next"].delay_reason, "Chờ kinh phí")
        self.assertFalse(self.owed["next"].current_step_ids)
        done = self.quarter_plan._get_completion()[self.quarter_plan]
        self.assertEqual(done.percent, 50)

    def test_what_has_ended_is_not_reported_on_any_more(self):
        self.closed.action_close_year(self._decide())
        for name in ("next", "event", "continuous"):
            with self.assertRaises(UserError):
                self.owed[name].with_user(self.staff).action_report()
        with self.assertRaises(UserError):
            self.owed["event"].with_user(self.staff).action_record_event(
                "Công văn", "2026-10-20"
            )
        with self.assertRaises(UserError):
            self.closed.action_reset()

    def test_next_years_plan_takes_it_over(self):
        following = self._create_plan(department_id=self.province.id, year=2027)
        self.closed.action_close_year(self._decide(carry=True), following.id)
        lines = following.output_ids
        self.assertEqual(
            lines,
            self.owed["next"].carried_output_id
            | self.owed["not_done"].carried_output_id,
        )
        self.assertEqual(lines.lead_department_ids, self.room)
        self.assertFalse(any(lines.mapped("date_deadline")))
        self.closed.action_undo_year_end("Đóng nhầm")
        self.assertFalse(following.output_ids)

    def test_nothing_is_carried_into_an_issued_plan(self):
        issued = self._issue({"lead_department_ids": self.room.ids}, year=2027)
        with self.assertRaises(UserError):
            self.closed.action_close_year(self._decide(carry=True), issued.id)

    def test_it_is_undone_with_a_trace(self):
        owed = self.owed["not_done"]
        owed.with_user(self.staff).action_accept()
        self.closed.action_close_year(self._decide())
        self.assertFalse(owed.current_step_ids)
        with self.assertRaises(UserError):
            self.closed.action_undo_year_end(" ")
        self.closed.action_undo_year_end("Đóng nhầm")
        self.assertFalse(self.quarter_plan.is_closed)
        self.assertEqual(owed.state, "doing")
        self.assertEqual(owed.current_step_ids.definition_id.code, "do")
        self.assertEqual(self.owed["event"].state, "new")
        bodies = " ".join(self.quarter_plan.message_ids.mapped("body"))
        self.assertIn("Đóng nhầm", bodies)
        owed.with_user(self.staff).action_report(text="Xong")
        owed.with_user(self.room_head).action_confirm()
        self.assertEqual(owed.state, "done")
        self.assertFalse(owed.current_step_ids)
        self.assertFalse(self.env["thads.step"].verify_chain(owed))

    def test_every_reason_is_asked_for(self):
        for decisions in (
            [],
            self._decide()[:1],
            [{**self._decide()[0], "reason": " "}],
        ):
            with self.assertRaises(UserError):
                self.closed.action_close_year(decisions)
        self.assertFalse(self.quarter_plan.is_closed)

    def test_it_is_not_closed_while_something_waits(self):
        self.owed["not_done"].with_user(self.staff).action_report()
        with self.assertRaises(UserError):
            self.closed.action_close_year(self._decide())
        self.owed["not_done"].with_user(self.room_head).action_confirm()
        asked = self.owed["next"].with_user(self.staff)
        asked.action_ask_time("2026-10-20", "Chờ số liệu")
        with self.assertRaises(UserError):
            self.closed.action_close_year(self._decide())

    def test_it_is_not_closed_before_its_last_day_nor_twice(self):
        with freeze_time("2026-09-30 03:00:00"), self.assertRaises(UserError):
            self.closed.action_close_year(self._decide())
        self.closed.action_close_year(self._decide())
        with self.assertRaises(UserError):
            self.closed.action_close_year(self._decide())

    def test_only_the_office_of_its_authority_closes_and_opens_it(self):
        for user in (self.staff, self.room_head, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self.quarter_plan.with_user(user).action_close_year(self._decide())
        self.closed.action_close_year(self._decide())
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self.quarter_plan.with_user(user).action_undo_year_end("Không")

    def test_the_form_asks_for_what_is_unfinished(self):
        following = self._create_plan(department_id=self.province.id, year=2027)
        action = self.closed.action_ask_year_end()
        wizard = self.env[action["res_model"]].with_user(self.officer)
        wizard = wizard.browse(action["res_id"])
        self.assertEqual(wizard.next_plan_id, following)
        self.assertEqual(
            wizard.line_ids.assignment_id, self.owed["not_done"] | self.owed["next"]
        )
        self.assertTrue(all(wizard.line_ids.mapped("is_carried")))
        wizard.reason = "Chờ kinh phí"
        wizard.action_confirm()
        self.assertTrue(self.quarter_plan.is_closed)
