import base64
import io
from datetime import date

from freezegun import freeze_time
from pypdf import PdfWriter

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .document_common import DocumentCommon


def make_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 02:00:00")
class TestDocumentSending(DocumentCommon):
    """What happens to an issued paper: its signed scan, whom it is sent to."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document.recipient_ids = [
            (5, 0, 0),
            (0, 0, {"name": "Các Phòng khu vực"}),
            (0, 0, {"name": "Lãnh đạo"}),
        ]
        cls.document.with_user(cls.officer).action_issue()

    def _upload(self, user, content, name="ban-ky.pdf"):
        wizard = self.env["thads.document.scan"].with_user(user)
        return wizard.create(
            {
                "document_id": self.document.id,
                "file": base64.b64encode(content),
                "filename": name,
            }
        ).action_confirm()

    def test_scan_is_kept_beside_the_printed_file(self):
        printed = self.document.pdf_file
        content = make_pdf()
        self._upload(self.officer, content)
        self.assertEqual(base64.b64decode(self.document.scan_file), content)
        self.assertEqual(self.document.pdf_file, printed)
        self.assertRecordValues(
            self.document,
            [{"scan_name": "ban-ky.pdf", "scan_user_id": self.officer.id}],
        )

    def test_an_earlier_scan_stays_in_the_chatter(self):
        self._upload(self.officer, make_pdf())
        self._upload(self.officer, make_pdf(), "ban-ky-2.pdf")
        names = self.document.message_ids.attachment_ids.mapped("name")
        self.assertLessEqual({"ban-ky.pdf", "ban-ky-2.pdf"}, set(names))

    def test_only_a_pdf_is_taken(self):
        with self.assertRaisesRegex(UserError, "not a PDF"):
            self._upload(self.officer, b"PK\x03\x04", "ban-ky.docx")
        self.assertFalse(self.document.scan_file)

    def test_only_the_office_of_the_issuing_unit_uploads(self):
        for user in (self.other_officer, self.head, self.staff, self.admin):
            with self.assertRaises(AccessError):
                self._upload(user, make_pdf())
        with self.assertRaises(AccessError):
            self.document.with_user(self.officer).scan_file = base64.b64encode(b"x")

    def test_a_draft_has_no_signed_scan(self):
        draft = self._create_document()
        with self.assertRaisesRegex(UserError, "not in state"):
            draft.with_user(self.officer)._keep_scan(make_pdf(), "ban-ky.pdf")

    def test_deliveries_tell_whom_how_and_when(self):
        action = self.document.with_user(self.officer).action_send()
        form = Form.from_action(self.document.with_user(self.officer).env, action)
        self.assertEqual(form.names, "Các Phòng khu vực\nLãnh đạo")
        form.names = "Các Phòng khu vực"
        form.channel = "exchange"
        form.save().action_confirm()
        self.assertRecordValues(
            self.document.delivery_ids,
            [
                {
                    "name": "Các Phòng khu vực",
                    "channel": "exchange",
                    "date_sent": date(2026, 3, 2),
                    "user_id": self.officer.id,
                }
            ],
        )
        again = Form.from_action(self.document.with_user(self.officer).env, action)
        self.assertEqual(again.names, "Lãnh đạo")

    def test_deliveries_stay_as_they_are(self):
        document = self.document.with_user(self.officer)
        document._record_deliveries(["A"], channel="post", date_sent=date(2026, 3, 2))
        delivery = document.delivery_ids
        for change in (
            lambda: delivery.write({"name": "B"}),
            lambda: delivery.unlink(),
            lambda: document.delivery_ids.create({"document_id": document.id}),
        ):
            with self.assertRaises(AccessError):
                change()

    def test_only_the_office_records_deliveries_of_issued_papers(self):
        values = {"channel": "post", "date_sent": date(2026, 3, 2)}
        for user in (self.other_officer, self.head, self.staff):
            with self.assertRaises(AccessError):
                self.document.with_user(user)._record_deliveries(["A"], **values)
        draft = self._create_document().with_user(self.officer)
        with self.assertRaisesRegex(UserError, "not in state"):
            draft._record_deliveries(["A"], **values)
