import base64
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .document_common import DAY, DocumentCommon
from .pdf_tools import read_pages


@tagged("post_install", "-at_install")
@freeze_time(f"{DAY} 03:00:00")
class TestDocument(DocumentCommon):
    def test_symbol_of_a_named_paper(self):
        self.assertEqual(self.document.symbol, "QĐ-THADS")

    def test_symbol_of_a_letter_names_the_drafting_unit(self):
        letter = self._create_document(type_id=self.letter_type.id)
        self.assertEqual(letter.symbol, "THADS-VP")

    def test_deputy_signs_for_the_head(self):
        self.assertEqual(self.document.capacity, "KT")
        self.assertEqual(
            self.document.signature_text,
            "KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ\nPHÓ TRƯỞNG THI HÀNH ÁN DÂN SỰ",
        )

    def test_head_signs_in_person(self):
        document = self._create_document(signer_id=self.head.id)
        self.assertFalse(document.capacity)
        self.assertEqual(document.signature_text, "TRƯỞNG THI HÀNH ÁN DÂN SỰ")

    def test_decision_names_who_decides(self):
        self.assertEqual(self.document.authority, "Trưởng Thi hành án dân sự tỉnh Một")

    def test_draft_has_no_number(self):
        self.assertFalse(self.document.full_number)
        self.assertEqual(self.document.display_name, self.document.title)

    def test_issue_gives_number_date_and_prints(self):
        self.document.with_user(self.officer).action_issue()
        self.assertRecordValues(
            self.document,
            [
                {
                    "state": "issued",
                    "number": 1,
                    "full_number": "01/QĐ-THADS",
                    "date": DAY,
                    "year": 2026,
                    "display_name": f"01/QĐ-THADS {self.document.title}",
                }
            ],
        )
        page = read_pages(base64.b64decode(self.document.pdf_file))[0]
        self.assertTrue(page.find("Số: 01/QĐ-THADS"))
        self.assertTrue(page.find("Tuyên Quang, ngày 05 tháng 01 năm 2026"))
        self.assertIn("THI HÀNH ÁN DÂN SỰ TỈNH MỘT", page.words)
        self.assertIn("- Như Điều 2;", page.words)
        self.assertTrue(base64.b64decode(self.document.docx_file).startswith(b"PK"))

    def test_prints_of_an_issued_document_do_not_change(self):
        self.document.action_issue()
        kept = base64.b64decode(self.document.pdf_file)
        self.province.write({"name": "Tên mới"})
        report = self.env.ref("thads_base.action_report_document")
        streams = report._render_qweb_pdf_prepare_streams(report, {}, self.document.ids)
        self.assertEqual(streams[self.document.id]["stream"].getvalue(), kept)
        self.assertEqual(
            self.document._render_docx(), base64.b64decode(self.document.docx_file)
        )

    def test_issued_document_does_not_change(self):
        recipient = self.env["thads.document.recipient"].create(
            {"document_id": self.document.id, "name": "Các đơn vị"}
        )
        self.document.action_issue()
        for change in (
            lambda: self.document.write({"title": "Khác"}),
            lambda: self.document.write({"date": date(2026, 1, 4)}),
            lambda: self.document.write({"signer_id": self.head.id}),
            lambda: self.document.write({"recipient_ids": [(5,)]}),
            lambda: recipient.write({"name": "Khác"}),
            recipient.unlink,
            lambda: recipient.copy({"document_id": self.document.id}),
            self.document.unlink,
            self.document.action_issue,
        ):
            with self.assertRaises(UserError):
                change()
        self.document.message_post(body="Đã phát hành.")

    def test_recipient_cannot_move_to_an_issued_document(self):
        recipient = self.env["thads.document.recipient"].create(
            {"document_id": self._create_document().id, "name": "Các đơn vị"}
        )
        self.document.action_issue()
        with self.assertRaises(UserError):
            recipient.document_id = self.document

    def test_void_document_keeps_number_and_reason(self):
        self.document.action_issue()
        action = self.document.with_user(self.officer).action_void()
        wizard = Form.from_action(self.env(user=self.officer), action)
        wizard.reason = "Ban hành nhầm"
        wizard.save().action_confirm()
        self.assertRecordValues(
            self.document,
            [{"state": "void", "number": 1, "void_reason": "Ban hành nhầm"}],
        )
        following = self._create_document()
        following.action_issue()
        self.assertEqual(following.number, 2)

    def test_draft_cannot_be_void(self):
        with self.assertRaisesRegex(UserError, "state"):
            self.document._void("x")

    def test_issue_asks_for_what_is_missing(self):
        letter = self._create_document(type_id=self.letter_type.id)
        with self.assertRaisesRegex(UserError, "Addressees"):
            letter.action_issue()
        self.document.signer_id = False
        with self.assertRaisesRegex(UserError, "Signer"):
            self.document.action_issue()

    def test_issue_refuses_a_signer_without_a_post(self):
        self.document.signer_id = self.staff
        with self.assertRaisesRegex(UserError, "cannot sign"):
            self.document.action_issue()

    def test_issue_refuses_a_day_to_come(self):
        self.document.date = date(2026, 1, 6)
        with self.assertRaisesRegex(UserError, "future"):
            self.document.action_issue()

    def test_signature_follows_a_substitution_that_ended(self):
        self._create_substitution(
            self.head, self.deputy, date(2026, 1, 1), date(2026, 1, 4), capacity="Q"
        )
        with freeze_time("2026-01-03 03:00:00"):
            document = self._create_document()
            self.assertEqual(document.capacity, "Q")
        document.action_issue()
        self.assertEqual(document.capacity, "KT")
        self.assertIn("PHÓ TRƯỞNG", document.signature_text)

    def test_recipients_start_with_those_of_the_type(self):
        purpose = self.env.ref("thads_base.document_purpose_execute")
        defaults = self.env["thads.document.recipient.default"]
        defaults.create({"type_id": self.decision_type.id, "name": "Mọi nơi"})
        defaults.create(
            {
                "type_id": self.decision_type.id,
                "issuer_id": self.province.id,
                "department_id": self.local.id,
                "purpose_id": purpose.id,
            }
        )
        document = self._create_document()
        self.assertEqual(
            document.recipient_ids._get_printed_lines(),
            (f"{self.local.name} (để thực hiện)",),
        )
        other = self._create_document(department_id=self.other_province.id)
        self.assertEqual(other.recipient_ids._get_printed_lines(), ("Mọi nơi",))

    def test_archive_line_names_the_drafting_unit(self):
        words = read_pages(self._print(self.document._get_paper()))[0].words
        self.assertIn("- Lưu: VT, VP.", words)

    def test_copy_is_a_draft_without_number(self):
        self.document.action_issue()
        self.assertRecordValues(
            self.document.copy(),
            [{"state": "draft", "number": 0, "date": False, "pdf_file": False}],
        )
