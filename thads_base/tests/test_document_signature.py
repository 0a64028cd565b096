import base64
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import thads_document_signature
from . import certificates
from .document_common import DocumentCommon
from .pdf_tools import MM_PER_POINT, read_pages
from .test_document_sending import make_pdf

CONFIGURATION = """
[options]
[thads_signature 91]
certificate = {folder}/agency.p12
passphrase_file = {folder}/passphrase
trust = {folder}/authority.pem
"""


@tagged("post_install", "-at_install")
class TestDocumentSignature(DocumentCommon):
    """The agency's electronic signature, by a key in the configuration file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = Path(cls.enterClassContext(TemporaryDirectory()))
        authority = certificates.make_authority()
        agency = certificates.make_agency(authority)
        (cls.folder / "agency.p12").write_bytes(agency.pkcs12)
        (cls.folder / "passphrase").write_bytes(certificates.PASSPHRASE)
        (cls.folder / "authority.pem").write_bytes(authority.pem)
        cls.configuration = cls.folder / "odoo.conf"
        cls.configuration.write_text(CONFIGURATION.format(folder=cls.folder))
        cls.province.code = "91"

    def setUp(self):
        super().setUp()
        path = {"config": str(self.configuration)}
        self.enterContext(patch.object(thads_document_signature, "config", path))

    def _issue(self):
        document = self.document.with_user(self.officer)
        document.action_issue()
        return document

    def _read_printed(self, document) -> bytes:
        report = self.env.ref("thads_base.action_report_document")
        streams = report._render_qweb_pdf_prepare_streams(report, {}, document.ids)
        return streams[document.id]["stream"].getvalue()

    def test_office_signs_what_was_issued(self):
        document = self._issue()
        printed = base64.b64decode(document.pdf_file)
        self.assertTrue(document.can_sign)
        document.action_sign()
        signed = base64.b64decode(document.signed_file)
        self.assertTrue(signed.startswith(printed))
        self.assertEqual(self._read_printed(document), signed)
        self.assertIn(certificates.AGENCY, document.signature_words)
        self.assertIn("not changed since", document.signature_words)
        self.assertIn("certificate trusted", document.signature_words)
        self.assertFalse(document.can_sign)

    def test_seal_is_over_the_name_and_left_of_the_middle(self):
        document = self._issue()
        document.action_sign()
        signed = base64.b64decode(document.signed_file)
        page = read_pages(signed)[0]
        name = page.find(document.signer_id.name)
        (note,) = PdfReader(io.BytesIO(signed)).pages[0]["/Annots"]
        left, bottom, right, top = (
            float(edge) * MM_PER_POINT for edge in note.get_object()["/Rect"]
        )
        self.assertLess(right, name.middle)
        self.assertLess(name.middle - right, 45 / 2)
        self.assertLess(left, right)
        self.assertLess(page.height - top, name.baseline)
        self.assertGreater(page.height - bottom, page.find("KT. TRƯỞNG").baseline)

    def test_signed_scan_gets_the_signature(self):
        document = self._issue()
        scan = make_pdf()
        document._keep_scan(scan, "ban-ky.pdf")
        document.action_sign()
        self.assertTrue(base64.b64decode(document.signed_file).startswith(scan))

    def test_later_scan_is_to_be_signed_anew(self):
        document = self._issue()
        document.action_sign()
        document._keep_scan(make_pdf(), "ban-ky.pdf")
        self.assertFalse(document.signed_file)
        self.assertTrue(document.can_sign)

    def test_changed_file_is_told(self):
        document = self._issue()
        document.action_sign()
        signed = base64.b64decode(document.signed_file)
        changed = signed.replace(b"/MediaBox", b"/MediaBux", 1)
        document._engine().write({"signed_file": base64.b64encode(changed)})
        self.assertIn("CHANGED AFTER SIGNING", document.signature_words)
        self.assertTrue(document.is_signature_broken)

    def test_only_the_office_of_the_unit_signs(self):
        self._issue()
        for user in (self.head, self.staff, self.other_officer, self.admin):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.document.with_user(user).action_sign()
        self.assertFalse(self.document.signed_file)

    def test_nobody_writes_the_signed_file(self):
        document = self._issue()
        with self.assertRaises(AccessError):
            document.write({"signed_file": base64.b64encode(make_pdf())})

    def test_draft_and_signed_paper_are_not_signed(self):
        with self.assertRaises(UserError):
            self.document.with_user(self.officer).action_sign()
        document = self._issue()
        document.action_sign()
        with self.assertRaises(UserError):
            document.action_sign()

    def test_unit_without_certificate_goes_on_as_before(self):
        self.province.code = "92"
        document = self._issue()
        self.assertFalse(document.can_sign)
        self.assertFalse(document.signature_words)
        with self.assertRaises(UserError):
            document.action_sign()
        self.assertEqual(
            self._read_printed(document), base64.b64decode(document.pdf_file)
        )

    def test_unusable_key_is_told_without_its_secrets(self):
        document = self._issue()
        self.addCleanup(
            (self.folder / "passphrase").write_bytes, certificates.PASSPHRASE
        )
        (self.folder / "passphrase").write_bytes(b"other")
        with (
            mute_logger(thads_document_signature.__name__),
            self.assertRaises(UserError) as refusal,
        ):
            document.action_sign()
        self.assertNotIn(str(self.folder), str(refusal.exception))
