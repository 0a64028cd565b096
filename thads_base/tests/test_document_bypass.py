import base64

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .document_common import DAY, DocumentCommon


@tagged("post_install", "-at_install")
@freeze_time(f"{DAY} 03:00:00")
class TestDocumentBypass(DocumentCommon):
    """Ways around the rules, as a call from outside could try them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._create_document(drafting_department_id=cls.room.id)
        cls.foreign = cls._create_document(
            department_id=cls.other_province.id,
            drafting_department_id=cls.other_office.id,
        )

    def _attach(self, name):
        """Attach a file in the place of one that issuing keeps."""
        return (
            self.env["ir.attachment"]
            .with_user(self.room_head)
            .create(
                {
                    "name": name,
                    "raw": b"forged",
                    "res_model": "thads.document",
                    "res_id": self.draft.id,
                    "res_field": name,
                }
            )
        )

    def test_what_is_issued_is_what_is_printed(self):
        """Not a file that was put there before."""
        for name in ("pdf_file", "docx_file"):
            self._attach(name)
        self.assertNotEqual(self.draft._render_docx(), b"forged")
        self.draft.with_user(self.officer).action_issue()
        self.env.invalidate_all()
        self.assertEqual(base64.b64decode(self.draft.pdf_file)[:4], b"%PDF")
        self.assertEqual(base64.b64decode(self.draft.docx_file)[:2], b"PK")
        with self.assertRaises(AccessError):
            self._attach("pdf_file")

    def test_defaults_do_not_register(self):
        values = {
            "title": "Quyết định",
            "type_id": self.decision_type.id,
            "department_id": self.province.id,
            "drafting_department_id": self.room.id,
        }
        documents = self.env["thads.document"].with_user(self.room_head)
        self.assertTrue(documents.create(values))
        for default in (
            {"default_state": "issued", "default_number": 7, "default_date": DAY},
            {"default_pdf_file": "eA=="},
            {"default_void_reason": "x"},
        ):
            with self.subTest(default), self.assertRaises(AccessError):
                documents.with_context(**default).create(values)

    def test_draft_is_not_given_away(self):
        draft = self.draft.with_user(self.room_head)
        with self.assertRaises(AccessError):
            draft.drafting_department_id = self.local
        with self.assertRaises(AccessError):
            self.draft.with_user(self.officer).department_id = self.other_province

    def test_recipients_stay_with_papers_of_ones_own(self):
        """Who is named on a paper reads it: nobody names themselves on another's."""
        recipient = self.env["thads.document.recipient"].create(
            {"document_id": self.draft.id, "department_id": self.room.id}
        )
        for user in (self.room_head, self.officer):
            with self.assertRaises(AccessError):
                recipient.with_user(user).document_id = self.foreign
        recipient.with_user(self.room_head).name = "Phòng Nghiệp vụ"

    def test_default_recipients_stay_with_ones_own_units(self):
        line = self.env["thads.document.recipient.default"].create(
            {
                "type_id": self.decision_type.id,
                "issuer_id": self.province.id,
                "department_id": self.office.id,
            }
        )
        for issuer in (self.other_province, self.env["hr.department"]):
            with self.assertRaises(AccessError):
                line.with_user(self.officer).issuer_id = issuer

    def test_paper_does_not_carry_what_its_author_cannot_read(self):
        source = {"res_model": "thads.document", "res_id": self.foreign.id}
        for user in (self.room_head, self.officer):
            with self.assertRaises(AccessError):
                self.draft.with_user(user).write(source)
        self.draft.write(source)
        with self.assertRaises(AccessError):
            self.draft.with_user(self.officer).action_issue()
