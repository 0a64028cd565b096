from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .procedure_common import ProcedureCommon

# Friday before Tết 2026: five working days later is 27/02 (domain.md, section 6)
BEFORE_TET = "2026-02-13 02:00:00"


@tagged("post_install", "-at_install")
@freeze_time(BEFORE_TET)
class TestProcedureEngine(ProcedureCommon):
    def test_start_opens_the_first_step(self):
        plan = self._start_plan()
        step = self._get_step(plan, "draft")
        self.assertRecordValues(
            step,
            [
                {
                    "state": "open",
                    "unit_id": self.room.id,
                    "date_clock": date(2026, 2, 13),
                    "deadline": date(2026, 2, 27),
                    "round": 1,
                }
            ],
        )
        self.assertEqual(plan.current_step_ids, step)

    def test_a_plan_starts_once(self):
        plan = self._start_plan()
        with self.assertRaisesRegex(UserError, "has started"):
            plan.action_start()

    def test_nothing_starts_without_a_procedure_in_force(self):
        self.procedure.date_to = date(2025, 12, 31)
        with self.assertRaisesRegex(UserError, "No procedure is in force"):
            self._start_plan()

    def test_units_are_asked_together_and_joined(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        asked = self._get_step(plan, "opinion")
        self.assertEqual(asked.unit_id, self.local)
        self.assertFalse(self._get_step(plan, "approval"))
        self._close(plan, "opinion", self.colleague, "agreed")
        self.assertEqual(self._get_step(plan, "approval").user_id, self.head)

    def test_who_is_in_charge_approves(self):
        self.deputy_post.in_charge_department_ids += self.room
        plan = self._go_to_approval()
        self.assertEqual(self._get_step(plan, "approval").user_id, self.deputy)

    def test_the_next_post_above_approves_the_work_of_who_is_in_charge(self):
        self.deputy_post.in_charge_department_ids += self.room
        plan = self._create_plan().with_user(self.staff)
        plan.action_start()
        # a deputy who heads the room submits the plan themselves
        self._create_post(self.deputy, self.room, "head")
        self._close(plan, "draft", self.deputy, "done")
        self._close(plan, "opinion", self.colleague, "agreed")
        self.assertEqual(self._get_step(plan, "approval").user_id, self.head)

    def test_nobody_approves_their_own_work(self):
        plan = self._go_to_approval()
        self._create_post(self.head, self.room)
        step = self._get_step(plan, "approval").with_user(self.head)
        step.action_close("returned", "Bổ sung chỉ tiêu")
        self._close(plan, "draft", self.head, "done")
        self._close(plan, "opinion", self.colleague, "agreed")
        again = self._get_step(plan, "approval")
        self.assertNotEqual(again.user_id, self.head)

    def test_a_return_opens_a_second_round_and_keeps_the_first(self):
        plan = self._go_to_approval()
        self._close(plan, "approval", self.head, "returned", "Bổ sung chỉ tiêu")
        draft = self._get_step(plan, "draft")
        self.assertEqual(draft.round, 2)
        first = self._get_step(plan, "draft", "done")
        self.assertEqual(first.round, 1)
        self._close(plan, "draft", self.staff, "done")
        self._close(plan, "opinion", self.colleague, "agreed")
        self._close(plan, "approval", self.head, "approved")
        self._issue(plan, self.officer)
        self.assertFalse(plan.current_step_ids)
        self.assertFalse(self.env["thads.step"].verify_chain(plan.sudo()))

    def test_a_return_needs_its_reason(self):
        plan = self._go_to_approval()
        step = self._get_step(plan, "approval").with_user(self.head)
        for note in (None, "", "  "):
            with self.assertRaisesRegex(UserError, "Give the reason"):
                step.action_close("returned", note)

    def test_a_step_ends_only_as_its_kind_allows(self):
        plan = self._start_plan()
        step = self._get_step(plan, "draft").with_user(self.staff)
        for outcome in ("approved", "issued", "no_reply", "nonsense"):
            with self.assertRaisesRegex(UserError, "cannot end as"):
                step.action_close(outcome, "Lý do")

    def test_others_do_not_close(self):
        plan = self._go_to_approval()
        step = self._get_step(plan, "approval")
        for user in (self.staff, self.officer, self.deputy, self.admin):
            with self.assertRaises(AccessError):
                step.with_user(user).action_close("approved")
        self.assertEqual(step.state, "open")

    def test_a_closed_step_stays_closed(self):
        plan = self._start_plan()
        step = self._close(plan, "draft", self.staff, "done")
        with self.assertRaisesRegex(UserError, "closed already"):
            step.action_close("done")

    def test_a_step_whose_condition_fails_is_skipped(self):
        self._find_definition("opinion").condition = "[('plan_type', '=', 'thematic')]"
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        self.assertTrue(self._get_step(plan, "opinion", "skipped"))
        self.assertTrue(self._get_step(plan, "approval"))

    def test_the_substitute_acts_while_the_holder_is_away(self):
        plan = self._go_to_approval()
        step = self._get_step(plan, "approval")
        self._create_substitution(self.head, self.deputy, "2026-02-13", "2026-02-20")
        self.assertEqual(step.user_id, self.deputy)
        self.assertEqual(step.activity_ids.user_id, self.deputy)
        with self.assertRaises(AccessError):
            step.with_user(self.head).action_close("approved")
        step.with_user(self.deputy).action_close("approved")
        self.assertEqual(step.closed_by_id, self.deputy)

    def test_the_holder_is_back_when_the_substitution_ends(self):
        plan = self._go_to_approval()
        step = self._get_step(plan, "approval")
        self._create_substitution(self.head, self.deputy, "2026-02-13", "2026-02-20")
        with freeze_time("2026-02-24 02:00:00"):
            self.env["thads.step"]._cron_refresh_users()
            self.assertEqual(step.user_id, self.head)
            step.with_user(self.head).action_close("approved")

    def test_a_step_that_ends_is_sealed_with_its_end(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        self.assertEqual(plan.sudo().trail_length, 3)  # opened, closed, asked

    def test_used_steps_do_not_change(self):
        definition = self._find_definition("draft")
        definition.working_days = 6  # not used yet
        self._start_plan()
        with self.assertRaisesRegex(UserError, "Records have started"):
            definition.working_days = 7
        definition.name = "Dự thảo kế hoạch"
        with self.assertRaisesRegex(UserError, "Records have started"):
            self.procedure.unlink()

    def test_a_new_version_has_the_same_way(self):
        self._start_plan()
        self.procedure.date_to = date(2026, 12, 31)
        version = self.procedure.copy()
        self.assertEqual(version.date_from, date(2027, 1, 1))
        self.assertEqual(
            version.step_ids.mapped("code"), self.procedure.step_ids.mapped("code")
        )
        approval = version.step_ids.filtered(lambda step: step.code == "approval")
        self.assertEqual(approval.return_step_id.code, "draft")
        self.assertEqual(approval.predecessor_ids.code, "opinion")
        self.assertEqual(approval.predecessor_ids.procedure_id, version)

    def test_steps_that_wait_for_one_another_are_refused(self):
        draft, issue = map(self._find_definition, ("draft", "issue"))
        with self.assertRaisesRegex(ValidationError, "wait for one another"):
            draft.predecessor_ids = issue

    def test_a_decision_without_a_way_back_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "returns the work to"):
            self._find_definition("approval").return_step_id = False

    def _find_definition(self, code):
        return self.procedure.step_ids.filtered(lambda step: step.code == code)

    def _go_to_approval(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        self._close(plan, "opinion", self.colleague, "agreed")
        return plan
