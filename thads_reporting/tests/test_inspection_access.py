import base64

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .inspection_common import InspectionCommon

CHILDREN = ("point_ids", "finding_ids", "action_ids")


@tagged("post_install", "-at_install")
@freeze_time("2026-11-11 03:00:00")
class TestInspectionAccess(InspectionCommon):
    def _sees(self, user, inspection):
        """Return whether a user sees an inspection and all that belongs to it."""
        own = inspection.sudo()
        found = {
            records == records.with_user(user).search([("id", "in", records.ids)])
            for records in (own, *filter(None, (own[name] for name in CHILDREN)))
        }
        self.assertEqual(len(found), 1)
        return found.pop()

    def test_the_inspected_unit_reads_it_once_it_is_concluded(self):
        inspection = self._report()
        for user in (self.colleague, self.local_head):
            self.assertFalse(self._sees(user, inspection))
        self._close(inspection, "approved", self.head)
        for user in (self.colleague, self.local_head):
            self.assertTrue(self._sees(user, inspection))

    def test_the_inspecting_unit_its_office_and_leaders_read_it(self):
        inspection = self._check()
        for user in (self.room_head, self.staff, self.officer, self.head):
            self.assertTrue(self._sees(user, inspection))

    def test_a_province_never_sees_another_s(self):
        inspection = self._conclude()
        for user in (
            self.other_officer,
            self.other_head,
            self.other_local_head,
            self.admin,
        ):
            self.assertFalse(self._sees(user, inspection))
            with self.assertRaises(AccessError):
                inspection.with_user(user).action_print_pdf()

    def test_a_member_of_another_unit_works_on_it_alone(self):
        inspection = self._begin(member_ids=self.other_officer.ids)
        other = self._begin()
        member = inspection.with_user(self.other_officer)
        member.point_ids[0].result = "good"
        self._find(member).name = "Khác"
        member.invalidate_recordset()
        self.assertFalse(member.current_step_ids)  # its head closes it
        self.assertFalse(self._sees(self.other_officer, other))
        with self.assertRaises(AccessError):
            self._find(other.with_user(self.other_officer))
        with self.assertRaises(AccessError):
            self.env["thads.inspection"].with_user(self.other_officer).create(
                {
                    "name": "Giả",
                    "department_id": self.room.id,
                    "inspected_id": self.local.id,
                    "leader_id": self.other_officer.id,
                    "date_start": "2026-11-11",
                    "date_end": "2026-11-11",
                }
            )

    def test_nobody_else_writes_it(self):
        inspection = self._check()
        for user in (self.officer, self.colleague, self.other_officer):
            for record, values in (
                (inspection, {"conclusion": "Khác"}),
                (inspection.point_ids[0], {"remark": "Khác"}),
                (inspection.finding_ids, {"name": "Khác"}),
                (inspection.action_ids, {"name": "Khác"}),
            ):
                with self.assertRaises(AccessError):
                    record.with_user(user).write(values)

    def test_states_are_not_written_by_hand(self):
        inspection = self._conclude()
        action = inspection.action_ids
        for record, values in (
            (inspection, {"state": "closed"}),
            (inspection, {"date_concluded": "2020-01-01"}),
            (action, {"state": "done"}),
            (action, {"department_id": self.other_local.id}),
            (action.with_user(self.local_head), {"state": "done"}),
            (action.with_user(self.local_head), {"date_done": "2026-11-11"}),
        ):
            with self.assertRaises(AccessError):
                record.write(values)
        with self.assertRaises(AccessError):
            self._plan_inspection(state="concluded")

    def test_context_smuggles_no_unit_or_state_in(self):
        finding = self._check().finding_ids
        actions = self.env["thads.inspection.action"].with_user(self.room_head)
        values = {"finding_id": finding.id, "name": "Giả", "date_due": "2026-12-01"}
        for smuggled in ({"state": "done"}, {"date_done": "2026-11-11"}):
            defaults = {f"default_{name}": value for name, value in smuggled.items()}
            with self.assertRaises(AccessError):
                actions.create({**values, **smuggled})
            with self.assertRaises(AccessError):
                actions.with_context(**defaults).create(values)
        for smuggled in (
            {"department_id": self.other_local.id},
            {"inspection_id": self._plan_inspection().id},
        ):
            defaults = {f"default_{name}": value for name, value in smuggled.items()}
            made = actions.create({**values, **smuggled})
            made += actions.with_context(**defaults).create(values)
            self.assertEqual(made.department_id, self.local)
            self.assertEqual(made.inspection_id, finding.inspection_id)

    def test_the_inspected_unit_answers_and_changes_nothing_else(self):
        action = self._conclude().action_ids
        unit = action.with_user(self.colleague)
        unit.answer = "Đã ghi."
        for values in ({"name": "Khác"}, {"date_due": "2030-01-01"}):
            with self.assertRaises(AccessError):
                unit.write(values)
        with self.assertRaises(AccessError):
            action.with_user(self.room_head).answer = "Khác"
        self._close(action, "done", self.colleague)
        with self.assertRaises(AccessError):
            self._close(action, "approved", self.local_head)

    def test_others_neither_answer_nor_confirm(self):
        action = self._conclude().action_ids
        for user in (self.officer, self.other_local_head):
            with self.assertRaises(AccessError):
                action.with_user(user).answer = "Khác"
            with self.assertRaises(AccessError):
                self._close(action, "done", user)

    def test_corrective_actions_begin_with_the_conclusion_alone(self):
        action = self._check().action_ids
        with self.assertRaisesRegex(UserError, "with the conclusion"):
            action.with_user(self.room_head).action_start()

    def test_files_are_read_by_whoever_reads_what_they_prove(self):
        inspection = self._report()
        self._close(inspection, "returned", self.head, "Thêm chứng cứ")
        file = (
            self.env["ir.attachment"]
            .with_user(self.room_head)
            .create({"name": "so.txt", "datas": base64.b64encode(b"trang 12")})
        )
        inspection.finding_ids.attachment_ids = file
        self.assertEqual(
            (file.res_model, file.res_id),
            ("thads.inspection.finding", inspection.finding_ids.id),
        )
        with self.assertRaises(AccessError):
            file.with_user(self.local_head).read(["datas"])
        self._close(inspection, "done")
        self._close(inspection, "approved", self.head)
        self.assertTrue(file.with_user(self.local_head).read(["datas"]))
        with self.assertRaises(AccessError):
            file.with_user(self.other_officer).read(["datas"])

    def test_an_administrator_keeps_the_checklists(self):
        checklists = self.env["thads.inspection.checklist"]
        made = checklists.with_user(self.admin).create({"name": "Kho"})
        made.item_ids = [(0, 0, {"name": "Khóa"})]
        for user in (self.staff, self.head, self.officer):
            with self.assertRaises(AccessError):
                made.with_user(user).name = "Khác"
            self.assertEqual(made.with_user(user).item_ids.name, "Khóa")
