from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-02-09 02:00:00")
class TestProcedureAssignment(ProcedureCommon):
    """Work of a unit that is taken, given to somebody, and given back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chief = cls._create_person("room_chief", "head")
        cls._create_post(cls.chief, cls.room, "head", name="Trưởng phòng")
        cls.mate = cls._create_person("room_mate")
        cls._create_post(cls.mate, cls.room)
        cls.started = cls._start_drafted_plan()
        cls.step = cls.started.sudo().step_ids

    def test_head_gives_it_and_the_activity_moves(self):
        self.step.with_user(self.chief).action_assign(self.mate.id)
        self.assertEqual(self.step.user_id, self.mate)
        self.assertEqual(self.step.activity_ids.user_id, self.mate)
        self.assertEqual(self.env["thads.step"].verify_chain(), [])

    def test_it_goes_back_and_is_taken(self):
        self.step.with_user(self.staff).action_release()
        self.assertEqual(self.step.user_id, self.chief)
        self.step.with_user(self.mate).action_take()
        self.assertEqual(self.step.activity_ids.user_id, self.mate)
        with self.assertRaisesRegex(UserError, "already"):
            self.step.with_user(self.staff).action_take()

    def test_others_neither_give_nor_take(self):
        for user in (self.staff, self.mate, self.admin, self.colleague):
            with self.assertRaises(AccessError):
                self.step.with_user(user).action_assign(self.mate.id)
        for user in (self.admin, self.colleague):
            with self.assertRaises(AccessError):
                self.step.with_user(user).action_take()
        with self.assertRaises(AccessError):
            self.step.with_user(self.mate).action_release()
        self.assertEqual(self.step.user_id, self.staff)

    def test_nobody_outside_the_unit_is_given_it(self):
        for user_id in (self.colleague.id, 0):
            with self.assertRaises(UserError):
                self.step.with_user(self.chief).action_assign(user_id)

    def test_an_approval_stays_with_its_post(self):
        self._close(self.started, "draft", self.staff, "done")
        self._get_step(self.started, "opinion")._close("agreed")
        approval = self._get_step(self.started, "approval")
        with self.assertRaisesRegex(UserError, "stays with its post"):
            approval.with_user(self.head).action_assign(self.chief.id)

    def test_work_of_who_leaves_goes_back(self):
        self.staff.with_user(self.env.ref("base.user_admin")).action_archive()
        self.assertEqual(self.step.user_id, self.chief)
        self.assertEqual(self.step.activity_ids.user_id, self.chief)
        self.assertEqual(self.env["thads.step"].verify_chain(), [])

    def test_who_leaves_a_post_that_decides_is_followed_first(self):
        self._close(self.started, "draft", self.staff, "done")
        self._get_step(self.started, "opinion")._close("agreed")
        post = self._get_step(self.started, "approval").position_id
        holder, admin = post.user_id, self.env.ref("base.user_admin")
        with self.assertRaisesRegex(UserError, "who has this post"):
            holder.with_user(admin).action_archive()
        post.user_id = self.mate
        holder.with_user(admin).action_archive()
        self.assertFalse(holder.active)

    def test_what_the_screen_offers(self):
        offers = ("can_take", "can_assign", "can_release")
        for user, expected in (
            (self.staff, (False, False, True)),
            (self.mate, (False, False, False)),
            (self.chief, (False, True, True)),
            (self.admin, (False, False, False)),
        ):
            step = self.step.with_user(user)
            self.assertEqual(tuple(step[name] for name in offers), expected, user.name)
        self.step.with_user(self.staff).action_release()
        self.assertTrue(self.step.with_user(self.mate).can_take)
        self.assertFalse(self.step.with_user(self.chief).can_release)

    def test_a_deputy_and_who_stands_in_for_the_head_give_it(self):
        vice = self._create_person("room_vice", "head")
        self._create_post(vice, self.room, "deputy")
        self._create_substitution(self.chief, self.mate, "2026-02-01", "2026-02-28")
        for user in (vice, self.mate):
            self.assertTrue(self.step.with_user(user).can_assign)
            self.step.with_user(user).action_assign(vice.id)
            self.assertEqual(self.step.user_id, vice)
            self.step.with_user(vice).action_release()
            self.assertEqual(self.step.user_id, self.mate)

    def test_the_leader_in_charge_is_not_of_the_unit(self):
        self.deputy_post.in_charge_department_ids = self.room
        step = self.step.with_user(self.deputy)
        step.with_user(self.staff).action_release()
        self.assertTrue(step.can_close)
        self.assertFalse(step.can_take)
        with self.assertRaises(UserError):
            step.action_take()
        with self.assertRaises(UserError):
            step.with_user(self.chief).action_assign(self.deputy.id)

    def test_what_somebody_left_behind_is_free(self):
        self.staff_post.date_to = "2026-02-08"
        self.assertTrue(self.step.with_user(self.mate).can_take)
        self.step.with_user(self.mate).action_take()
        self.assertEqual(self.step.user_id, self.mate)

    def test_without_a_head_nobody_has_what_goes_back(self):
        self.chief.thads_position_ids.date_to = "2026-02-08"
        self.step.with_user(self.staff).action_release()
        self.assertFalse(self.step.user_id)
        self.assertFalse(self.step.activity_ids)
        self.step.with_user(self.mate).action_take()
        self.assertEqual(self.step.activity_ids.user_id, self.mate)

    def test_several_at_once_in_the_wizard(self):
        steps = self.step + self._start_drafted_plan().sudo().step_ids
        wizards = self.env["thads.step.assign"].with_user(self.chief)
        wizard = Form(wizards.with_context(default_step_ids=steps.ids))
        self.assertEqual(wizard.candidate_ids[:], self.staff + self.mate + self.chief)
        wizard.user_id = self.mate
        wizard.save().action_confirm()
        self.assertEqual(steps.user_id, self.mate)
        self.assertEqual(steps.activity_ids.user_id, self.mate)

    def test_one_of_another_unit_stops_all(self):
        other = self._start_plan(self.colleague, self.local).sudo().step_ids
        steps = (self.step + other).with_user(self.chief).sudo(False)
        with self.assertRaises(AccessError):
            steps.action_assign(self.mate.id)
        self.assertEqual(self.step.user_id, self.staff)
        self.assertFalse(steps.sudo()._find_assignees())

    def test_the_screen_asks_once_for_a_whole_list(self):
        steps = self.step
        for _number in range(5):
            steps += self._start_drafted_plan().sudo().step_ids
        counts = []
        for listed in (steps[:1], steps):
            self.env.flush_all()
            self.env.invalidate_all()
            listed = listed.with_user(self.chief)
            before = self.env.cr.sql_log_count
            listed.mapped("can_assign")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    def test_issuing_is_shared_out_in_the_office_only(self):
        for code, user, outcome in (
            ("draft", self.staff, "done"),
            ("opinion", None, "agreed"),
            ("approval", self.head, "approved"),
        ):
            step = self._get_step(self.started, code)
            step.with_user(user or self.env.user)._close(outcome)
        issue = self._get_step(self.started, "issue")
        clerk = self._create_person("clerk")
        self._create_post(clerk, self.office)
        self.assertEqual(issue._find_assignees(), self.officer)
        self.assertFalse(issue.with_user(clerk).can_take)
        with self.assertRaises(AccessError):
            issue.with_user(clerk).action_take()
        issue.with_user(self.officer).action_take()
        self.assertEqual(issue.activity_ids.user_id, self.officer)
