from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .assignment_common import AssignmentCommon


@tagged("post_install", "-at_install")
class TestPlanFanOut(AssignmentCommon):
    def test_a_class_of_units_owes_a_line_each(self):
        rooms = self.env.ref("thads_base.thads_department_class_under_province")
        plan = self._issue({"lead_class_ids": rooms.ids})
        units = self._find(plan).department_id
        self.assertEqual(units, self.office | self.room | self.local)

    def test_what_returns_is_owed_each_time(self):
        owed = self._issue_for_room("Hàng quý")
        self.assertEqual(len(owed), 4)
        self.assertEqual(owed.department_id, self.room)
        self.assertEqual(
            owed.mapped("date_deadline"),
            [
                date(2025, 12, 31),
                date(2026, 3, 31),
                date(2026, 6, 30),
                date(2026, 9, 30),
            ],
        )

    def test_what_has_no_day_is_never_late(self):
        owed = self._issue_for_room("Thường xuyên")
        with freeze_time("2030-01-01"):
            self.assertEqual(owed.kind, "continuous")
            self.assertFalse(owed.is_late)
            self.assertNotIn(owed, owed.search([("is_late", "=", True)]))

    def test_a_line_that_nobody_leads_is_the_focal_units(self):
        plan = self._issue(
            {"schedule_text": "Quý I/2026"}, focal_department_id=self.office.id
        )
        self.assertEqual(self._find(plan).department_id, self.office)

    def test_an_outside_lead_is_followed_by_the_focal_unit(self):
        body = self.env["res.partner"].create({"name": "Sở Tài chính"})
        plan = self._issue({"lead_partner_ids": body.ids})
        self.assertEqual(self._find(plan).partner_id, body)
        self.assertEqual(self._find(plan).department_id, self.province)

    def test_an_outside_lead_is_urged_by_a_letter(self):
        body = self.env["res.partner"].create({"name": "Sở Tài chính"})
        plan = self._issue(
            {"lead_partner_ids": body.ids}, focal_department_id=self.office.id
        )
        owed = self._find(plan)
        with self.assertRaises(AccessError):
            owed.with_user(self.head).action_draft_urging()
        action = owed.with_user(self.officer).action_draft_urging()
        letter = self.env["thads.document"].browse(action["res_id"])
        self.assertEqual(letter.addressees, "Sở Tài chính")
        self.assertEqual(letter.signer_id, self.head)
        self.assertIn("Báo cáo; thời hạn: 31/03/2026", letter.body.replace(".", ""))
        with self.assertRaises(UserError):
            self._issue_for_room().with_user(self.staff).action_draft_urging()

    def test_what_was_due_before_the_issue_is_not_late_on_day_one(self):
        owed = self._issue_for_room("Tháng 01/2026")
        self.assertTrue(owed.is_due_before_issue)
        self.assertFalse(owed.is_late)
        self._open_due()
        self.assertEqual(owed.current_step_ids.definition_id.code, "do")
        self.assertFalse(owed.current_step_ids.deadline)

    def test_a_plan_issued_by_mistake_takes_its_assignments_back(self):
        owed = self._issue_for_room()
        plan = owed.plan_id
        plan.with_user(self.head).action_reset()
        self.assertFalse(owed.exists())

    def test_a_plan_that_a_unit_works_on_is_not_taken_back(self):
        owed = self._issue_for_room()
        owed.with_user(self.staff).action_accept()
        with self.assertRaises(UserError):
            owed.plan_id.with_user(self.head).action_reset()
        self.assertTrue(owed.exists())


