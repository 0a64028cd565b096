import base64
import io
from unittest.mock import patch

from pypdf import PdfReader

from odoo.tests import tagged
from odoo.tools.misc import mute_logger

from ..tools import pdf
from .document_common import DocumentCommon

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)
LOGGER = "odoo.addons.thads_base.tools.pdf"
ICON = "/thads_base/static/description/icon.png"
OUTSIDE = (
    "http://example.org/x.png",
    "https://example.org/x.png",
    "//example.org/x.png",
    "ftp://example.org/x.png",
    "file:///etc/passwd",
    "data:text/html,<b>x</b>",
    "/etc/passwd",
    "/thads_base/__manifest__.py",
    "/thads_base/models/hr_department.py",
    "/thads_base/static/../models/hr_department.py",
    "/thads_base/static/%2e%2e/models/hr_department.py",
    "/thads_base/static/%252e%252e/models/hr_department.py",
    "/thads_base/static/../../../../../../etc/passwd",
    "/thads_base/static/description/nothing.png",
    "/thads_base/static/fonts/LICENSE-OFL.txt",
    "/web/session/logout",
    "/web/image/res.users/1/login",
    "/web/image/res.users/999999/image_128",
    "/web/image/no.model/1/image_128",
    "/web/image/999999",
    "/web/content/1",
)


@tagged("post_install", "-at_install")
class TestPdfEngine(DocumentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env.ref("thads_base.action_report_document")

    def _render(self, address, user=None):
        """Return the PDF of a page that shows an image."""
        reports = self.env["ir.actions.report"].with_user(user or self.officer)
        return pdf.render_pdf(
            f'<p>Trang</p><img src="{address}">', reports._get_pdf_asset
        )

    def _count_images(self, content):
        page = PdfReader(io.BytesIO(content)).pages[0]
        return len(page.images)

    def _create_image(self, **values):
        return self.env["ir.attachment"].create(
            {"name": "x.png", "raw": PIXEL, **values}
        )

    def test_nothing_outside_the_server_is_fetched(self):
        """The image is left out and logged; the rest of the paper prints."""
        for address in OUTSIDE:
            with (
                self.subTest(address),
                mute_logger("weasyprint"),
                self.assertLogs(LOGGER, "WARNING") as logs,
            ):
                self.assertFalse(self._count_images(self._render(address)))
                self.assertIn("Left out of a paper", logs.output[0])

    def test_assets_of_the_server_are_shown(self):
        image = self._create_image(public=True)
        inline = "data:image/png;base64," + base64.b64encode(PIXEL).decode()
        for address in (ICON, f"{ICON}?v=1", f"/web/image/{image.id}", inline):
            with self.subTest(address), self.assertNoLogs(LOGGER):
                self.assertTrue(self._count_images(self._render(address)))

    def test_images_are_shown_to_those_who_may_see_them(self):
        image = self._create_image(res_model="thads.document", res_id=self.document.id)
        address = f"/web/image/{image.id}"
        self.assertTrue(self._count_images(self._render(address, self.officer)))
        with mute_logger("weasyprint"), self.assertLogs(LOGGER, "WARNING"):
            self.assertFalse(
                self._count_images(self._render(address, self.other_officer))
            )

    def test_file_that_is_no_image_is_not_shown(self):
        text = self._create_image(name="x.txt", raw=b"secret", public=True)
        with mute_logger("weasyprint"), self.assertLogs(LOGGER, "WARNING"):
            self._render(f"/web/image/{text.id}")

    def test_style_sheets_fetch_nothing_either(self):
        reports = self.env["ir.actions.report"]
        style = "@import url(file:///etc/passwd); p {background: url(http://x.org/)}"
        with mute_logger("weasyprint"), self.assertLogs(LOGGER, "WARNING") as logs:
            pdf.render_pdf(
                f"<style>{style}</style><p>x</p>"
                '<link rel="attachment" href="file:///etc/passwd">',
                reports._get_pdf_asset,
            )
        refused = "".join(logs.output)
        self.assertEqual(refused.count("file:///etc/passwd"), 2)
        self.assertIn("http://x.org/", refused)

    def test_client_is_told_that_papers_print(self):
        reports = self.env["ir.actions.report"]
        self.assertEqual(reports.get_wkhtmltopdf_state(), "ok")

    def test_several_papers_come_in_one_file(self):
        other = self._create_document(title="Về việc khác")
        records = self.document | other
        streams = self.report._render_qweb_pdf_prepare_streams(
            self.report, {}, records.ids
        )
        self.assertEqual(list(streams), records.ids)
        content, kind = self.report.with_context(
            force_report_rendering=True
        )._render_qweb_pdf(self.report, records.ids)
        self.assertEqual(kind, "pdf")
        self.assertTrue(content.startswith(b"%PDF"))

    def test_odoo_engine_stays_possible(self):
        self.report.pdf_engine = "wkhtmltopdf"
        reports = type(self.report)
        with (
            patch.object(reports, "get_wkhtmltopdf_state", lambda report: "ok"),
            patch.object(
                reports, "_run_wkhtmltopdf", autospec=True, return_value=b"%PDF"
            ) as run,
        ):
            self.report._render_qweb_pdf_prepare_streams(
                self.report, {}, self.document.ids
            )
        (body,) = run.call_args.args[1]
        self.assertIn("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", body)

    def test_odoo_engine_is_told_when_it_is_missing(self):
        reports = self.env["ir.actions.report"].with_context(pdf_engine="wkhtmltopdf")
        state = "odoo.addons.base.models.ir_actions_report._wkhtml"
        with patch(state) as wkhtml:
            wkhtml.return_value.state = "install"
            self.assertEqual(reports.get_wkhtmltopdf_state(), "install")
