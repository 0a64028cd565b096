import io
from datetime import date

from freezegun import freeze_time
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError

from .common import OneStopCommon

MM_PER_POINT = 25.4 / 72
A5 = (148, 210)


@freeze_time("2026-10-08 02:00:00")
class TestDossierForms(OneStopCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-10-08 02:00:00"):
            cls.province.place = "Tuyên Quang"
            cls.dossier = cls._receive(
                applicant_address="Số 1, phường Minh Xuân",
                content="Bản án số 05/2026/DS-ST",
                set_count=2,
            )
        cls.dossier.paper_ids[0].count = 3

    def _print(self, report, records):
        streams = self.env["ir.actions.report"]._render_qweb_pdf_prepare_streams(
            f"thads_one_stop.{report}", {}, records.ids
        )
        return streams[records.id]["stream"].getvalue()

    def _read(self, pdf):
        """Return the text and the size in millimetres of each page."""
        pages = PdfReader(io.BytesIO(pdf)).pages
        return [
            (
                " ".join(page.extract_text().split()),
                tuple(round(float(x) * MM_PER_POINT) for x in page.mediabox[2:]),
            )
            for page in pages
        ]

    def _hand_over(self):
        self.dossier.with_user(self.clerk).action_hand_over(self.staff)
        return self.dossier.with_user(self.staff)

    def test_slip(self):
        pages = self._read(self._print("report_receipt", self.dossier.with_user(self.clerk)))
        self.assertEqual(len(pages), 2)
        print(pages[0][0])
