from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .amendment_common import DAY, AmendmentCommon


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestPlanProposal(AmendmentCommon):
    """Units propose changes of a thematic plan, the focal unit consolidates them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.thematic = cls._create_thematic()
        cls.duty = cls.thematic.task_ids
        cls.local_head = cls._create_head("local_head", cls.local, "Trưởng phòng")

    def _propose(self, user=None, **values):
        lines = self.lines.with_user(user or self.local_head)
        values = {"task_id": self.duty.id, "reason": "Bận kiểm kê", **values}
        return lines.create({"schedule_text": "Quý III/2026", **values})

    def test_units_that_the_plan_names_propose(self):
        proposal = self._propose()
        self.assertRecordValues(
            proposal,
            [
                {
                    "unit_id": self.local.id,
                    "state": "proposed",
                    "amendment_id": False,
                    "old_schedule_text": "Quý I/2026",
                    "outcome": "Proposed",
                }
            ],
        )
        with self.assertRaises(AccessError):
            self._propose(self.other_officer)

    def test_for_a_unit_of_others_nobody_proposes(self):
        with self.assertRaises(AccessError):
            self._propose(unit_id=self.room.id)

    def test_focal_unit_takes_proposals_into_one_amendment(self):
        first = self._propose()
        second = self._propose(
            kind="add",
            name="Kiểm tra đột xuất",
            product="Biên bản",
            schedule_text=False,
        )
        (first + second).with_user(self.room_head).action_take()
        amendment = self.thematic.amendment_ids
        self.assertEqual(amendment.department_id, self.room)
        self.assertEqual(amendment.line_ids, first + second)
        self.assertEqual(first.state, "taken")

    def test_two_for_the_same_line_are_not_both_taken(self):
        (self._propose() + self._propose(self.colleague)).mapped("task_id")
        proposals = self.thematic.env["thads.plan.amendment.line"].search(
            [("plan_id", "=", self.thematic.id)]
        )
        self.assertEqual(len(proposals), 2)
        with self.assertRaisesRegex(ValidationError, "in the amendment already"):
            proposals.with_user(self.room_head).action_take()

    def test_declined_with_its_reason(self):
        proposal = self._propose()
        own = proposal.with_user(self.room_head)
        with self.assertRaisesRegex(UserError, "Say why"):
            own.action_decline()
        own.answer = "Thời hạn do Bộ ấn định."
        own.action_decline()
        self.assertEqual(proposal.outcome, "Not Taken: Thời hạn do Bộ ấn định.")
        with self.assertRaisesRegex(UserError, "has its answer"):
            proposal.reason = "Khác"

    def test_who_proposes_does_not_answer(self):
        proposal = self._propose()
        self.assertFalse(proposal.can_answer)
        self.assertTrue(proposal.with_user(self.room_head).can_answer)
        for act in (
            proposal.action_take,
            proposal.action_decline,
            lambda: proposal.write({"answer": "Đồng ý"}),
            lambda: proposal.write({"state": "taken"}),
        ):
            with self.assertRaises(AccessError):
                act()

    def test_proposal_is_its_units_to_change_and_to_take_back(self):
        proposal = self._propose()
        with self.assertRaises(AccessError):
            proposal.with_user(self.room_head).schedule_text = "Quý IV/2026"
        proposal.schedule_text = "Quý IV/2026"
        proposal.unlink()
        self.assertFalse(proposal.exists())

    def test_lines_that_one_does_not_read_are_not_copied(self):
        """Not by writing down that one proposes to change them."""
        with self.assertRaises(AccessError):
            self._propose(task_id=self.task.id)
        proposal = self._propose()
        with self.assertRaises(AccessError):
            proposal.write({"task_id": self.task.id})

    def test_issuer_decides_and_units_see_what_became_of_theirs(self):
        proposal = self._propose()
        proposal.with_user(self.room_head).action_take()
        amendment = self._amend(self.thematic)
        added = self._add_line(
            amendment,
            task_id=self.duty.id,
            kind="add",
            name="Kiểm tra đột xuất",
            product="Biên bản",
            schedule_text="Khi phát sinh",
            lead_text="Phòng Tổ chức cán bộ",
        )
        added.action_confirm()
        amendment.action_start()
        self._close(amendment, "consolidate", self.room_head, "done")
        self._close(amendment, "submit", self.room_head, "done")
        self._close(amendment, "approval", self.head, "approved")
        self._issue_decision(amendment)
        self.assertIn("01/QĐ-THADS", proposal.with_user(self.local_head).outcome)
        first, second = self.thematic.task_ids
        self.assertEqual(first.output_ids.schedule_text, "Quý III/2026")
        self.assertRecordValues(
            second,
            [{"name": "Kiểm tra đột xuất", "marker": "2", "product": "Biên bản"}],
        )
        self.assertEqual(second.output_ids.lead_department_ids, self.room)

    def test_what_is_taken_out_stays_readable(self):
        other = (
            self.env["thads.plan.task"]
            .sudo()
            .create(
                {
                    "plan_id": self.thematic.id,
                    "name": "Sơ kết",
                    "output_ids": [Command.create({"name": "Báo cáo"})],
                }
            )
        )
        amendment = self._amend(self.thematic)
        self._add_line(amendment, task_id=other.id, kind="remove")
        amendment.action_start()
        self._close(amendment, "consolidate", self.room_head, "done")
        self._close(amendment, "submit", self.room_head, "done")
        self._close(amendment, "approval", self.head, "approved")
        self._issue_decision(amendment)
        self.assertNotIn(other, self.thematic.task_ids)
        self.assertFalse(other.output_ids)
        self.assertEqual(amendment.line_ids.old_text, "Task: Sơ kết")

    def test_withdrawn_amendment_gives_proposals_back(self):
        proposal = self._propose()
        proposal.with_user(self.room_head).action_take()
        amendment = self._amend(self.thematic)
        own = self._add_line(
            amendment, task_id=self.duty.id, kind="add", product="Thống kê"
        )
        amendment.action_withdraw()
        self.assertEqual(proposal.state, "proposed")
        self.assertEqual(own.amendment_id, amendment)

    def test_code_proposes_for_a_unit(self):
        proposal = self.thematic._propose_change(
            self.duty.output_ids,
            {"schedule_text": "Quý IV/2026"},
            "Chờ số liệu",
            self.local,
        )
        self.assertRecordValues(
            proposal,
            [
                {
                    "state": "proposed",
                    "unit_id": self.local.id,
                    "new_text": "Time: Quý IV/2026",
                    "reason": "Chờ số liệu",
                }
            ],
        )
