from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .assignment_common import AssignmentCommon
from .procedure_common import ProcedureCommon

MERGED = "2026-02-02"


class MergingMixin:
    """The room of the province ends, and its office takes over."""

    def _merge(self, *units, leaving=None):
        merging = (
            self.env["thads.reorganisation"]
            .with_user(self.admin)
            .create(
                {
                    "name": "Sáp nhập phòng",
                    "date_from": MERGED,
                    "department_id": self.office.id,
                    "unit_ids": [
                        Command.create({"department_id": unit.id}) for unit in units
                    ],
                }
            )
        )
        merging.action_prepare()
        merging.post_ids.filtered(
            lambda line: leaving and line.user_id in leaving
        ).is_kept = False
        merging.action_confirm()
        self.env.invalidate_all()
        return merging


@tagged("post_install", "-at_install")
class TestAssignmentsReorganised(MergingMixin, AssignmentCommon):
    def test_assignments_go_over_with_their_person(self):
        owed = self._issue_for_room()
        owed.with_user(self.room_head).action_accept()
        owed.with_user(self.room_head).action_hand_on(self.staff.id)
        merging = self._merge(self.room)
        self.assertEqual(owed.department_id, self.office)
        self.assertEqual(owed.former_department_id, self.room)
        self.assertEqual(owed.user_id, self.staff)
        step = owed.sudo().current_step_ids
        self.assertEqual((step.unit_id, step.user_id), (self.office, self.staff))
        self.assertIn("Sáp nhập phòng", owed.sudo().message_ids[0].body)
        self.assertIn(owed.id, merging.move_ids.mapped("res_id"))
        owed.with_user(self.staff).action_report(text="Xong")
        self.assertFalse(self.env["thads.step"].verify_chain(owed))

    def test_who_does_not_go_on_leaves_it_to_the_head(self):
        owed = self._issue_for_room()
        owed.with_user(self.room_head).action_accept()
        owed.with_user(self.room_head).action_hand_on(self.staff.id)
        self._merge(self.room, leaving=self.staff)
        self.assertFalse(owed.user_id)
        self.assertEqual(owed.sudo().current_step_ids.user_id, self.room_head)

    def test_of_a_split_unit_they_go_to_the_part_of_their_person(self):
        owed = self._issue_for_room()
        owed.with_user(self.room_head).action_accept()
        owed.with_user(self.room_head).action_hand_on(self.staff.id)
        part = self._create_unit("Phòng mới", "province_unit", self.province)
        splitting = self._split(self.room, part)
        splitting.post_ids.filtered(
            lambda line: line.user_id == self.staff
        ).department_id = part
        splitting.action_share_out()
        share = splitting.share_ids.filtered(lambda each: each.res_id == owed.id)
        self.assertEqual((share.user_id, share.target_id), (self.staff, part))
        splitting.action_confirm()
        self.env.invalidate_all()
        self.assertEqual((owed.department_id, owed.user_id), (part, self.staff))
        step = owed.sudo().current_step_ids
        self.assertEqual((step.unit_id, step.user_id), (part, self.staff))

    def _split(self, unit, part):
        """Split a unit into the office, which goes on, and another part."""
        splitting = (
            self.env["thads.reorganisation"]
            .with_user(self.admin)
            .create(
                {
                    "name": "Chia phòng",
                    "kind": "split",
                    "date_from": MERGED,
                    "department_id": self.office.id,
                    "part_ids": part.ids,
                    "unit_ids": [Command.create({"department_id": unit.id})],
                }
            )
        )
        splitting.action_prepare()
        return splitting

    def test_what_was_issued_stays(self):
        plan = self._issue({"lead_department_ids": self.local.ids})
        own = self._create_plan(department_id=self.room.id)
        own.sudo().state = "issued"
        self._merge(self.room)
        self.assertEqual(own.department_id, self.room)
        self.assertEqual(plan.output_ids.lead_department_ids, self.local)
        # the successor's people answer for it
        self.assertTrue(own.with_user(self.officer).department_id.is_my_unit)

    def test_drafts_go_over(self):
        draft = self._create_plan(department_id=self.room.id)
        line = self._create_plan(department_id=self.province.id)
        output = self._create_task_with_output(
            line, lead_department_ids=(self.room | self.local).ids
        )
        line.focal_department_id = self.room
        self._merge(self.room)
        self.assertEqual(draft.department_id, self.office)
        self.assertIn("Sáp nhập phòng", draft.message_ids[0].body)
        self.assertEqual(line.output_ids.lead_department_ids, self.office | self.local)
        self.assertEqual(line.focal_department_id, self.office)
        self.assertTrue(output)

    def test_two_drafts_are_warned_of(self):
        for unit in (self.room, self.office):
            self._create_plan(department_id=unit.id, plan_type="annual", year=2027)
        merging = self.env["thads.reorganisation"].create(
            {
                "name": "Sáp nhập phòng",
                "date_from": MERGED,
                "department_id": self.office.id,
                "unit_ids": [
                    Command.create(
                        {"department_id": self.room.id, "target_id": self.office.id}
                    )
                ],
            }
        )
        self.assertIn("2 draft annual plans of 2027", str(merging.preview))


@tagged("post_install", "-at_install")
class TestProcedureReorganised(MergingMixin, ProcedureCommon):
    """The local unit ends while its head is asked for an opinion."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time(f"{MERGED} 03:00:00"))
        cls.local_head = cls._create_person("local_head", "head")
        cls._create_post(cls.local_head, cls.local, "head")

    def _ask(self):
        plan = self._start_plan()
        self._close(plan, "draft", self.staff, "done")
        return plan

    def test_steps_of_a_post_go_to_the_one_that_follows(self):
        plan = self._ask()
        closed = self._get_step(plan, "draft", "done")
        before = closed._get_content()
        self._merge(self.local)
        asked = self._get_step(plan, "opinion")
        self.assertEqual(asked.position_id.department_id, self.office)
        self.assertEqual(asked.activity_ids.user_id, self.local_head)
        self.assertFalse(asked.with_user(self.colleague).can_close)
        self._close(plan, "opinion", self.local_head, "agreed")
        self.assertTrue(self._get_step(plan, "approval"))
        self.assertEqual(closed._get_content(), before)
        self.assertFalse(self.env["thads.step"].verify_chain(plan))

    def test_steps_of_a_post_that_ends_go_to_the_head(self):
        chief = self._create_person("chief", "head")
        self._create_post(chief, self.office, "head")
        plan = self._ask()
        merging = self._merge(self.local)
        self.assertFalse(
            merging.post_ids.filtered(lambda line: line.rank == "head").is_kept
        )
        asked = self._get_step(plan, "opinion")
        self.assertEqual(asked.user_id, chief)
        self.assertFalse(asked.with_user(self.local_head).can_close)
        self._close(plan, "opinion", chief, "agreed")

    def test_a_head_is_needed_for_them(self):
        self._ask()
        with self.assertRaisesRegex(UserError, "needs a head"):
            self._merge(self.local, leaving=self.local_head)

    def test_a_draft_under_way_goes_over_with_its_steps(self):
        plan = self._start_drafted_plan()
        self._merge(self.room)
        self.assertEqual(plan.department_id, self.office)
        step = self._get_step(plan, "draft")
        self.assertEqual((step.unit_id, step.user_id), (self.office, self.staff))
        self._close(plan, "draft", self.staff, "done")
        self.assertFalse(self.env["thads.step"].verify_chain(plan))
