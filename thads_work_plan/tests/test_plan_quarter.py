import io
from datetime import date

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .quarter_common import AFTER, LINES, QuarterCommon


@tagged("post_install", "-at_install")
class TestPlanQuarterReport(QuarterCommon):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(AFTER))
        self.quarter = self._open_quarter()
        self.report = self._get_report(self.quarter)

    def test_each_line_stands_where_it_was_on_the_last_day(self):
        self.assertEqual(
            self._get_names(self.report), dict(zip(LINES, LINES, strict=False))
        )
        counts = self.report
        self.assertEqual(
            (counts.on_time_count, counts.late_count, counts.not_done_count), (1, 1, 1)
        )
        late = self.report.line_ids.filtered(lambda line: line.section == "late")
        # Thursday 26/02, Friday, Monday 02/3, Tuesday
        self.assertEqual((late.days_late, late.said), (4, "Xong late"))

    def test_a_province_reports_all_lines_of_its_own_plan(self):
        report = self.env["thads.plan.quarter.report"].create(
            {"quarter_id": self.quarter.id, "department_id": self.province.id}
        )
        report._read_rows()
        self.assertEqual(len(report.line_ids), len(LINES))
        self.assertFalse(self._get_report(self.quarter, self.local).line_ids)

    def test_continuous_work_without_news_says_so(self):
        line = self.report.line_ids.filtered(lambda line: line.section == "continuous")
        self.assertTrue(line.is_silent)
        self.assertEqual(self.report.silent_count, 1)
        with freeze_time("2026-03-20 03:00:00"):
            self.owed["continuous"].with_user(self.staff).action_report(10, "Đã làm")
        self.report.with_user(self.staff).action_read_anew()
        self.assertEqual(self.report.silent_count, 0)

    def test_what_is_done_after_the_quarter_is_told_in_the_next_one(self):
        self._finish("not_done", "2026-04-02")
        self.report.with_user(self.staff).action_read_anew()
        self.assertEqual(self._get_names(self.report)["not_done"], "not_done")
        with freeze_time("2026-07-02 03:00:00"):
            following = self._get_report(self._open_quarter(quarter="3"))
            self.assertEqual(self._get_names(following)["not_done"], "late")
            self.assertNotIn("on_time", self._get_names(following))

    def test_it_is_not_sent_without_reasons(self):
        with self.assertRaises(UserError):
            self._answer(self.report, self.room_head)
        self._send(self.report)
        self.assertEqual(self.report.state, "sent")
        self.assertEqual(self.owed["not_done"].delay_reason, "Chờ số liệu")
        self._answer(self.report, self.office_head, "approved")
        self.assertEqual(self.report.state, "received")

    def test_what_changed_meanwhile_is_read_anew_first(self):
        self._explain(self.report)
        self.owed["next"].with_user(self.staff).action_report(
            text="Xong sớm", date_done="2026-03-30"
        )
        with self.assertRaises(UserError):
            self._answer(self.report, self.room_head)
        self.report.with_user(self.staff).action_read_anew()
        self.assertEqual(self._get_names(self.report)["next"], "on_time")
        self.assertFalse(self.report.unexplained_count)
        self._answer(self.report, self.room_head)

    def test_what_is_sent_says_the_same_a_year_later(self):
        self._send(self.report)
        before = self.report.line_ids.read(["name", "section", "date_done", "said"])
        self._finish("not_done", "2026-04-02")
        for call in (
            lambda: self.report.with_user(self.staff).action_read_anew(),
            lambda: self.report.with_user(self.staff).write({"results": "Khác"}),
            lambda: self.report.line_ids.with_user(self.staff).write({"reason": "?"}),
        ):
            with self.assertRaises(UserError):
                call()
        with freeze_time("2027-04-02 03:00:00"):
            self.env.invalidate_all()
            after = self.report.line_ids.read(["name", "section", "date_done", "said"])
        self.assertEqual(after, before)

    def test_the_office_returns_it(self):
        self._send(self.report)
        with self.assertRaises(UserError):
            self._answer(self.report, self.office_head, "returned")
        self._answer(self.report, self.office_head, "returned", "Thiếu đánh giá")
        self.assertEqual(self.report.state, "draft")
        self.report.with_user(self.staff).write({"results": "Đã bổ sung"})

    def test_the_head_returns_it_to_who_writes_it(self):
        sign = self.env.ref("thads_work_plan.procedure_quarter_report_sign")
        self._explain(self.report)
        self._answer(self.report, self.staff)
        step = self.report.sudo().current_step_ids.with_user(self.room_head)
        self.assertEqual(step.definition_id, sign)
        labels = [answer["label"] for answer in step._get_answers()]
        self.assertEqual(labels[1:], ["Return"])

    def test_nobody_else_writes_or_urges(self):
        for user in (self.officer, self.head, self.colleague, self.other_officer):
            with self.assertRaises(AccessError):
                self.report.with_user(user).write({"results": "Khác"})
            with self.assertRaises(AccessError):
                self.report.with_user(user).action_read_anew()
            with self.assertRaises(AccessError):
                self.report.line_ids.with_user(user).write({"reason": "Khác"})
        with self.assertRaises(AccessError):
            self.report.with_user(self.staff).write({"state": "received"})
        with self.assertRaises(AccessError):
            self.report.line_ids[0].with_user(self.staff).write({"section": "on_time"})
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self.report.with_user(user).action_urge()

    def test_one_click_urges_who_has_not_sent(self):
        self._send(self.report)
        self.quarter.with_user(self.officer).action_urge()
        self.assertFalse(self.report.urged_count)
        waiting = self.quarter.report_ids.sudo() - self.report
        self.assertEqual(set(waiting.mapped("urged_count")), {1})
        own = self._get_report(self.quarter, self.office)
        self.assertIn(self.office_head.partner_id, own.message_ids.notified_partner_ids)

    def test_late_is_after_its_day(self):
        # 5 working days after 31/3/2026
        self.assertEqual(self.report.date_due, date(2026, 4, 7))
        self.assertFalse(self.report.is_late)
        with freeze_time("2026-04-08 03:00:00"):
            self.env.invalidate_all()
            self.assertTrue(self.report.is_late)
            found = self.report.search([("is_late", "=", True)])
            self.assertIn(self.report, found)

    def test_what_is_registered_as_a_difficulty_is_told_and_frozen(self):
        values = {"plan_id": self.quarter_plan.id, "department_id": self.room.id}
        with freeze_time("2026-03-10 03:00:00"):
            found = self.env["thads.difficulty"].with_user(self.staff)
            found.create({"name": "Thiếu máy quét", "proposal": "Mua mới", **values})
        self.report.with_user(self.staff).action_read_anew()
        self._send(self.report)
        with freeze_time("2026-03-11 03:00:00"):
            found.create({"name": "Kể sau", **values})
        paper = self.report.with_user(self.staff)._get_paper()
        texts = [getattr(block, "text", "") for block in paper.body]
        told = [text for text in texts if "Thiếu máy quét; đề xuất: Mua mới" in text]
        self.assertEqual(len(told), 1)
        self.assertFalse([text for text in texts if "Kể sau" in text])

    def test_the_paper_has_the_rows_with_their_reasons(self):
        self._send(self.report)
        paper = self.report.with_user(self.staff)._get_paper()
        self.assertEqual(
            paper.title, "Kết quả thực hiện kế hoạch công tác quý II năm 2026"
        )
        table = next(block for block in paper.body if hasattr(block, "rows"))
        texts = [cell.text for row in table.rows for cell in row.cells]
        self.assertIn("Chậm 12 ngày làm việc\nLý do: Chờ số liệu", texts)
        self.assertIn("Chưa cập nhật", texts)
        self.assertIn("Không phát sinh", texts)
        for content in (self.report._render_docx(), self.report._render_xlsx()):
            self.assertTrue(content.startswith(b"PK"))


