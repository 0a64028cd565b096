from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .difficulty_common import DifficultyCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 03:00:00")
class TestDifficulty(DifficultyCommon):
    def test_staff_raise_for_their_unit(self):
        self.assertEqual(self.of_room.department_id, self.room)
        self.assertEqual(self.of_room.date_raised, date(2026, 11, 20))
        with self.assertRaises(AccessError):
            self._raise(self.staff, department_id=self.local.id)

    def test_line_gives_its_plan(self):
        task = self._create_task_with_output()
        difficulty = self._raise(self.staff, output_id=task.output_ids.id)
        self.assertEqual(difficulty.plan_id, self.plan)
        with self.assertRaises(UserError):
            difficulty.plan_id = self._create_plan()

    def test_office_puts_several_together(self):
        consolidated = self._consolidate()
        self.assertEqual(consolidated.department_id, self.office)
        self.assertEqual(consolidated.source_ids, self.of_room | self.of_local)
        self.assertIn("Kho vật chứng quá tải", consolidated.description)
        self.assertIn("Sửa kho", consolidated.proposal)
        self.assertEqual(self.of_room.state, "consolidated")
        self.assertEqual(consolidated.create_uid, self.officer)

    def test_what_was_taken_on_is_not_taken_twice_or_changed(self):
        consolidated = self._consolidate(self.of_room)
        self.assertEqual(consolidated.name, "Thiếu người kiểm kê")
        for call in (
            lambda: self._consolidate(self.of_room),
            lambda: self.of_room.with_user(self.staff).write({"name": "Khác"}),
            lambda: self.of_room.with_user(self.staff).unlink(),
        ):
            with self.assertRaises(UserError):
                call()

    def test_deleted_before_the_report_frees_what_it_was_made_of(self):
        self._consolidate().unlink()
        self.assertEqual(self.of_room.state, "raised")
        self.assertFalse(self.of_room.consolidated_id)

    def test_head_is_asked_with_a_proposal_only(self):
        consolidated = self._consolidate(self.of_room)
        consolidated.proposal = " "
        with self.assertRaises(UserError):
            consolidated.action_start()
        with self.assertRaises(UserError):
            self.of_local.with_user(self.colleague).action_start()

    def test_head_sees_it_among_the_activities_and_answers(self):
        consolidated = self._report()
        step = self._get_step(consolidated, "answer")
        self.assertEqual(step.user_id, self.head)
        activity = step.activity_ids
        self.assertEqual(activity.user_id, self.head)
        self.assertEqual(activity.res_model, "thads.difficulty")
        step.with_user(self.head).action_close("agreed")
        self.assertEqual(consolidated.outcome, "agreed")
        self.assertEqual(consolidated.state, "decided")

    def test_decision_goes_back_to_those_who_raised_it(self):
        self._decide()
        for source, user in (
            (self.of_room, self.staff),
            (self.of_local, self.colleague),
        ):
            source = source.with_user(user)
            self.assertEqual(source.state, "decided")
            self.assertEqual(source.outcome, "agreed_with_points")
            self.assertEqual(source.decision, "Điều 01 người.")
            self.assertIn("Điều 01 người.", source.message_ids[0].body)
            self.assertEqual(source.message_ids[0].partner_ids, user.partner_id)

    def test_office_says_who_does_it_until_when(self):
        consolidated = self._decide()
        step = self._get_step(consolidated, "assign").with_user(self.officer)
        with self.assertRaises(UserError):
            step.action_close("done")
        consolidated.write(
            {"responsible_department_id": self.local.id, "date_due": "2027-01-15"}
        )
        step.action_close("done")
        self.assertFalse(consolidated.current_step_ids)
        self.assertEqual(self.of_room.responsible_department_id, self.local)
        self.assertEqual(self.of_room.date_due, date(2027, 1, 15))

    def test_responsible_unit_tells_what_was_done(self):
        consolidated = self._assign().with_user(self.colleague)
        with self.assertRaises(UserError):
            consolidated.action_finish()
        consolidated.result = "Đã sửa kho."
        consolidated.action_finish()
        self.assertEqual(consolidated.state, "done")
        self.assertEqual(self.of_room.state, "done")
        self.assertEqual(self.of_room.result, "Đã sửa kho.")
        with self.assertRaises(UserError):
            consolidated.result = "Khác"

    def test_late_is_what_is_decided_and_not_done_in_time(self):
        consolidated = self._assign()
        lates = self.env["thads.difficulty"]
        self.assertFalse(consolidated.is_late)
        with freeze_time("2027-01-16 03:00:00"):
            consolidated.invalidate_recordset(["is_late"])
            self.assertTrue(consolidated.is_late)
            self.assertIn(consolidated, lates.search([("is_late", "=", True)]))

    def test_report_has_what_was_raised_and_not_done_before_it(self):
        self._assign().with_user(self.colleague).write({"result": "Xong."})
        self.of_room.consolidated_id.with_user(self.officer).action_finish()
        later = self._raise(self.staff, name="Mới", plan_id=self.plan.id)
        later.sudo().date_raised = "2026-12-05"
        find = self.env["thads.difficulty"]._find_for_report
        november = find(self.province, date(2026, 11, 1), date(2026, 11, 30))
        self.assertEqual(november, self.of_room | self.of_local)
        december = find(self.province, date(2026, 12, 1), date(2026, 12, 31))
        self.assertEqual(december, later)
        year = (date(2026, 10, 1), date(2027, 9, 30))
        self.assertEqual(find(self.local, *year), self.of_local)
        self.assertEqual(find(self.province, *year, plan=self.plan), later)

    def test_plan_shows_its_difficulties(self):
        self._raise(self.staff, plan_id=self.plan.id)
        self.assertEqual(self.plan.difficulty_count, 1)
        action = self.plan.with_user(self.staff).action_open_difficulties()
        self.assertEqual(len(self.env["thads.difficulty"].search(action["domain"])), 1)

    def test_list_prints_as_a_paper(self):
        self._assign()
        listing = (
            self.env["thads.difficulty.print"]
            .with_user(self.officer)
            .create({"date_start": "2026-11-01", "date_end": "2026-11-30"})
        )
        self.assertEqual(listing.department_id, self.province)
        paper = listing._get_paper()
        self.assertEqual(paper.agency, self.province.name)
        rows = [[cell.text for cell in row.cells] for row in paper.body[1].rows]
        self.assertEqual([row[0] for row in rows], ["1", "2"])
        self.assertEqual(rows[0][3], "Thiếu người kiểm kê")
        self.assertIn("Điều 01 người.", rows[0][5])
        self.assertIn("15/01/2027", rows[0][6])

    def test_period_without_any_says_so(self):
        listing = self.env["thads.difficulty.print"].create(
            {
                "department_id": self.other_province.id,
                "date_start": "2026-11-01",
                "date_end": "2026-11-30",
            }
        )
        self.assertIn("không có", listing._get_paper().body[1].text)
