import io
import os
import re
import zipfile
from unittest.mock import patch

from PIL import Image

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.thads_one_stop.tools.upload import TEST_VIRUS

from .online_common import OnlineCommon, make_pdf

MEGABYTE = 1024 * 1024
UPLOAD_LOG = "odoo.addons.thads_one_stop.tools.upload"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FORM = {
    "unit": "99",
    "service": "THA-01",
    "applicant_kind": "person",
    "applicant_name": "Nguyễn Thị Đào",
    "applicant_number": "008099000001",
    "applicant_phone": "0912 345 678",
    "applicant_email": "dao@example.com",
    "applicant_address": "Phường Minh Xuân",
    "content": "Yêu cầu thi hành bản án số 12/2026/DS-ST",
    "channel_wanted": "desk",
    "place_wanted": "",
    "website": "",
}
AUTHORISED = {
    "submitter_name": "Lê Văn Ủy",
    "submitter_number": "008099000002",
    "submitter_phone": "0912 000 222",
}


class PublicCase(OnlineCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        parameters = cls.env["ir.config_parameter"]
        for kind in ("lookup", "submission"):
            parameters.set_param(f"thads_one_stop.{kind}_limit", 1000)

    def assertLight(self, response):
        """No script, nothing from elsewhere, nothing that is kept or passed on."""
        headers = response.headers
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotIn("script-src", headers["Content-Security-Policy"])
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertIn("noindex", headers["X-Robots-Tag"])
        self.assertIn(headers["Cache-Control"], ("no-store", "private, no-cache"))
        self.assertNotIn("<script", response.text)
        self.assertNotIn("style=", response.text)
        self.assertTrue(response.text.startswith("<!DOCTYPE html>"))


@tagged("post_install", "-at_install")
class TestPublicLookup(PublicCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dossier = cls._receive()
        cls.token = cls.dossier.sudo().access_token

    def test_by_the_address_of_the_slip(self):
        response = self.url_open(f"/tra-cuu/{self.token}")
        self.assertEqual(response.status_code, 200)
        self.assertLight(response)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertIn('lang="vi"', response.text)
        self.assertIn(self.dossier.code, response.text)
        self.assertIn(self.service.name, response.text)
        for private in ("Đào", "0912345678", "008099000001", self.clerk.name):
            self.assertNotIn(private, response.text)
        english = self.url_open(f"/tra-cuu/{self.token}?lang=en").text
        self.assertIn('<html lang="en"', english)
        self.assertIn("What happened", english)

    def test_by_the_bare_code(self):
        response = self.url_open(f"/tra-cuu?code={self.dossier.code}")
        self.assertEqual(response.status_code, 200)
        self.assertLight(response)
        self.assertIn(self.province.name, response.text)
        self.assertNotIn(self.service.name, response.text)
        self.assertNotIn(self.token, response.text)
        self.assertNotIn("Đào", response.text)

    def test_wrong_and_malformed_codes_are_answered_alike(self):
        def ask(code):
            response = self.url_open("/tra-cuu", params={"code": code})
            self.assertEqual(response.status_code, 404)
            # what was typed stands in the field, and in the link to English
            typed = re.compile(r'(?<=value=")[^"]*(?=")|(?<=code=)[^"]*(?=")')
            return typed.sub("", response.text)

        wrong = ask("G15.99-261008-9999")
        self.assertEqual(ask("khong-phai-ma"), wrong)
        self.assertEqual(ask("%27 OR 1=1 --"), wrong)

    def test_a_guessed_token_leads_nowhere(self):
        for token in ("x", self.token[:-1], self.token + "x", "a" * 500, "%00"):
            with self.subTest(token):
                response = self.url_open(f"/tra-cuu/{token}")
                self.assertEqual(response.status_code, 404)
                self.assertNotIn(self.service.name, response.text)

    def test_what_is_typed_is_no_markup(self):
        response = self.url_open("/tra-cuu", params={"code": '"><script>x</script>'})
        self.assertNotIn("<script>x", response.text)

    def test_an_address_that_calls_too_often_waits(self):
        self.env["ir.config_parameter"].set_param("thads_one_stop.lookup_limit", 3)
        self.env["thads.public.call"].sudo().search([], limit=100).unlink()
        for _ in range(3):
            response = self.url_open(f"/tra-cuu?code={self.dossier.code}")
            self.assertEqual(response.status_code, 200)
        for path in ("/tra-cuu?code=x", f"/tra-cuu/{self.token}"):
            response = self.url_open(path)
            self.assertEqual(response.status_code, 429)
            self.assertLight(response)
            self.assertIn("Retry-After", response.headers)
            self.assertNotIn(self.dossier.code, response.text)
        calls = self.env["thads.public.call"].sudo().search([], limit=100)
        self.assertEqual(len(calls), 3)
        self.assertNotIn("127.0.0.1", calls.mapped("address"))
        # the page with the field costs nothing
        self.assertEqual(self.url_open("/tra-cuu").status_code, 200)


@tagged("post_install", "-at_install")
class TestPublicSubmission(PublicCase):
    def _open_form(self, query="unit=99&service=THA-01"):
        response = self.url_open(f"/nop-ho-so?{query}")
        self.assertEqual(response.status_code, 200)
        self.assertLight(response)
        return TOKEN.search(response.text).group(1)

    def _send(self, files=None, **values):
        """Send the form; ``files`` as (field, name, content), or what is required."""
        papers = self.service.paper_ids.filtered("is_required")
        if files is None:
            files = [(f"paper_{paper.id}", "don.pdf", self.pdf) for paper in papers]
        data = {**FORM, "csrf_token": self._open_form(), **values}
        return self.url_open(
            "/nop-ho-so",
            data=data,
            files=[(field, (name, content)) for field, name, content in files],
            allow_redirects=False,
        )

    def _find(self):
        return self.env["thads.dossier.submission"].search([], limit=10)

    def _refuse(self, name, content):
        """Send a hostile file as one of the required papers; return what is said."""
        papers = self.service.paper_ids.filtered("is_required")
        response = self._send(
            [
                (f"paper_{papers[0].id}", name, content),
                (f"paper_{papers[1].id}", "banan.pdf", self.pdf),
            ]
        )
        self.assertEqual(response.status_code, 422)
        self.assertFalse(self._find())
        self.assertLight(response)
        return re.search(
            rf'id="paper_{papers[0].id}-error">([^<]*)<', response.text
        ).group(1)

    def test_sent_it_can_be_followed(self):
        response = self._send()
        self.assertEqual(response.status_code, 303)
        submission = self._find()
        self.assertEqual(submission.applicant_phone, "0912 345 678")
        self.assertEqual(submission.department_id, self.province)
        self.assertEqual(submission.file_ids.mapped("name"), ["don.pdf", "don.pdf"])
        self.assertEqual(submission.file_ids[0].mimetype, "application/pdf")
        page = self.url_open(response.headers["Location"])
        self.assertEqual(page.status_code, 200)
        self.assertLight(page)
        self.assertIn(self.service.name, page.text)
        self.assertNotIn("Đào", page.text)
        self.assertNotIn("dao@", page.text)
        mail = self.env["mail.mail"].search([("email_to", "=", "dao@example.com")])
        self.assertIn(submission.lookup_url, mail.body_html)

    def test_what_is_wrong_stands_next_to_its_field_and_nothing_is_lost(self):
        response = self._send(
            [], applicant_email="dao", content='Bản án "12" <b>', channel_wanted="post"
        )
        self.assertEqual(response.status_code, 422)
        self.assertLight(response)
        self.assertFalse(self._find())
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        text = response.text
        for field in ("applicant_email", "place_wanted"):
            self.assertIn(f'id="{field}-error"', text)
            self.assertIn(f'href="#{field}"', text)
        self.assertNotIn('id="applicant_phone-error"', text)
        for paper in self.service.paper_ids:
            shown = f'id="paper_{paper.id}-error"' in text
            self.assertEqual(shown, paper.is_required)
        self.assertIn('value="dao"', text)
        self.assertIn("Bản án &#34;12&#34; &lt;b&gt;", text)
        self.assertIn('value="008099000001"', text)
        self.assertRegex(text, r'value="post"[^>]*checked')

    def test_only_open_services_are_taken(self):
        for values in ({"unit": "98"}, {"service": "THA-03"}, {"unit": ""}):
            with self.subTest(values):
                self.assertEqual(self._send(**values).status_code, 422)
        self.service.accepts_online = False
        self.assertNotIn("THA-01", self.url_open("/nop-ho-so").text)
        response = self.url_open("/nop-ho-so?unit=99&service=THA-01")
        self.assertNotIn("csrf_token", response.text)
        self.assertFalse(self._find())

    def test_a_program_that_fills_the_trap_is_refused(self):
        self.assertEqual(self._send(website="http://spam").status_code, 422)
        self.assertFalse(self._find())

    def test_a_form_of_another_site_is_refused(self):
        with mute_logger("odoo.http"):
            response = self._send(csrf_token="x")
        self.assertEqual(response.status_code, 400)
        self.assertLight(response)
        self.assertFalse(self._find())

    def test_an_address_that_sends_too_often_waits(self):
        self.env["ir.config_parameter"].set_param("thads_one_stop.submission_limit", 1)
        self.env["thads.public.call"].sudo().search([], limit=100).unlink()
        self.assertEqual(self._send().status_code, 303)
        self.assertEqual(self._send().status_code, 429)
        self.assertEqual(len(self._find()), 1)

    def test_200_megabytes_are_refused_unread(self):
        class Endless(io.RawIOBase):
            """A body that says how much of it was taken."""

            taken = 0

            def __len__(self):
                return 200 * MEGABYTE

            # pylint: disable=method-required-super
            def read(self, size=-1):
                if self.taken >= len(self):
                    return b""
                self.taken += min(size, len(self) - self.taken)
                return b"0" * size

        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        response = self.url_open("/nop-ho-so", data=Endless(), headers=headers)
        self.assertEqual(response.status_code, 413)
        self.assertLight(response)
        self.assertFalse(self._find())

    def test_a_file_above_the_limit_is_named(self):
        self.env["ir.config_parameter"].set_param("thads_one_stop.upload_file_mb", 1)
        content = self.pdf + b"\0" * MEGABYTE
        self.assertIn("“don.pdf”", self._refuse("don.pdf", content))
        self.assertIn("1 MB", self._refuse("don.pdf", content))

    def test_files_above_the_limit_together_are_refused(self):
        self.env["ir.config_parameter"].set_param("thads_one_stop.upload_total_mb", 1)
        papers = self.service.paper_ids.filtered("is_required")
        stream = io.BytesIO()
        Image.frombytes("L", (900, 900), os.urandom(900 * 900)).save(stream, "PNG")
        files = [(f"paper_{paper.id}", "a.png", stream.getvalue()) for paper in papers]
        response = self._send(files)
        self.assertEqual(response.status_code, 422)
        self.assertIn('id="paper_other-error"', response.text)

    def test_too_many_files_are_refused(self):
        self.env["ir.config_parameter"].set_param("thads_one_stop.upload_files", 1)
        response = self._send()
        self.assertEqual(response.status_code, 422)
        self.assertIn('id="paper_other-error"', response.text)

    def test_who_is_authorised_submits_for_the_applicant(self):
        own = self.service.paper_ids.filtered("is_authorisation")
        self._submit_authorised(f"paper_{own.id}")
        submission = self._find().with_user(self.clerk)
        action = submission.action_accept()
        dossier = self.env["thads.dossier"].browse(action["res_id"])
        self.assertEqual(dossier.channel_in, "authorised")
        self.assertIn(own.name, dossier.paper_ids.filtered("is_there").mapped("name"))
        self.assertEqual(dossier.submitter_name, "Lê Văn Ủy")
        self.assertEqual(dossier.applicant_name, FORM["applicant_name"])

    def test_every_service_takes_the_paper_of_authorisation(self):
        own = self.service.paper_ids.filtered("is_authorisation")
        page = "/nop-ho-so?unit=99&service=THA-01"
        self.assertNotIn('id="paper_authorisation"', self.url_open(page).text)
        own.unlink()
        self.assertIn('id="paper_authorisation"', self.url_open(page).text)
        self._submit_authorised("paper_authorisation")

    def _submit_authorised(self, field):
        """Send for the applicant, which is refused without the paper of it."""
        response = self._send(**AUTHORISED)
        self.assertEqual(response.status_code, 422)
        self.assertIn(f'id="{field}-error"', response.text)
        papers = self.service.paper_ids.filtered("is_required")
        files = [(f"paper_{paper.id}", "don.pdf", self.pdf) for paper in papers]
        files.append((field, "uyquyen.pdf", self.pdf))
        self.assertEqual(self._send(files, **AUTHORISED).status_code, 303)

    def test_wrong_type(self):
        for content in (b"MZ\x90", b"<html><script>", b"GIF89a", b"PK\x05\x06"):
            self.assertIn("“đơn.pdf”", self._refuse("đơn.pdf", content))

    def test_no_bytes(self):
        self.assertIn("“rỗng.pdf”", self._refuse("rỗng.pdf", b""))

    def test_eicar(self):
        self.assertIn("“virus.pdf”", self._refuse("virus.pdf", TEST_VIRUS))
        self.assertIn("“v.pdf”", self._refuse("v.pdf", self.pdf + TEST_VIRUS))

    def test_what_the_scanner_says_counts(self):
        self.env["ir.config_parameter"].set_param("thads_base.clamd", "/x")
        scan = "odoo.addons.thads_one_stop.tools.upload.find_virus"
        with patch(scan, return_value="Test.Sign"), mute_logger(UPLOAD_LOG):
            self.assertIn("mã độc nên", self._refuse("a.pdf", self.pdf))
        with mute_logger(UPLOAD_LOG):
            self.assertIn("thử lại sau", self._refuse("a.pdf", self.pdf))

    def test_state_secrets_do_not_belong_here(self):
        page = self.url_open("/nop-ho-so?unit=99&service=THA-01&lang=en").text
        self.assertIn("State secrets do not belong here", page)

    def test_a_name_with_path_parts(self):
        for name in ("../../etc/passwd.pdf", "/etc/x.pdf", "don/.."):
            self.assertIn(name.split("/")[-1], self._refuse(name, self.pdf))

    def test_a_zip_bomb(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "[Content_Types].xml", "wordprocessingml.document.main+xml"
            )
            archive.writestr("word/document.xml", b"0" * 100 * MEGABYTE)
        self.assertLess(len(stream.getvalue()), MEGABYTE)
        self.assertIn("“bom.docx”", self._refuse("bom.docx", stream.getvalue()))

    def test_a_pdf_that_acts(self):
        launching = self.pdf.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction <</S /Launch /F (x)>>"
        )
        self.assertIn("“chạy.pdf”", self._refuse("chạy.pdf", launching))

    def test_files_are_only_downloaded_and_only_by_the_unit(self):
        submission = self._submit()
        file = submission.sudo().file_ids[0]
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", file._name),
                ("res_id", "=", file.id),
                ("res_field", "=", "content"),
            ]
        )
        paths = (
            f"/web/content/{file._name}/{file.id}/content",
            f"/web/content/{file._name}/{file.id}/content?download=false",
            f"/web/image/{file._name}/{file.id}/content",
            f"/web/content/{attachment.id}",
        )
        for path in paths:
            self.assertNotIn(b"%PDF", self.url_open(path).content)
        self.authenticate(self.local_clerk.login, self.local_clerk.login)
        with mute_logger("odoo.http"):
            for path in paths:
                self.assertNotIn(b"%PDF", self.url_open(path).content)
        self.authenticate(self.clerk.login, self.clerk.login)
        for path in paths[:3]:
            with self.subTest(path):
                response = self.url_open(path)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response.content, make_pdf())
                disposition = response.headers["Content-Disposition"]
                self.assertTrue(disposition.startswith("attachment"))
                self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
