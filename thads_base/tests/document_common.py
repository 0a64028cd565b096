from datetime import date
from unittest.mock import patch

from .common import OrganisationCommon

DAY = date(2026, 1, 5)


class DocumentCommon(OrganisationCommon):
    """The organisation of the tests, ready to issue papers, and a draft decision."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province.write({"symbol": "THADS", "place": "Tuyên Quang"})
        cls.office.symbol = "VP"
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head", name="Trưởng phòng")
        cls.decision_type = cls.env.ref("thads_base.document_type_decision")
        cls.letter_type = cls.env.ref("thads_base.document_type_letter")
        cls.document = cls._create_document()

    @classmethod
    def _create_document(cls, **values):
        return cls.env["thads.document"].create(
            {
                "title": "Về việc phê duyệt Kế hoạch công tác",
                "type_id": cls.decision_type.id,
                "department_id": cls.province.id,
                "drafting_department_id": cls.office.id,
                "signer_id": cls.deputy.id,
                "body": "Điều 1. Phê duyệt.\nĐiều 2. Thi hành Quyết định này.",
                **values,
            }
        )

    @classmethod
    def _print(cls, paper):
        """Return the PDF of a paper, printed in place of the draft's own."""
        report = cls.env.ref("thads_base.action_report_document")
        with patch.object(type(cls.document), "_get_paper", lambda document: paper):
            streams = report._render_qweb_pdf_prepare_streams(
                report, {}, cls.document.ids
            )
        return streams[cls.document.id]["stream"].getvalue()
