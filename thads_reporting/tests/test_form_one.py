from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestFormOne(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.province.write({"place": "Tuyên Quang", "symbol": "THADS"})
        self.report = self._get_report(self.review, self.province, self.officer)

    def _issue(self, kind, title, unit=None, day=date(2026, 2, 3)):
        unit = unit or self.province
        paper = self.env["thads.document"].create(
            {
                "type_id": self.env.ref(f"thads_base.document_type_{kind}").id,
                "department_id": unit.id,
                "drafting_department_id": unit.office_id.id,
                "title": title,
                "place": "Tuyên Quang",
                "date": day,
                "body": "Nội dung",
                "addressees": "Các đơn vị",
                "signer_id": (
                    self.head if unit == self.province else self.other_head
                ).id,
            }
        )
        paper.action_issue()
        return paper

    def test_papers_with_the_words_of_the_campaign_are_proposed(self):
        plan = self._issue("plan", "Thực hiện cơ chế một cửa năm 2026")
        letter = self._issue("letter", "hướng dẫn vướng mắc về cơ chế Một cửa")
        self._issue("plan", "Kiểm tra năm 2026")
        self._issue("report", "Sơ kết cơ chế một cửa")
        self._issue("plan", "Một cửa sau khi chốt", day=date(2026, 7, 1))
        self._issue("plan", "Một cửa tỉnh khác", self.other_province)
        self.report.action_fill_form_one()
        self.assertEqual(
            self.report.plan_text,
            f"Kế hoạch số {plan.full_number} ngày 03/02/2026 về thực hiện cơ chế một "
            "cửa năm 2026",
        )
        self.assertEqual(
            self.report.guidance_text,
            f"Công văn số {letter.full_number} ngày 03/02/2026 về hướng dẫn vướng mắc "
            "về cơ chế Một cửa",
        )

    def test_without_words_nothing_is_proposed(self):
        self._issue("plan", "Thực hiện cơ chế một cửa năm 2026")
        self.review.title_words = " ; "
        self.report.action_fill_form_one()
        self.assertFalse(self.report.plan_text)

    def test_people_at_the_desk_with_their_degrees(self):
        self.env["hr.employee"].create(
            {
                "name": "Clerk",
                "user_id": self.clerk.id,
                "certificate": "bachelor",
                "study_field": "Luật",
            }
        )
        self.report.action_fill_form_one()
        self.assertEqual(self.report.staff_count, 1)
        self.assertEqual(self.report.staff_qualification, "Đại học Luật: 01")
        self.assertEqual(self.report.register_kind, "electronic")

    def test_what_was_written_stays(self):
        self._issue("plan", "Thực hiện cơ chế một cửa năm 2026")
        self.report.write({"plan_text": "Lồng ghép", "staff_count": 3})
        self.report.action_fill_form_one()
        self.assertEqual(self.report.plan_text, "Lồng ghép")
        self.assertEqual(self.report.staff_count, 3)

    def test_nobody_else_fills_it(self):
        for user in (self.other_officer, self.local_head, self.reviewer):
            with self.assertRaises(AccessError):
                self.report.with_user(user).action_fill_form_one()