@tagged("post_install", "-at_install")
class TestPlanAssignment(AssignmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owed = cls._issue_for_room()

    def test_it_is_accepted_reported_and_confirmed(self):
        owed = self.owed.with_user(self.staff)
        owed.action_accept()
        self.assertEqual(owed.state, "doing")
        owed.action_report(40, "Đã dự thảo")
        self.assertEqual((owed.state, owed.progress), ("doing", 40))
        owed.action_report(text="Đã ban hành", date_done="2026-02-01")
        self.assertEqual((owed.state, owed.progress), ("reported", 100))
        with self.assertRaises(AccessError):
            owed.action_confirm()
        self.owed.with_user(self.room_head).action_confirm()
        self.assertEqual(self.owed.state, "done")
        self.assertEqual(self.owed.timeliness, "on_time")
        self.assertEqual(len(self.owed.progress_ids), 2)

    def test_it_is_reported_without_having_been_accepted(self):
        self.owed.with_user(self.staff).action_report()
        self.assertEqual(self.owed.state, "reported")
        activity = self.owed.activity_ids
        self.assertEqual(activity.user_id, self.room_head)

    def test_what_is_returned_is_done_again(self):
        self.owed.with_user(self.staff).action_report(text="Xong")
        with self.assertRaises(UserError):
            self.owed.with_user(self.room_head).action_send_back("")
        self.owed.with_user(self.room_head).action_send_back("Thiếu quyết định")
        self.assertEqual(self.owed.state, "doing")
        self.assertFalse(self.owed.date_done)
        self.owed.with_user(self.staff).action_report(text="Đã bổ sung")
        self.owed.with_user(self.room_head).action_confirm()
        self.assertEqual(self.owed.state, "done")

    def test_what_the_head_did_is_confirmed_by_the_next_above(self):
        self.owed.with_user(self.room_head).action_report(text="Xong")
        with self.assertRaises(AccessError):
            self.owed.with_user(self.room_head).action_confirm()
        self.owed.with_user(self.head).action_confirm()
        self.assertEqual(self.owed.state, "done")

    def test_done_after_its_deadline_it_is_late_by_working_days(self):
        with freeze_time("2026-04-03 03:00:00"):
            self.assertTrue(self.owed.is_late)
            # Wednesday 01/4, Thursday, Friday
            self.assertEqual(self.owed.days_late, 3)
            self.owed.with_user(self.staff).action_report(date_done="2026-04-02")
            self.assertFalse(self.owed.is_late)
            self.owed.with_user(self.room_head).action_confirm()
            self.assertEqual(self.owed.timeliness, "late")
            self.assertEqual(self.owed.days_late, 2)

    def test_the_step_is_not_closed_around_the_report(self):
        self.owed.with_user(self.staff).action_accept()
        step = self.owed.current_step_ids.with_user(self.room_head)
        with self.assertRaises(UserError):
            step.action_close("done")

    def test_nobody_writes_it_and_strangers_do_nothing(self):
        for user in (self.staff, self.room_head, self.admin):
            with self.assertRaises(AccessError):
                self.owed.with_user(user).write({"state": "done"})
            with self.assertRaises(AccessError):
                self.owed.with_user(user).unlink()
        for user in (self.colleague, self.other_officer):
            for call in (
                lambda owed: owed.action_accept(),
                lambda owed: owed.action_report(),
                lambda owed: owed.action_hand_on(self.staff.id),
            ):
                with self.assertRaises(AccessError):
                    call(self.owed.with_user(user))

    def test_a_value_that_is_not_possible_is_refused(self):
        owed = self.owed.with_user(self.staff)
        for values in (
            {"progress": 101},
            {"progress": -1},
            {"date_done": "2026-02-03"},
        ):
            with self.assertRaises(UserError):
                owed.action_report(**values)
        self.assertEqual(owed.state, "new")
        self.assertFalse(owed.progress_ids)

    def test_a_head_hands_it_on(self):
        head = self.owed.with_user(self.room_head)
        with self.assertRaises(UserError):
            head.action_hand_on(self.colleague.id)
        with self.assertRaises(UserError):
            head.action_hand_on(self.staff.id, "2026-04-01")
        head.action_accept()
        head.action_hand_on(self.staff.id, "2026-03-20")
        self.assertEqual(self.owed.user_id, self.staff)
        self.assertEqual(self.owed.activity_ids.user_id, self.staff)
        with self.assertRaises(AccessError):
            self.owed.with_user(self.staff).action_hand_on(self.room_head.id)

    def test_who_coordinates_contributes_and_sees(self):
        owed = self.owed.with_user(self.colleague)
        owed.action_contribute("Đã gửi số liệu")
        self.assertEqual(self.owed.progress_ids.department_id, self.local)
        self.assertTrue(self.owed.progress_ids.is_contribution)
        with self.assertRaises(AccessError):
            self.owed.with_user(self.staff).action_contribute("Không phải")

    def test_what_nobody_accepts_opens_before_it_is_due(self):
        self._open_due()
        self.assertFalse(self.owed.step_ids)
        self._open_due("2026-03-25")
        self.assertEqual(self.owed.current_step_ids.deadline, date(2026, 3, 31))
        self.assertEqual(self.owed.activity_ids.user_id, self.room_head)
        self._open_due("2026-03-25")
        self.assertEqual(len(self.owed.step_ids), 1)

    def test_an_event_is_an_assignment_of_its_own(self):
        event = self._issue_for_room("Khi phát sinh").with_user(self.staff)
        with self.assertRaises(UserError):
            event.action_record_event("Công văn đến", "2026-02-01")
        due = event.action_record_event("Công văn đến", "2026-02-20")
        self.assertEqual(due.origin_id, event)
        self.assertEqual(due.date_deadline, date(2026, 2, 20))
        self.assertEqual(event.state, "new")
        self.assertFalse(event.date_deadline)

    def test_the_report_of_a_period_is_due_once_it_is_asked_for(self):
        awaited = self._issue_for_room("Định kỳ 10 tháng, 12 tháng")
        self.assertEqual(set(awaited.mapped("kind")), {"awaited"})
        first = awaited.sorted("date_period_end")[0].with_user(self.staff)
        due = first.action_record_event("Công văn yêu cầu báo cáo", "2026-08-05")
        self.assertEqual(due, first)
        self.assertEqual((first.kind, first.date_deadline), ("dated", date(2026, 8, 5)))

    def test_work_outside_a_plan_is_given_by_who_leads(self):
        values = ("Báo cáo đột xuất", self.room.id, "2026-02-10", "Kết luận giao ban")
        with self.assertRaises(AccessError):
            self.assignments.with_user(self.staff).action_record_work(*values)
        with self.assertRaises(AccessError):
            self.assignments.with_user(self.other_officer).action_record_work(*values)
        work = self.assignments.with_user(self.officer).action_record_work(*values)
        self.assertFalse(work.plan_id)
        self.assertEqual(work.with_user(self.staff).state, "new")
        self.assertEqual(work.activity_ids.user_id, self.room_head)
