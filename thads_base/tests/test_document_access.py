from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .document_common import DAY, DocumentCommon


@tagged("post_install", "-at_install")
@freeze_time(f"{DAY} 03:00:00")
class TestDocumentAccess(DocumentCommon):
    def _as(self, user):
        return self.document.with_user(user)

    def test_office_writes_and_issues(self):
        document = self._as(self.officer)
        document.title = "Về việc khác"
        document.action_issue()
        self.assertEqual(document.state, "issued")

    def test_office_of_another_province_does_neither(self):
        document = self._as(self.other_officer)
        self.assertFalse(document.has_access("read"))
        self.assertFalse(document.has_access("write"))
        with self.assertRaises(AccessError):
            document.action_issue()

    def test_head_drafts_for_the_own_unit_and_does_not_issue(self):
        draft = (
            self.env["thads.document"]
            .with_user(self.room_head)
            .create(
                {
                    "title": "Báo cáo",
                    "type_id": self.decision_type.id,
                    "department_id": self.province.id,
                    "drafting_department_id": self.room.id,
                    "recipient_ids": [(0, 0, {"name": "Các đơn vị"})],
                }
            )
        )
        draft.title = "Về việc báo cáo"
        draft.recipient_ids.name = "Mọi đơn vị"
        with self.assertRaises(AccessError):
            draft.action_issue()
        with self.assertRaises(AccessError):
            draft.write({"state": "issued", "number": 7})

    def test_head_does_not_draft_for_another_unit(self):
        with self.assertRaises(AccessError):
            self._as(self.room_head).title = "Khác"
        with self.assertRaises(AccessError):
            self.env["thads.document"].with_user(self.room_head).create(
                {
                    "title": "Báo cáo",
                    "type_id": self.decision_type.id,
                    "department_id": self.province.id,
                    "drafting_department_id": self.office.id,
                }
            )

    def test_staff_read_the_drafts_of_their_unit(self):
        self.document.drafting_department_id = self.room
        document = self._as(self.staff)
        self.assertTrue(document.has_access("read"))
        for operation in ("write", "create", "unlink"):
            self.assertFalse(document.has_access(operation))
        with self.assertRaises(AccessError):
            document.action_issue()
        with self.assertRaises(AccessError):
            document._void("x")

    def test_staff_read_what_was_sent_to_them_once_it_is_issued(self):
        document = self._as(self.colleague)
        self.document.recipient_ids = [(0, 0, {"department_id": self.local.id})]
        self.assertFalse(document.has_access("read"))
        self.document.action_issue()
        self.assertTrue(document.has_access("read"))
        self.assertTrue(document.recipient_ids.has_access("read"))
        self.assertFalse(self._as(self.staff).has_access("read"))

    def test_leader_reads_and_does_not_number(self):
        document = self._as(self.head)
        self.assertTrue(document.has_access("read"))
        with self.assertRaises(AccessError):
            document.action_issue()

    def test_nobody_writes_number_or_state(self):
        for values in (
            {"number": 7},
            {"state": "issued"},
            {"void_reason": "x"},
            {"pdf_file": "eA=="},
        ):
            for user in (self.officer, self.env.user):
                document = self._as(user)
                with self.assertRaises(AccessError):
                    document.write(values)
                with self.assertRaises(AccessError):
                    document.with_context(thads_document_engine=True).write(values)
                with self.assertRaises(AccessError):
                    document.copy(values)

    def test_administrator_keeps_the_types(self):
        self.decision_type.with_user(self.admin).name = "Quyết định mới"
        for user in (self.officer, self.staff, self.room_head, self.head):
            with self.assertRaises(AccessError):
                self.decision_type.with_user(user).name = "x"

    def test_office_keeps_the_default_recipients_of_its_units(self):
        defaults = self.env["thads.document.recipient.default"]
        values = {
            "type_id": self.decision_type.id,
            "issuer_id": self.province.id,
            "name": "x",
        }
        line = defaults.with_user(self.officer).create(values)
        with self.assertRaises(AccessError):
            line.with_user(self.other_officer).name = "y"
        with self.assertRaises(AccessError):
            defaults.with_user(self.officer).create({**values, "issuer_id": False})
        defaults.with_user(self.admin).create({**values, "issuer_id": False})

    def test_users_without_a_part_see_nothing(self):
        internal = new_test_user(self.env, "internal", "base.group_user")
        for model in ("thads.document", "thads.counter", "thads.document.type"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(internal).search([])
