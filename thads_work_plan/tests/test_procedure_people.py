from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-02-09 02:00:00")
class TestProcedurePeople(ProcedureCommon):
    """What a step lets its person see and do, and what nobody does around it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.started = cls._start_drafted_plan()

    def test_who_is_asked_sees_the_plan_and_its_parts(self):
        task = self._create_task_with_output(self.started.sudo())
        parts = (self.started.sudo(), task, task.output_ids)
        for part in parts:
            with self.assertRaises(AccessError):
                part.with_user(self.colleague).read(["name"])
        self._close(self.started, "draft", self.staff, "done")
        for part in parts:
            self.assertTrue(part.with_user(self.colleague).read(["name"]))
            self.assertIn(part, part.with_user(self.colleague).search([]))
            with self.assertRaises(AccessError):
                part.with_user(self.colleague).write({"name": "Khác"})

    def test_others_do_not_see_it(self):
        self._close(self.started, "draft", self.staff, "done")
        other = self._create_person("other")
        self._create_post(other, self.other_local)
        with self.assertRaises(AccessError):
            self.started.with_user(other).read(["name"])
        self.assertFalse(self.env["thads.step"].with_user(other).search([]))

    def test_an_activity_of_a_step_has_no_buttons_of_core(self):
        activity = self._get_step(self.started, "draft").activity_ids
        self.assertFalse(activity.with_user(self.staff).can_write)
        answers = activity.with_user(self.staff)._get_answers()
        self.assertEqual([answer["outcome"] for answer in answers], ["done"])
        self.assertFalse(activity.with_user(self.officer)._get_answers())

    def test_an_activity_of_a_step_is_not_touched_around_it(self):
        activity = self._get_step(self.started, "draft").activity_ids
        for user in (self.staff, self.officer, self.admin, self.env.user):
            for attempt in (
                lambda activity: activity.write({"user_id": self.head.id}),
                lambda activity: activity.write({"date_deadline": "2030-01-01"}),
                lambda activity: activity.write({"active": False}),
                lambda activity: activity.unlink(),
                lambda activity: activity.action_feedback("Xong"),
                lambda activity: activity.action_done(),
                lambda activity: activity.action_feedback_schedule_next(),
            ):
                with self.assertRaises(AccessError):
                    attempt(activity.with_user(user))
        self.assertTrue(activity.active)

    def test_nobody_makes_an_activity_look_like_that_of_a_step(self):
        step = self._get_step(self.started, "draft")
        own = self.started.activity_schedule(summary="Việc riêng")
        with self.assertRaises(AccessError):
            own.thads_step_id = step
        with self.assertRaises(AccessError):
            own.copy({"thads_step_id": step.id})

    def test_a_plan_under_way_is_not_put_away(self):
        with self.assertRaisesRegex(UserError, "is under way"):
            self.started.sudo().action_archive()

    def test_answering_asks_for_the_reason(self):
        self._close(self.started, "draft", self.staff, "done")
        self._close(self.started, "opinion", self.colleague, "agreed")
        step = self._get_step(self.started, "approval").with_user(self.head)
        action = step.with_context(thads_outcome="returned").action_answer()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = wizard.with_user(self.head)
        self.assertTrue(wizard.is_note_due)
        wizard.note = "Bổ sung chỉ tiêu"
        wizard.action_confirm()
        self.assertEqual((step.outcome, step.note), ("returned", "Bổ sung chỉ tiêu"))

    def test_the_menu_opens_steps_as_a_list(self):
        groups = self.env["res.users"].with_user(self.staff)._get_activity_groups()
        plans = [group for group in groups if group["model"] == "thads.plan"]
        self.assertTrue(plans[0]["thads_steps"])

    def test_silence_lets_go_on_only_where_that_is_the_rule(self):
        opinion = self.procedure.step_ids.filtered(lambda step: step.code == "opinion")
        self._close(self.started, "draft", self.staff, "done")
        self._work_after_deadline()
        self.assertTrue(self._get_step(self.started, "opinion"))
        # the rule of a version that is used does not change: this one is a test's
        self.env.cr.execute(
            "UPDATE thads_procedure_step SET silence = 'no_reply' WHERE id = %s",
            [opinion.id],
        )
        self.env.invalidate_all()
        self._work_after_deadline()
        closed = self._get_step(self.started, "opinion", "done")
        self.assertEqual(closed.outcome, "no_reply")
        self.assertFalse(closed.closed_by_id)
        self.assertTrue(self._get_step(self.started, "approval"))
        self.assertEqual(self.env["thads.step"].verify_chain(), [])

    def test_silence_overwrites_no_answer_that_came_in_meanwhile(self):
        self._close(self.started, "draft", self.staff, "done")
        step = self._close(self.started, "opinion", self.colleague, "agreed").sudo()
        length = self.started.sudo().trail_length
        step._close_unanswered()
        self.assertEqual((step.outcome, step.closed_by_id), ("agreed", self.colleague))
        self.assertEqual(self.started.sudo().trail_length, length)

    def _work_after_deadline(self):
        """Run the scheduled action twice, a working day after the deadline."""
        self.env.flush_all()
        with freeze_time("2026-02-13 02:00:00"), self.enter_registry_test_mode():
            for _run in range(2):
                self.env.ref("thads_base.ir_cron_close_silent").method_direct_trigger()
        self.env.invalidate_all()
