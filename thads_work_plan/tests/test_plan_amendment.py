from datetime import date
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .amendment_common import DAY, AmendmentCommon

CHANGED_TIME = "Quý II/2026"


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestPlanAmendment(AmendmentCommon):
    """Decision 253, Article 10: from the draft to the plan that reads as amended."""

    def test_from_the_draft_to_the_decision(self):
        amendment = self._amend()
        line = self._add_line(amendment, schedule_text=CHANGED_TIME)
        self.assertEqual(line.output_id, self.output)
        self.assertEqual(line.old_schedule_text, "Quý I/2026")
        self.assertEqual(line.date_deadline, date(2026, 6, 30))
        self._submit(amendment)
        self._close(amendment, "approval", self.deputy, "approved")
        self.assertEqual(self.output.schedule_text, "Quý I/2026")
        decision = self._issue_decision(amendment)
        self.assertRecordValues(
            amendment, [{"state": "issued", "decision_id": decision.id, "number": 1}]
        )
        self.assertRecordValues(
            self.output,
            [{"schedule_text": CHANGED_TIME, "date_deadline": date(2026, 6, 30)}],
        )
        self.assertEqual(self.plan.state, "issued")

    def test_what_the_plan_said_before_and_says_now_is_kept(self):
        before = self.plan.version_ids
        self._decide(schedule_text=CHANGED_TIME)
        kept = (self.plan.version_ids - before).sorted("number")
        self.assertEqual(
            kept.mapped("name"),
            [
                "Trước khi điều chỉnh theo 01/QĐ-THADS",
                "Sau khi điều chỉnh theo 01/QĐ-THADS",
            ],
        )
        self.assertNotEqual(*kept.mapped("checksum"))

    def test_plan_says_what_has_amended_it(self):
        self._decide(schedule_text=CHANGED_TIME)
        name = "Quyết định số 01/QĐ-THADS ngày 02 tháng 3 năm 2026"
        self.assertEqual(self.plan.amended_by, name)
        attachment = self.plan._get_paper().attachment
        self.assertTrue(attachment.endswith(f", được sửa đổi, bổ sung bởi {name}"))

    def test_content_and_time_only(self):
        """Who leads, what it costs and which tasks there are does not change."""
        amendment = self._amend()
        self.assertTrue(amendment.is_content_and_time)
        for values in (
            {"lead_text": "Văn phòng"},
            {"coordinating_text": "Văn phòng"},
            {"funding": "Ngân sách"},
            {"kind": "remove"},
            {"kind": "add", "name": "Việc mới"},
        ):
            refused = self.assertRaisesRegex(ValidationError, "Article 10")
            with refused, self.cr.savepoint():
                self._add_line(amendment, **values)
        self._add_line(amendment, name="Báo cáo tháng", product="Báo cáo tháng")

    def test_the_levels_that_a_product_is_submitted_to_are_amended(self):
        first, second = self.output.milestone_ids.create(
            [
                {
                    "output_id": self.output.id,
                    "sequence": number,
                    "name": name,
                    "schedule_text": time,
                }
                for number, (name, time) in enumerate(
                    [("Lãnh đạo Cục", "Tháng 2/2026"), ("Bộ trưởng", "Tháng 3/2026")]
                )
            ]
        )
        said = "Lãnh đạo Cục: Tháng 2/2026\nBộ trưởng: Tháng 3/2026"
        amendment = self._amend()
        line = self._add_line(amendment)
        self.assertEqual((line.old_milestone_text, line.milestone_text), (said, said))
        line.milestone_text = "Lãnh đạo Cục: Tháng 4/2026\nVụ Pháp chế: Tháng 5/2026"
        self.assertIn("Trình từng cấp: Lãnh đạo Cục: Tháng 4/2026", line._get_row().new)
        self._decide_started(amendment)
        self.assertEqual(self.output.milestone_text, line.milestone_text)
        self.assertEqual(self.output.milestone_ids[0], first)
        self.assertEqual(first.date_deadline, date(2026, 4, 30))
        self.assertFalse(second.exists())

    def test_the_ground_is_required(self):
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        for values in (
            {"ground": False},
            {"ground": "situation", "situation": False},
            {"ground": "instruction", "instruction_number": "Công văn số 12/BTP"},
        ):
            amendment.write(values)
            with self.assertRaisesRegex(UserError, "Give the ground"):
                amendment.action_start()
        amendment.write(
            {"instruction_date": "2026-02-20", "instruction_issuer": "Bộ Tư pháp"}
        )
        amendment.action_start()
        self.assertEqual(amendment.state, "submitted")

    def test_an_instruction_to_come_is_refused(self):
        with self.assertRaisesRegex(UserError, "dated today or earlier"):
            self._amend().instruction_date = "2026-03-03"

    def test_without_lines_or_with_an_empty_one_it_does_not_start(self):
        amendment = self._amend()
        with self.assertRaisesRegex(UserError, "which lines"):
            amendment.action_start()
        self._add_line(amendment)
        with self.assertRaisesRegex(UserError, "says nothing new"):
            amendment.action_start()

    def test_a_doubtful_time_is_confirmed_first(self):
        amendment = self._amend()
        line = self._add_line(amendment, schedule_text="Sẽ báo sau")
        with self.assertRaisesRegex(UserError, "still to be checked"):
            amendment.action_start()
        line.action_confirm()
        self._decide_started(amendment)
        self.assertFalse(self.output.is_doubtful)
        self.assertTrue(self.output.is_schedule_confirmed)

    def test_no_line_twice(self):
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        with self.assertRaisesRegex(ValidationError, "in the amendment already"):
            self._add_line(amendment, name="Báo cáo khác")

    def test_the_product_is_chosen_where_there_are_several(self):
        amendment = self._amend()
        line = self._add_line(
            amendment, task_id=self.other_task.id, schedule_text="Tháng 7/2026"
        )
        with self.assertRaisesRegex(UserError, "choose the product"):
            amendment.action_start()
        first, second = self.other_task.output_ids
        line.write({"output_id": second.id, "schedule_text": "Tháng 7/2026"})
        self._decide_started(amendment)
        self.assertEqual(first.schedule_text, "Tháng 5/2026")
        self.assertEqual(second.schedule_text, "Tháng 7/2026")

    def test_a_plan_changed_in_between_is_refused(self):
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        self._submit(amendment)
        self.output.sudo().schedule_text = "Quý III/2026"
        with self.assertRaisesRegex(UserError, "The plan has changed"):
            self._close(amendment, "approval", self.deputy, "approved")

    def test_one_is_under_way_at_a_time(self):
        amendment = self._amend()
        self.assertEqual(self._amend(), amendment)
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.amendments.create({"plan_id": self.plan.id})

    def test_a_draft_plan_is_not_amended(self):
        with self.assertRaisesRegex(UserError, "is not issued"):
            self._create_plan().with_user(self.room_head).action_amend()

    def test_nobody_decides_on_their_own(self):
        """The leader in charge who has submitted it leaves it to the next above."""
        self._create_substitution(self.room_head, self.deputy, "2026-03-01")
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        amendment.action_start()
        self._close(amendment, "submit", self.deputy, "done")
        self.assertEqual(self._get_step(amendment, "approval").user_id, self.head)

    def test_while_with_others_it_does_not_change(self):
        amendment = self._amend()
        line = self._add_line(amendment, schedule_text=CHANGED_TIME)
        self._submit(amendment)
        for change in (
            lambda: amendment.write({"situation": "Khác"}),
            lambda: line.write({"schedule_text": "Quý III/2026"}),
            lambda: line.unlink(),
            lambda: self._add_line(amendment, task_id=self.other_task.id),
            amendment.action_withdraw,
        ):
            refused = self.assertRaisesRegex(UserError, "does not change")
            with refused, self.cr.savepoint():
                change()
        note = "Nêu rõ lý do."
        self._close(amendment, "approval", self.deputy, "returned", note)
        line.write({"schedule_text": "Quý III/2026", "reason": "Chờ Luật mới"})
        self._close(amendment, "submit", self.room_head, "done")

    def test_decision_waits_for_the_approval(self):
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        self._submit(amendment)
        with self.assertRaisesRegex(UserError, "once the amendment is approved"):
            self._issue_decision(amendment)
        self._close(amendment, "approval", self.deputy, "approved")
        with self.assertRaisesRegex(UserError, "Draft the decision"):
            self._close(amendment, "issue", self.office_head, "issued")

    def test_what_the_engine_keeps_is_not_written(self):
        amendment = self._amend()
        for values in (
            {"state": "issued"},
            {"number": 7},
            {"department_id": self.local.id},
            {"plan_id": self._create_thematic().id},
        ):
            with self.assertRaises(AccessError):
                amendment.write(values)
        plans = self._create_thematic()
        with self.assertRaises(AccessError):
            self.amendments.with_user(self.officer).with_context(
                default_state="issued"
            ).create({"plan_id": plans.id})

    def test_withdrawn_leaves_room_for_another(self):
        amendment = self._amend()
        self._add_line(amendment, schedule_text=CHANGED_TIME)
        amendment.action_start()
        amendment.action_withdraw()
        self.assertEqual(amendment.state, "withdrawn")
        self.assertFalse(amendment.current_step_ids)
        self.assertEqual(self._amend().number, 2)

    def test_who_amends(self):
        """Staff of the unit and the office above; nobody of another unit."""
        self.plan.with_user(self.staff).action_amend()
        self.plan.with_user(self.officer).action_amend()
        for user in (self.colleague, self.other_officer):
            with self.assertRaises(AccessError):
                self.plan.with_user(user).action_amend()

    def test_amended_plan_is_not_taken_back(self):
        self._amend()
        with self.assertRaisesRegex(AccessError, "has amendments"):
            self.plan.with_user(self.officer).action_reset()

    def test_others_are_told_what_has_changed(self):
        with patch.object(type(self.plan), "_on_amended") as told:
            self._decide(schedule_text=CHANGED_TIME)
        none = self.output.browse()
        told.assert_called_once_with(self.output, none, none)

    def test_lines_of_a_plan_are_not_taken_out_by_hand(self):
        plan = self._create_plan()
        task = self._create_task_with_output(plan).with_user(self.staff)
        for lines in (task, task.output_ids):
            with self.assertRaisesRegex(AccessError, "Only a decision"):
                lines.active = False

    def _decide(self, **values):
        amendment = self._amend()
        self._add_line(amendment, **values)
        return self._decide_started(amendment)

    def _decide_started(self, amendment):
        self._submit(amendment)
        self._close(amendment, "approval", self.deputy, "approved")
        return self._issue_decision(amendment)
