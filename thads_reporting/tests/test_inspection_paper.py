from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .inspection_common import InspectionCommon


def _get_texts(paper):
    """Return all that a paper says in its body: paragraphs, then cells."""
    texts = []
    for block in paper.body:
        if hasattr(block, "rows"):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    return texts


@tagged("post_install", "-at_install")
@freeze_time("2026-11-11 03:00:00")
class TestInspectionPaper(InspectionCommon):
    def test_the_team_reports_then_the_authority_concludes(self):
        inspection = self._report(kind="joint", outside_members="Lê Văn Tư, VKSND")
        paper = inspection._get_paper()
        self.assertEqual((paper.type_name, paper.agency), ("Báo cáo", "Đoàn kiểm tra"))
        self._close(inspection, "approved", self.head)
        paper = inspection.with_user(self.local_head)._get_paper()
        self.assertEqual(paper.type_name, "Thông báo")
        self.assertEqual(paper.agency, self.province.name)
        self.assertEqual(paper.signature.lines, ("TRƯỞNG THI HÀNH ÁN DÂN SỰ",))
        self.assertEqual(paper.signature.name, self.head.name)
        texts = _get_texts(paper)
        for said in ("Ghi bổ sung", "15/12/2026", "Còn tồn tại", "Còn thiếu sót."):
            self.assertIn(said, texts)
        self.assertTrue(any("Lê Văn Tư" in text for text in texts))
        self.assertTrue(any("ấn định" in text for text in texts))

    def test_the_conclusion_is_issued_as_a_document(self):
        self.province.place = "Tuyên Quang"
        inspection = self._report()
        with self.assertRaisesRegex(UserError, "not concluded"):
            inspection.action_draft_document()
        self._close(inspection, "approved", self.head)
        for user in (self.local_head, self.other_officer):
            with self.assertRaises(AccessError):
                inspection.with_user(user).action_draft_document()
        self.assertTrue(inspection.can_draft_document)
        inspection.action_draft_document()
        document = inspection.document_id
        self.assertEqual(
            (document.department_id, document.drafting_department_id),
            (self.province, inspection.department_id),
        )
        self.assertEqual(document.signer_id, self.head)
        self.assertIn(self.local, document.recipient_ids.department_id)
        self.assertFalse(inspection.can_draft_document)
        with self.assertRaisesRegex(UserError, "has a paper"):
            inspection.action_draft_document()
        document.with_user(self.officer).action_issue()
        self.assertIn("TB", inspection.document_number)
        paper = inspection.with_user(self.local_head)._get_paper()
        self.assertEqual((paper.number, paper.type_name), (1, "Thông báo"))
        self.assertIn("Còn thiếu sót.", _get_texts(paper))
        self.assertIn("Ghi bổ sung", _get_texts(paper))

    def test_a_conclusion_of_another_body_is_an_incoming_paper(self):
        inspection, other = self._plan_inspection(), self._plan_inspection()
        values = {
            "department_id": self.province.id,
            "sender": "Viện kiểm sát nhân dân tỉnh",
            "number": "12/KL-VKS",
            "date": "2026-11-20",
            "title": "Kết luận kiểm tra liên ngành",
            "record_ref": f"{inspection._name},{inspection.id}",
        }
        paper = self.env["thads.incoming"].with_user(self.officer).create(values)
        shown = (inspection + other).with_user(self.officer).mapped("incoming_ids")
        self.assertEqual(shown, paper)
        self.assertFalse(other.incoming_ids)

    def test_no_paper_is_smuggled_in_as_a_conclusion(self):
        concluded = self._conclude()
        concluded.action_draft_document()
        paper = concluded.document_id
        with self.assertRaises(AccessError):
            self._plan_inspection(document_id=paper.id)
        with self.assertRaises(AccessError):
            self._plan_inspection().document_id = paper

    def test_files_are_made_of_it(self):
        inspection = self._conclude()
        self.assertTrue(inspection._render_docx().startswith(b"PK"))
        report = self.env.ref("thads_reporting.action_report_inspection")
        pdf, kind = report.with_context(force_report_rendering=True)._render_qweb_pdf(
            report, inspection.ids
        )
        self.assertEqual((kind, pdf[:4]), ("pdf", b"%PDF"))

    def test_reports_of_authorities_tell_of_the_inspections_of_the_period(self):
        self._conclude()
        self._plan_inspection()
        review = self._open_review(period_start="2026-10-01", period_end="2026-11-30")
        own = self._get_report(review, self.province, self.officer)
        annex = own._get_paper().annexes[-1]
        self.assertEqual(annex.title, "Kết quả kiểm tra")
        texts = _get_texts(annex)
        self.assertIn("01 cuộc kiểm tra tại 01 đơn vị", texts[0])
        self.assertIn("- Sổ ghi thiếu", texts)
        for unit, user, is_told in (
            (self.province, self.officer, True),
            (self.central, self.reviewer, True),
            (self.other_province, self.other_officer, False),
        ):
            table = self._get_report(review, unit, user).inspection_table
            self.assertEqual("Sổ ghi thiếu" in table, is_told)
        local = self._get_report(review, self.local, self.local_head)
        self.assertFalse(local.inspection_table)
        self.assertEqual(len(local._get_paper().annexes), 2)

    def test_a_report_says_what_is_not_concluded_yet(self):
        review = self._open_review(period_start="2026-10-01", period_end="2026-11-30")
        inspection = self._report(review_id=review.id)
        report = self._get_report(review, self.province, self.officer)
        self.assertIn(inspection.display_name, report.inspection_table)
        self._close(inspection, "approved", self.head)
        report.invalidate_recordset()
        self.assertNotIn("To be concluded", report.inspection_table)

    def test_the_annex_stands_as_of_the_day_of_the_figures(self):
        inspection = self._conclude()
        action = inspection.action_ids
        review = self._open_review(period_start="2026-10-01", period_end="2026-11-30")
        with freeze_time("2026-12-20 03:00:00"):
            self._answer(action)
            self._close(action, "approved")
        report = self._get_report(review, self.province, self.officer)
        rows = _get_texts(report._get_paper().annexes[-1])
        self.assertIn("Đã xong 0/1", rows)
        review.sudo().date_cutoff = "2026-12-31"
        rows = _get_texts(report._get_paper().annexes[-1])
        self.assertIn("Đã xong 1/1", rows)
        before = self._open_review(period_start="2026-01-01", period_end="2026-06-30")
        earlier = self._get_report(before, self.province, self.officer)
        self.assertIn("không có kết luận", earlier.inspection_table)

    def test_the_annex_costs_no_query_for_each_inspection(self):
        self._conclude()
        review = self._open_review(period_start="2026-10-01", period_end="2026-11-30")
        report = self._get_report(review, self.province).sudo()
        self._count_queries(report._get_inspected)  # and know what is asked once only
        few = self._count_queries(report._get_inspected)
        for number in range(4):
            unit = self._create_unit(f"Phòng {number}", "local", self.province)
            self._conclude(inspected_id=unit.id)
        self.assertEqual(len(report._get_inspected()), 5)
        self.assertLessEqual(self._count_queries(report._get_inspected), few)
