from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .inspection_common import DUE, InspectionCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-11 03:00:00")
class TestInspectionWay(InspectionCommon):
    def test_from_the_plan_to_the_last_correction(self):
        inspection = self._plan_inspection()
        self.assertEqual(inspection.state, "planned")
        self.assertEqual(len(inspection.point_ids), 9)
        inspection.unlink()
        inspection = self._begin()
        self.assertEqual(inspection.state, "checking")
        inspection = self._check()
        self.assertEqual(inspection.state, "reporting")
        step = inspection.sudo().current_step_ids
        self.assertEqual((str(step.deadline), step.user_id), (DUE, self.room_head))
        inspection.conclusion = "Còn thiếu sót."
        self._close(inspection, "done")
        self.assertEqual(inspection.state, "signing")
        self._close(inspection, "approved", self.head)
        self.assertEqual(inspection.state, "concluded")
        self.assertEqual(str(inspection.date_concluded), "2026-11-11")
        action = inspection.action_ids
        self.assertEqual((action.state, action.department_id), ("open", self.local))
        self._answer(action)
        self.assertEqual(action.state, "answered")
        self._close(action, "approved")
        self.assertEqual((action.state, inspection.state), ("done", "closed"))
        self.assertEqual(str(inspection.date_closed), "2026-11-11")

    def test_nothing_to_correct_closes_it_with_the_conclusion(self):
        inspection = self._begin()
        inspection.point_ids.result = "good"
        self._close(inspection, "done")
        inspection.conclusion = "Đúng quy định."
        self._close(inspection, "done")
        self._close(inspection, "approved", self.head)
        self.assertEqual(inspection.state, "closed")

    def test_one_that_has_begun_is_called_off_with_its_reason(self):
        planned = self._plan_inspection(call_off_reason="Trùng lịch")
        with self.assertRaisesRegex(UserError, "delete it"):
            planned.action_call_off()
        inspection = self._begin()
        with self.assertRaisesRegex(UserError, "Write first why"):
            inspection.action_call_off()
        inspection.call_off_reason = "Đơn vị đã được thanh tra trong năm."
        for user in (self.local_head, self.other_officer):
            with self.assertRaises(AccessError):
                inspection.with_user(user).action_call_off()
        inspection.action_call_off()
        self.assertEqual(inspection.state, "called_off")
        self.assertFalse(inspection.sudo().current_step_ids)
        self.assertFalse(inspection.can_write)
        with self.assertRaisesRegex(UserError, "does not change"):
            inspection.call_off_reason = "Khác"

    def test_what_is_concluded_or_waits_for_it_is_not_called_off(self):
        for inspection in (self._report(), self._conclude()):
            inspection.sudo().call_off_reason = "Trùng lịch"
            with self.assertRaisesRegex(UserError, "does not change"):
                inspection.action_call_off()

    def test_what_is_missing_is_said_before_it_begins(self):
        for values, missing in (
            ({"leader_id": False}, "Head of the Team"),
            ({"date_report_due": False}, "Report Due"),
            ({"checklist_ids": False}, "What Is Checked"),
            ({"kind": "combined"}, "Inspection It Goes With"),
            ({"kind": "joint"}, "Outside Members"),
        ):
            with self.assertRaisesRegex(UserError, missing):
                self._plan_inspection(**values).action_start()
        self._begin(kind="joint", outside_members="Lê Văn Tư, Viện kiểm sát")
        self._begin(kind="combined", combined_with="Kiểm tra nghiệp vụ")

    def test_every_point_is_judged_and_what_is_poor_is_explained(self):
        inspection = self._begin()
        with self.assertRaisesRegex(UserError, "Say first"):
            self._close(inspection, "done")
        inspection.point_ids.result = "good"
        inspection.point_ids[0].result = "poor"
        self._close(inspection, "done")
        inspection.conclusion = "Còn thiếu sót."
        with self.assertRaisesRegex(UserError, "what was found"):
            self._close(inspection, "done")
        self._find(inspection, point_id=inspection.point_ids[0].id)
        inspection.conclusion = " "
        with self.assertRaisesRegex(UserError, "conclusion first"):
            self._close(inspection, "done")

    def test_the_leader_returns_a_draft_with_a_reason(self):
        inspection = self._report()
        with self.assertRaisesRegex(UserError, "does not change any more"):
            inspection.conclusion = "Khác"
        self._close(inspection, "returned", self.head, "Nêu rõ trách nhiệm")
        self.assertEqual(inspection.state, "reporting")
        self.assertEqual(inspection.return_note, "Nêu rõ trách nhiệm")
        inspection.conclusion = "Còn thiếu sót; trách nhiệm của Trưởng phòng."
        self._close(inspection, "done")
        self.assertFalse(inspection.return_note)

    def test_nobody_concludes_on_an_inspection_that_they_took_part_in(self):
        inspection = self._report(member_ids=self.head.ids)
        self.assertNotEqual(inspection.sudo().current_step_ids.user_id, self.head)
        with self.assertRaises(AccessError):
            self._close(inspection, "approved", self.head)

    def test_an_answer_is_returned_and_given_again(self):
        inspection = self._conclude()
        action = inspection.action_ids
        with self.assertRaisesRegex(UserError, "what you have done"):
            self._close(action, "done", self.local_head)
        self._answer(action)
        with self.assertRaisesRegex(UserError, "until it was sent"):
            action.with_user(self.local_head).answer = "Khác"
        self._close(action, "returned", note="Thiếu trang 18")
        self.assertEqual(action.state, "open")
        self.assertEqual(
            action.with_user(self.local_head).return_note, "Thiếu trang 18"
        )
        self._answer(action)
        self._close(action, "approved")
        self.assertEqual(inspection.state, "closed")

    def test_points_follow_the_checklists_until_they_are_judged(self):
        more = self.env["thads.inspection.checklist"].create(
            {"name": "Kho vật chứng", "item_ids": [(0, 0, {"name": "Khóa kho"})]}
        )
        inspection = self._plan_inspection()
        inspection.point_ids[0].result = "good"
        inspection.checklist_ids = more
        names = inspection.point_ids.mapped("name")
        self.assertEqual((len(names), "Khóa kho" in names), (2, True))
        more.item_ids.unlink()
        self.assertIn("Khóa kho", inspection.point_ids.mapped("name"))

    def test_an_authority_inspects_what_is_below_it(self):
        with self.assertRaisesRegex(UserError, "does not inspect"):
            self._plan_inspection(inspected_id=self.other_local.id)
        own = self._plan_inspection(self.local_head, leader_id=self.local_head.id)
        self.assertEqual(own.department_id, self.local)
        with self.assertRaisesRegex(UserError, "does not inspect"):
            own.inspected_id = self.room

    def test_units_and_the_day_of_the_report_stay_once_it_has_begun(self):
        inspection = self._begin()
        for values in (
            {"inspected_id": self.office.id},
            {"department_id": self.office.id},
            {"date_report_due": "2027-01-01"},
        ):
            with self.assertRaisesRegex(UserError, "when the team began"):
                inspection.write(values)

    def test_of_a_campaign_it_is_reported_before_that_reports(self):
        review = self._create_review()
        province = review.tier_ids.filtered(lambda tier: tier.level == "province")
        province.date_due = "2026-12-18"
        review.action_open()
        inspection = self._plan_inspection(review_id=review.id, date_report_due=False)
        self.assertFalse(inspection.date_report_due)  # it was entered, as no day
        inspection = self._plan_inspection()
        inspection.review_id = review
        self.assertEqual(str(inspection.date_report_due), "2026-12-11")
        inspection.date_report_due = "2026-12-01"
        inspection.action_start()
        self.assertEqual(str(inspection.sudo().current_step_ids.deadline), "2026-12-01")

    def test_a_finding_is_about_a_point_of_its_inspection(self):
        other = self._plan_inspection()
        with self.assertRaisesRegex(UserError, "another inspection"):
            self._find(self._begin(), point_id=other.point_ids[0].id)

    def test_what_has_begun_is_not_deleted(self):
        inspection = self._begin()
        with self.assertRaises(UserError):
            inspection.unlink()
        with self.assertRaises(UserError):
            self._conclude().finding_ids.unlink()
