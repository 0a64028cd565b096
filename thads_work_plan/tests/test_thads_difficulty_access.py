from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .difficulty_common import DifficultyCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 03:00:00")
class TestDifficultyAccess(DifficultyCommon):
    def test_other_units_do_not_see_it(self):
        self.assertEqual(self.of_room.with_user(self.staff).name, "Thiếu người kiểm kê")
        for user in (self.colleague, self.other_officer):
            with self.assertRaises(AccessError):
                self.of_room.with_user(user).read(["name"])

    def test_office_and_leader_of_the_authority_see_it(self):
        for user in (self.officer, self.head):
            self.assertTrue(self.of_room.with_user(user).read(["name"]))

    def test_office_of_the_authority_alone_consolidates(self):
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self.of_room.with_user(user).action_consolidate()
        self.assertEqual(self.of_room.state, "raised")

    def test_office_does_not_rewrite_what_a_unit_says(self):
        with self.assertRaises(AccessError):
            self.of_room.with_user(self.officer).name = "Khác"

    def test_state_and_decision_are_not_written_by_hand(self):
        consolidated = self._report()
        for values in (
            {"state": "decided"},
            {"outcome": "agreed"},
            {"decision": "Đồng ý"},
            {"date_done": "2026-11-20"},
        ):
            with self.assertRaises(AccessError):
                consolidated.write(values)
            with self.assertRaises(AccessError):
                self._raise(self.staff, **values)

    def test_context_smuggles_no_state_in(self):
        difficulties = self.env["thads.difficulty"].with_user(self.staff)
        for defaults in (
            {"default_state": "decided"},
            {"default_is_consolidated": True},
            {"default_responsible_department_id": self.room.id},
        ):
            with self.assertRaises(AccessError):
                difficulties.with_context(**defaults).create({"name": "Việc"})

    def test_nobody_raises_for_another_unit_through_the_responsible_one(self):
        with self.assertRaises(AccessError):
            self._raise(
                self.staff,
                department_id=self.other_room.id,
                responsible_department_id=self.room.id,
            )

    def test_office_alone_reports(self):
        consolidated = self._consolidate()
        consolidated.proposal = "Điều động."
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                consolidated.with_user(user).action_start()

    def test_head_alone_answers(self):
        step = self._get_step(self._report(), "answer")
        for user in (self.officer, self.deputy, self.staff):
            with self.assertRaises(AccessError):
                step.with_user(user).action_close("agreed")
        self.assertEqual(step.state, "open")

    def test_office_alone_says_who_does_it(self):
        consolidated = self._assign()
        for user in (self.colleague, self.head):
            with self.assertRaises(AccessError):
                consolidated.with_user(user).date_due = "2028-01-01"
        with self.assertRaises(UserError):
            self.of_local.with_user(self.colleague).date_due = "2028-01-01"

    def test_responsible_unit_writes_its_result_alone(self):
        consolidated = self._assign().with_user(self.colleague)
        consolidated.result = "Đã làm."
        for name in ("name", "proposal", "description"):
            with self.assertRaises(AccessError):
                consolidated[name] = "Khác"

    def test_unit_that_is_not_responsible_finishes_nothing(self):
        consolidated = self._assign()
        consolidated.result = "Đã làm."
        for user in (self.staff, self.other_officer):
            with self.assertRaises(AccessError):
                consolidated.with_user(user).action_finish()

    def test_list_holds_what_its_reader_may_see(self):
        listing = (
            self.env["thads.difficulty.print"]
            .with_user(self.staff)
            .create(
                {
                    "department_id": self.province.id,
                    "date_start": "2026-11-01",
                    "date_end": "2026-11-30",
                }
            )
        )
        rows = listing._get_paper().body[1].rows
        self.assertEqual([row.cells[3].text for row in rows], ["Thiếu người kiểm kê"])
