from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .term_common import TermCommon


@tagged("post_install", "-at_install")
class TestPlanTerm(TermCommon):
    def test_each_product_has_a_fate_of_its_own(self):
        report = self._create_report()
        self.assertEqual(
            self._get_fates(report),
            {
                "Đề án": "partly",
                "Báo cáo năm": "not_done",
                "Phần mềm": "later",
                "Tuyên truyền": "followed",
            },
        )
        shared = report.line_ids[0]
        self.assertEqual((shared.due_count, shared.done_count), (2, 1))
        self.assertEqual(shared.left, self.local.name)
        self.assertIn("Đã ban hành Đề án", shared.said)
        self.assertTrue(report.line_ids[3].is_silent)

    def test_next_year_takes_what_is_left_and_what_falls_due(self):
        proposed = self._create_report().line_ids.filtered("is_proposed")
        self.assertEqual(
            proposed.mapped("name"), ["Đề án", "Báo cáo năm", "Tuyên truyền"]
        )

    def test_a_review_is_about_all_years_so_far(self):
        interim = self._create_report(kind="interim", year=2026)
        self.assertEqual(interim.date_start, date(2026, 1, 1))
        self.assertEqual(interim.date_end, date(2026, 12, 31))
        with freeze_time("2030-01-10 03:00:00"):
            final = self._create_report(kind="final", year=2029)
        self.assertEqual(final.date_end, date(2029, 12, 31))
        self.assertEqual(self._get_fates(final)["Phần mềm"], "not_done")
        yearly = final.line_ids[1]
        self.assertEqual((yearly.due_count, yearly.done_count), (4, 0))

    def test_what_was_done_before_is_told_as_ended(self):
        done = self._find(self.long_plan).filtered(
            lambda each: each.name == "Đề án" and each.department_id == self.local
        )
        with freeze_time("2026-06-20 03:00:00"):
            done.sudo().write({"state": "done", "date_done": "2026-06-20"})
        with freeze_time("2028-01-05 03:00:00"):
            report = self._create_report(year=2027)
        self.assertEqual(self._get_fates(report)["Đề án"], "earlier")

    def test_it_goes_from_the_focal_unit_to_the_meeting(self):
        report = self._create_report()
        report.action_start()
        with self.assertRaises(UserError):
            self._answer(report, self.officer)
        self._explain(report)
        self._answer(report, self.officer)
        self._answer(report, self.office_head)
        self.assertEqual(report.state, "sent")
        with self.assertRaises(UserError):
            report.write({"results": "Khác"})
        self._answer(report, self.head, "approved")
        self.assertEqual(report.state, "agreed")
        with self.assertRaises(UserError):
            self._answer(report, self.officer)
        report.write({"date_meeting": "2027-01-05", "conclusion": "Nhất trí báo cáo"})
        self._answer(report, self.officer)
        self.assertEqual(report.state, "concluded")
        with self.assertRaises(UserError):
            report.write({"conclusion": "Không nhất trí"})

    def test_what_the_leader_returns_is_a_draft_again(self):
        report = self._create_report()
        report.action_start()
        self._explain(report)
        self._answer(report, self.officer)
        self._answer(report, self.office_head)
        self._answer(report, self.head, "returned", "Bổ sung số liệu")
        self.assertRecordValues(report, [{"state": "draft", "date_sent": False}])
        report.write({"results": "Đã bổ sung"})

    def test_what_was_typed_stays_when_rows_are_read_anew(self):
        report = self._create_report()
        report.line_ids[1].write({"result": "Đang trình ký", "is_proposed": False})
        report.action_read_anew()
        self.assertEqual(report.line_ids[1].result, "Đang trình ký")
        self.assertFalse(report.line_ids[1].is_proposed)

    def test_the_programme_is_drafted_from_what_goes_on(self):
        report = self._create_report()
        report.line_ids[3].is_proposed = False
        report.action_draft_programme()
        programme = report.programme_id
        self.assertEqual(programme.plan_type, "programme")
        self.assertEqual((programme.year, programme.state), (2027, "draft"))
        self.assertEqual(programme.basis_plan_ids, self.long_plan)
        self.assertEqual(
            programme.task_ids.output_ids.mapped("name"), ["Đề án", "Báo cáo năm"]
        )
        self.assertEqual(
            programme.task_ids.carried_task_ids, report.line_ids[:2].output_id.task_id
        )
        with self.assertRaises(UserError):
            report.action_draft_programme()

    def test_of_a_line_with_two_products_only_one_goes_on(self):
        task = self.long_plan.task_ids[0].sudo()
        task.env["thads.plan.output"].create(
            {"task_id": task.id, "name": "Hội nghị", "schedule_text": "Tháng 3/2026"}
        )
        report = self._create_report()
        report.action_draft_programme()
        taken = report.programme_id.task_ids[0]
        self.assertEqual(taken.output_ids.mapped("name"), ["Đề án"])

    def test_the_paper_tells_products_texts_and_the_meeting(self):
        report = self._create_report()
        report.write({"results": "Kết quả tốt", "proposals": "Cấp thêm kinh phí"})
        paper = report._get_paper()
        texts = [block.text for block in paper.body if hasattr(block, "text")]
        self.assertIn("Kết quả tốt", texts)
        self.assertIn("Cấp thêm kinh phí", texts)
        self.assertIn("- Báo cáo quý.", texts)
        self.assertEqual(paper.addressees, ("Ban cán sự đảng",))
        [table] = [block for block in paper.body if hasattr(block, "rows")]
        self.assertEqual(len(table.rows), 4)
        self.assertTrue(report._render_docx().startswith(b"PK"))
        self.assertTrue(report._render_xlsx().startswith(b"PK"))

    def test_only_the_focal_unit_begins_and_writes_it(self):
        for user in (self.staff, self.colleague, self.other_officer, self.head):
            with self.assertRaises(AccessError):
                self._create_report(user)
        report = self._create_report()
        for user in (self.staff, self.colleague, self.other_officer, self.head):
            for deed in (
                lambda own: own.write({"results": "Khác"}),
                lambda own: own.action_read_anew(),
                lambda own: own.action_start(),
                lambda own: own.action_draft_programme(),
                lambda own: own.unlink(),
            ):
                with self.assertRaises(AccessError):
                    deed(report.with_user(user))
        with self.assertRaises(AccessError):
            report.with_user(self.other_officer).read(["results"])
        report.with_user(self.head).read(["results"])
        with self.assertRaises(AccessError):
            report.write({"state": "concluded"})
        with self.assertRaises(AccessError):
            report.line_ids[0].write({"fate": "done"})

    def test_nothing_is_slipped_in_when_it_begins(self):
        with self.assertRaises(AccessError):
            self._create_report(state="agreed")
        with self.assertRaises(AccessError):
            self._create_report().with_context(default_state="agreed").create(
                {"plan_id": self.long_plan.id, "kind": "final", "year": 2026}
            )

    def test_a_year_that_is_none_of_the_plans_is_refused(self):
        for year in (2025, 2028, 2031):
            with self.assertRaises(UserError):
                self._create_report(year=year)
        short = self._issue({"lead_department_ids": self.room.ids})
        short.sudo().focal_department_id = self.office
        with self.assertRaises(UserError):
            self._create_report(plan_id=short.id)

    def test_the_report_of_the_year_begins_by_itself_once(self):
        self._run_cron("ir_cron_open_terms", "2027-01-05")
        report = self.long_plan.term_report_ids
        self.assertEqual((report.kind, report.year), ("year", 2026))
        self.assertEqual(report.current_step_ids.definition_id.code, "draft")
        self.assertEqual(report.activity_ids.user_id, self.office_head)
        self._run_cron("ir_cron_open_terms", "2027-01-06")
        self.assertEqual(len(self.long_plan.term_report_ids), 1)

    def test_a_report_that_was_begun_by_mistake_is_deleted(self):
        report = self._create_report()
        report.unlink()
        again = self._create_report()
        again.action_start()
        with self.assertRaises(UserError):
            again.unlink()