@tagged("post_install", "-at_install")
class TestPlanQuarter(QuarterCommon):
    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(AFTER))

    def test_all_units_that_owe_get_a_report_once(self):
        quarter = self._open_quarter()
        units = quarter.sudo().report_ids.department_id
        self.assertEqual(units, self.office | self.room | self.local)
        self.assertEqual(self._open_quarter(), quarter)
        self.assertEqual(quarter.report_count, 3)

    def test_units_whose_procedure_does_not_ask_for_it_owe_none(self):
        self.owing.has_quarter_report = False
        with self.assertRaises(UserError):
            self._open_quarter()

    def test_only_the_office_of_the_authority_opens_it_once_it_has_ended(self):
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self._open_quarter(user)
        with self.assertRaises(UserError):
            self._open_quarter(quarter="3")

    def _run_cron(self, day):
        cron = self.env.ref("thads_work_plan.ir_cron_open_quarters")
        with freeze_time(f"{day} 02:00:00"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.invalidate_all()
        return self.env["thads.plan.quarter"].search(
            [("authority_id", "=", self.province.id)]
        )

    def test_it_opens_by_itself_once_and_not_after_its_day(self):
        self.assertFalse(self._run_cron("2026-04-08"))
        opened = self._run_cron("2026-04-01")
        self.assertEqual((opened.year, opened.quarter), (2026, "2"))
        self.assertEqual(len(opened.report_ids), 3)
        self.assertFalse(opened.is_opening)
        self.assertEqual(self._run_cron("2026-04-02").report_ids, opened.report_ids)

    def test_the_basis_of_the_quarter_is_a_setting(self):
        self.env["ir.config_parameter"].set_param(
            "thads_work_plan.quarter_basis", "calendar"
        )
        quarter = self._open_quarter(quarter="1")
        self.assertEqual(quarter.date_start, date(2026, 1, 1))

    def test_the_office_makes_one_report_of_them(self):
        quarter = self._open_quarter()
        report = self._get_report(quarter)
        report.with_user(self.staff).write({"difficulties": "Thiếu\nmáy quét"})
        self._send(report)
        own = quarter.with_user(self.officer)
        own.action_pick_all()
        self.assertEqual(quarter.difficulties, f"- {self.room.name}: Thiếu máy quét")
        own.action_pick_all()
        self.assertEqual(quarter.difficulties.count("máy quét"), 1)
        self._answer(quarter, self.officer)
        self._answer(quarter, self.office_head)
        self.assertEqual(quarter.state, "sent")
        with self.assertRaises(UserError):
            own.write({"difficulties": "Khác"})
        with self.assertRaises(UserError):
            self._answer(report, self.office_head, "returned", "Muộn")
        self._answer(quarter, self.head, "approved")
        self.assertEqual(quarter.state, "done")

    def test_who_sends_after_it_does_not_change_it(self):
        quarter = self._open_quarter()
        self._send(self._get_report(quarter))
        self._answer(quarter, self.officer)
        self._answer(quarter, self.office_head)
        local = self._get_report(quarter, self.local)
        local.sudo()._send()
        paper = quarter.with_user(self.officer)._get_paper()
        table = next(block for block in paper.body if hasattr(block, "rows"))
        rows = {row.cells[1].text: row.cells[2].text for row in table.rows}
        self.assertEqual(rows[self.local.name], "Chưa gửi")
        self.assertEqual(rows[self.room.name], "02/04/2026")

    def test_the_paper_lists_what_is_late_with_its_unit_and_reason(self):
        quarter = self._open_quarter()
        self._send(self._get_report(quarter))
        paper = quarter.with_user(self.officer)._get_paper()
        missed = [block for block in paper.body if hasattr(block, "rows")][1]
        texts = [[cell.text for cell in row.cells] for row in missed.rows]
        self.assertEqual(texts[0], ["Đến hạn, chưa hoàn thành (1)"])
        self.assertEqual(texts[1][1:3], [self.room.name, "not_done"])
        self.assertIn("Lý do: Chờ số liệu", texts[1][6])
        self.assertEqual(texts[2], ["Hoàn thành quá hạn (1)"])
        self.assertEqual(texts[3][2], "late")

    def test_the_sheets_are_those_of_the_units_and_of_what_is_late(self):
        quarter = self._open_quarter()
        self._send(self._get_report(quarter))
        content = quarter.with_user(self.officer)._render_xlsx()
        units, missed = load_workbook(io.BytesIO(content)).worksheets
        self.assertEqual(units.title, "2. Kết quả của từng đơn vị")
        texts = [[cell.value for cell in row] for row in missed.iter_rows()]
        self.assertIn("not_done", [row[2] for row in texts])
        self.assertIn("late", [row[2] for row in texts])

    def test_staff_do_not_see_it_and_others_do_not_write_it(self):
        quarter = self._open_quarter()
        for user in (self.staff, self.other_officer):
            with self.assertRaises(AccessError):
                quarter.with_user(user).read(["results"])
        with self.assertRaises(AccessError):
            quarter.with_user(self.head).write({"results": "Khác"})
        with self.assertRaises(AccessError):
            quarter.with_user(self.officer).write({"state": "done"})
