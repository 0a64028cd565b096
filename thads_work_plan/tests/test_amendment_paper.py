from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.thads_base.tests.pdf_tools import read_pages
from odoo.addons.thads_base.tools.paper import Table

from .amendment_common import DAY, AmendmentCommon


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestAmendmentPaper(AmendmentCommon):
    """The decision prints only what differs; the slip and the letter likewise."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        action = cls.plan.with_user(cls.room_head).action_amend()
        cls.amendment = cls.amendments.with_user(cls.room_head).browse(action["res_id"])
        cls.amendment.write(
            {
                "ground": "instruction",
                "instruction_number": "Công văn số 12/CQLTHADS-VP",
                "instruction_date": "2026-02-20",
                "instruction_issuer": "Cục Quản lý",
                "line_ids": [
                    (0, 0, {"task_id": cls.other_task.id, "name": "Kiểm kê tài sản"}),
                    (
                        0,
                        0,
                        {
                            "task_id": cls.task.id,
                            "schedule_text": "Quý II/2026",
                            "reason": "Chờ số liệu",
                        },
                    ),
                ],
            }
        )

    def _draft(self, method, user):
        action = getattr(self.amendment.with_user(user), method)()
        return self.env["thads.document"].with_user(user).browse(action["res_id"])

    def _get_words(self, document):
        streams = self.env["ir.actions.report"]._render_qweb_pdf_prepare_streams(
            "thads_base.action_report_document", {}, document.ids
        )
        pages = read_pages(streams[document.id]["stream"].getvalue())
        return " ".join(page.words for page in pages)

    def test_decision_in_words(self):
        document = self._draft("action_draft_decision", self.room_head)
        self.assertRecordValues(
            document,
            [
                {
                    "department_id": self.province.id,
                    "drafting_department_id": self.room.id,
                    "signer_id": self.deputy.id,
                    "symbol": "QĐ-THADS",
                    "title": "Về việc điều chỉnh Kế hoạch công tác năm 2026 của Phòng "
                    "Tổ chức cán bộ",
                    "grounds": "Căn cứ Quyết định số 253/QĐ-THADS ngày 23 tháng 10 năm "
                    "2025 của Trưởng Thi hành án dân sự tỉnh Tuyên Quang\n"
                    "Căn cứ Quyết định số 05/QĐ-THADS ngày 05 tháng 01 năm 2026 của "
                    "Trưởng Thi hành án dân sự tỉnh Một\n"
                    "Căn cứ Công văn số 12/CQLTHADS-VP ngày 20 tháng 02 năm 2026 của "
                    "Cục Quản lý\n"
                    "Theo đề nghị của Trưởng phòng Tổ chức cán bộ",
                }
            ],
        )
        words = self._get_words(document)
        self.assertIn("Điều 1. Điều chỉnh một số nội dung của Kế hoạch", words)
        self.assertIn("KT. TRƯỞNG THI HÀNH ÁN DÂN SỰ", words)

    def test_table_has_only_what_differs_in_the_order_of_the_plan(self):
        document = self._draft("action_draft_decision", self.room_head)
        [table] = [
            block for block in document._get_paper().body if isinstance(block, Table)
        ]
        ground = "Công văn số 12/CQLTHADS-VP ngày 20 tháng 02 năm 2026 của Cục Quản lý"
        self.assertEqual(
            [[cell.text for cell in row.cells] for row in table.rows],
            [
                [
                    "1",
                    "Mục 1: Báo cáo quý (sản phẩm: Báo cáo)\n"
                    "Thời gian thực hiện: Quý I/2026",
                    "Thời gian thực hiện: Quý II/2026",
                    "Chờ số liệu",
                ],
                [
                    "2",
                    "Mục 2\nNhiệm vụ: Kiểm kê",
                    "Nhiệm vụ: Kiểm kê tài sản",
                    ground,
                ],
            ],
        )

    def test_issued_decision_says_what_stood_there(self):
        """Also when it is printed after the plan has changed."""
        self._submit(self.amendment)
        self._close(self.amendment, "approval", self.deputy, "approved")
        decision = self._issue_decision(self.amendment)
        self.assertEqual(self.output.schedule_text, "Quý II/2026")
        self.assertIn("Thời gian thực hiện: Quý I/2026", self._get_words(decision))
        self.assertEqual(self.other_task.name, "Kiểm kê tài sản")

    def test_specialised_unit_submits_on_a_slip(self):
        document = self._draft("action_draft_submission", self.room_head)
        self.assertEqual(document.type_id.kind, "named")
        self.assertEqual(
            document.addressees, "Deputy, Phó Trưởng Thi hành án dân sự tỉnh Một"
        )
        words = self._get_words(document)
        self.assertIn("PHIẾU TRÌNH", words)
        self.assertIn("Ý kiến của Lãnh đạo", words)
        self.assertIn("Thời gian thực hiện: Quý I/2026", words)
        self.assertNotIn("tình hình thực tiễn", words)

    def test_staff_draft_no_papers(self):
        with self.assertRaises(AccessError):
            self._draft("action_draft_decision", self.staff)

    def test_decision_lies_in_the_file_of_the_plan(self):
        self._submit(self.amendment)
        self._close(self.amendment, "approval", self.deputy, "approved")
        decision = self._issue_decision(self.amendment)
        names = [item.number for item in self.plan._collect_items()]
        self.assertIn(decision.full_number, names)
