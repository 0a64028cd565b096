import io

from docx import Document

from odoo.tests import HttpCase, tagged
from odoo.tools.misc import mute_logger

from .document_common import DocumentCommon


@tagged("post_install", "-at_install")
class TestPaperController(DocumentCommon, HttpCase):
    def _get(self, user, model="thads.document", record_id=None):
        self.authenticate(user.login, user.login)
        return self.url_open(
            f"/thads/paper/{model}/{record_id or self.document.id}.docx"
        )

    def test_word_file_is_downloaded(self):
        action = self.document.action_print_docx()
        self.authenticate(self.officer.login, self.officer.login)
        response = self.url_open(action["url"])
        self.assertEqual(response.status_code, 200)
        self.assertIn("attachment", response.headers["Content-Disposition"])
        self.assertIn(".docx", response.headers["Content-Disposition"])
        document = Document(io.BytesIO(response.content))
        texts = [paragraph.text for paragraph in document.paragraphs]
        self.assertIn("QUYẾT ĐỊNH", texts)

    @mute_logger("odoo.http")
    def test_word_file_is_refused_to_those_who_may_not_read(self):
        self.assertEqual(self._get(self.other_officer).status_code, 403)

    @mute_logger("odoo.http")
    def test_only_papers_are_served(self):
        user = self.officer
        self.assertEqual(self._get(user, "res.users", user.id).status_code, 404)
        self.assertEqual(self._get(user, "no.model", 1).status_code, 404)
        self.assertEqual(self._get(user, record_id=999999).status_code, 404)

    def test_pdf_is_downloaded_from_the_print_menu(self):
        self.authenticate(self.officer.login, self.officer.login)
        state = self.url_open("/report/check_wkhtmltopdf", json={"params": {}})
        self.assertEqual(state.json()["result"], "ok")
        response = self.url_open(
            f"/report/pdf/thads_base.report_document/{self.document.id}"
        )
        self.assertEqual(response.status_code, 200)
