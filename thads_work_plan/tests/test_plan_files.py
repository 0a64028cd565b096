from odoo.exceptions import AccessError
from odoo.tests import tagged

from .assignment_common import AssignmentCommon


@tagged("post_install", "-at_install")
class TestPlanFiles(AssignmentCommon):
    """Files prove something to those who decide, not only to who uploaded them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owed = cls._issue_for_room()

    def _upload(self, user, **values):
        files = self.env["ir.attachment"].with_user(user)
        return files.create({"name": "Báo cáo.txt", "raw": b"Xong", **values})

    def _read(self, user):
        """Return what a user reads in the files of what was said."""
        progress = self.owed.with_user(user).progress_ids
        progress.attachment_ids.invalidate_recordset()
        return progress.attachment_ids.mapped("raw")

    def test_who_confirms_reads_what_was_uploaded(self):
        file = self._upload(self.staff)
        with self.assertRaises(AccessError):
            file.with_user(self.room_head).check_access("read")
        self.owed.with_user(self.staff).action_report(attachment_ids=file.ids)
        for user in (self.room_head, self.head, self.staff):
            self.assertEqual(self._read(user), [b"Xong"])
        with self.assertRaises(AccessError):
            file.with_user(self.other_officer).check_access("read")

    def test_proof_is_not_changed_afterwards(self):
        file = self._upload(self.staff)
        self.owed.with_user(self.staff).action_report(attachment_ids=file.ids)
        for deed in (lambda: file.write({"raw": b"Khac"}), file.unlink):
            with self.assertRaises(AccessError):
                deed()

    def test_one_file_proves_several_assignments(self):
        every = self.owed | self._issue_for_room()
        file = self._upload(self.staff)
        every.with_user(self.staff).action_report(attachment_ids=file.ids)
        files = every.progress_ids.attachment_ids
        self.assertEqual(len(files), 2)
        self.assertEqual(set(files.mapped("res_id")), set(every.progress_ids.ids))
        self.assertEqual(files.with_user(self.room_head).mapped("raw"), [b"Xong"] * 2)

    def test_what_belongs_to_something_else_is_copied(self):
        file = self._upload(self.staff, res_model="thads.plan", res_id=self.plan.id)
        self.owed.with_user(self.colleague).sudo(False).action_contribute(
            "Có văn bản", self._upload(self.colleague).ids
        )
        self.owed.with_user(self.staff).action_report(attachment_ids=file.ids)
        self.assertEqual(file.res_id, self.plan.id)
        self.assertEqual(self._read(self.room_head), [b"Xong"] * 2)

    def test_what_one_may_not_read_proves_nothing(self):
        file = self._upload(self.other_officer)
        with self.assertRaises(AccessError):
            self.owed.with_user(self.staff).action_report(attachment_ids=file.ids)
        with self.assertRaises(AccessError):
            file.with_user(self.staff).check_access("read")

    def test_whoever_reads_a_decision_reads_its_scan(self):
        scan = self._upload(self.officer)
        decisions = self.env["thads.plan.decision"].with_user(self.officer)
        decision = decisions.create(
            {
                "kind": "plan",
                "department_id": self.province.id,
                "number": "9/QĐ",
                "date": "2026-01-05",
                "name": "Kế hoạch năm",
                "attachment_ids": scan.ids,
            }
        )
        self.assertEqual(scan.with_user(self.staff).raw, b"Xong")
        second = self._upload(self.officer)
        decision.write({"attachment_ids": [(4, second.id)]})
        self.assertEqual(second.with_user(self.staff).raw, b"Xong")
        self.assertEqual(len(decision.attachment_ids), 2)
