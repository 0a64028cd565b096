from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

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
