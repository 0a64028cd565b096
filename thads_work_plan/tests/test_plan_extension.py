from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .assignment_common import AssignmentCommon


@tagged("post_install", "-at_install")
class TestPlanExtension(AssignmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owed = cls._issue_for_room()

    def test_within_the_time_of_the_plan_the_head_grants_it(self):
        self.owed.with_user(self.room_head).action_accept()
        self.owed.with_user(self.room_head).action_hand_on(self.staff.id, "2026-02-20")
        asked = self.owed.with_user(self.staff).action_ask_time(
            "2026-03-10", "Chờ số liệu"
        )
        self.assertTrue(asked.is_internal)
        step = asked.sudo().current_step_ids
        self.assertEqual(step.user_id, self.room_head)
        with self.assertRaises(AccessError):
            step.with_user(self.staff).action_close("approved")
        step.with_user(self.room_head).action_close("approved")
        self.assertEqual(asked.state, "granted")
        self.assertEqual(self.owed.date_internal, date(2026, 3, 10))
        self.assertEqual(self.owed.date_deadline, date(2026, 3, 31))
        working = self.owed._get_working()
        self.assertEqual(working.extended_deadline, date(2026, 3, 10))

    def test_beyond_it_the_leader_decides_and_the_printed_time_counts(self):
        asked = self.owed.with_user(self.staff).action_ask_time(
            "2026-04-15", "Chờ số liệu"
        )
        self.assertFalse(asked.is_internal)
        step = asked.sudo().current_step_ids
        self.assertEqual(step.user_id, self.head)
        step.with_user(self.head).action_close("approved")
        self.assertEqual(asked.state, "granted")
        self.assertEqual(self.owed.date_deadline, date(2026, 3, 31))
        proposal = self.env["thads.plan.amendment.line"].search(
            [("output_id", "=", self.owed.output_id.id)]
        )
        self.assertEqual(proposal.schedule_text, "Ngày 15/04/2026")
        self.assertEqual(proposal.unit_id, self.room)
        with freeze_time("2026-04-01 03:00:00"):
            self.assertTrue(self.owed.is_late)

    def test_who_is_refused_asks_again_or_withdraws(self):
        asked = self.owed.with_user(self.staff).action_ask_time("2026-04-15", "Chờ")
        step = asked.sudo().current_step_ids.with_user(self.head)
        step.action_close("returned", "Phải xong trong quý")
        self.assertEqual(asked.state, "refused")
        with self.assertRaises(UserError):
            self.owed.with_user(self.staff).action_ask_time("2026-04-10", "Chờ")
        with self.assertRaises(AccessError):
            asked.with_user(self.officer).action_withdraw()
        asked.action_ask_again("2026-04-10", "Chờ thêm")
        self.assertEqual((asked.state, asked.date_asked), ("asked", date(2026, 4, 10)))
        step = asked.sudo().current_step_ids.with_user(self.head)
        step.action_close("returned", "Không")
        asked.action_withdraw()
        self.assertEqual(asked.state, "withdrawn")
        self.assertFalse(asked.current_step_ids)
        self.owed.with_user(self.staff).action_ask_time("2026-04-05", "Lại xin")

    def test_an_impossible_request_is_refused(self):
        owed = self.owed.with_user(self.staff)
        for day, reason in (
            ("2026-03-31", "Chờ"),
            (False, "Chờ"),
            ("2026-04-10", " "),
        ):
            with self.assertRaises(UserError):
                owed.action_ask_time(day, reason)
        with self.assertRaises(AccessError):
            self.owed.with_user(self.colleague).action_ask_time("2026-04-10", "Chờ")
        self.assertFalse(self.owed.extension_ids)

    def test_nobody_writes_a_request(self):
        asked = self.owed.with_user(self.staff).action_ask_time("2026-04-15", "Chờ")
        for user in (self.staff, self.head, self.admin):
            with self.assertRaises(AccessError):
                asked.with_user(user).write({"state": "granted"})
