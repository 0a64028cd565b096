import io

from pypdf import PdfWriter

from odoo.addons.thads_one_stop.tools.upload import Upload

from .common import OneStopCommon


def make_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


class OnlineCommon(OneStopCommon):
    """What citizens send online to the desk of the province."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province.code = "99"
        cls.pdf = make_pdf()

    @classmethod
    def _submit(cls, **values):
        """Send what is complete, as the public form does; return it as the clerk."""
        files = cls.env["thads.dossier.submission.file"]
        upload = Upload("don.pdf", "application/pdf", cls.pdf)
        submission = (
            cls.env["thads.dossier.submission"]
            .sudo()
            .create(
                {
                    "service_id": cls.service.id,
                    "department_id": cls.province.id,
                    "content": "Yêu cầu thi hành bản án số 12/2026/DS-ST",
                    "applicant_kind": "person",
                    "applicant_name": "Nguyễn Thị Đào",
                    "applicant_number": "008099000001",
                    "applicant_phone": "0912345678",
                    "applicant_email": "dao@example.com",
                    "applicant_address": "Phường Minh Xuân",
                    "channel_wanted": "desk",
                    "file_ids": [
                        (0, 0, files._prepare_values(paper.name, upload))
                        for paper in cls.service.paper_ids.filtered("is_required")
                    ],
                    **values,
                }
            )
        )
        return submission.with_user(cls.clerk)
