from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .season_common import OCTOBER, SEASON_YEAR, SeasonCommon


@tagged("post_install", "-at_install")
@freeze_time(OCTOBER)
class TestPlanBoard(SeasonCommon):
    def _get_rows(self, user=None):
        return (
            self.env["thads.plan.board"]
            .with_user(user or self.officer)
            .search(
                [("year", "=", SEASON_YEAR), ("authority_id", "=", self.province.id)]
            )
        )

    def _get_row(self, unit, user=None):
        return self._get_rows(user).filtered(lambda row: row.department_id == unit)

    def test_units_without_a_plan_are_shown_as_such(self):
        rows = self._get_rows()
        self.assertEqual(rows.department_id, self.units)
        self.assertEqual(set(rows.mapped("state")), {"none"})
        self.assertEqual(set(rows.mapped("timeliness")), {"No plan yet"})

    def test_each_unit_has_one_row_whatever_plans_it_has(self):
        for _ in range(2):
            self._create_plan(year=SEASON_YEAR)
        self.assertEqual(len(self._get_row(self.room)), 1)
        self.assertEqual(self._get_row(self.room).state, "draft")

    def test_a_plan_under_way_shows_its_step_and_whose_turn_it_is(self):
        self._open()
        row = self._get_row(self.room)
        self.assertEqual(row.state, "running")
        self.assertEqual(row.plan_id, self._find_plans(self.room))
        self.assertEqual(row.definition_id.code, "draft")
        self.assertEqual(row.user_id, self.unit_head)
        self.assertIn("Unit_Head", row.responsible)
        self.assertEqual(str(row.date_opened), "2026-10-01")
        self.assertEqual(str(row.deadline), "2026-10-08")
        self.assertEqual(row.timeliness, "5 working days left")

    def test_late_is_told_in_words_and_found(self):
        self._open()
        with freeze_time("2026-10-12 03:00:00"):
            self.env.invalidate_all()
            late = self._get_rows().filtered_domain([("is_late", "=", True)])
            self.assertEqual(late.department_id, self.units)
            self.assertEqual(
                set(late.mapped("timeliness")), {"Overdue by 2 working days"}
            )

    def test_parallel_steps_are_one_row(self):
        self._open()
        plan = self._find_plans(self.room)
        self._create_tasks(["1"], plan)
        self._close(plan, "draft", self.unit_head, "done")
        row = self._get_row(self.room)
        self.assertEqual(row.definition_id.code, "opinion")
        self.assertEqual(row.step_count, len(plan.current_step_ids))

    def test_an_issued_plan_is_shown_before_a_draft(self):
        issued = self._create_plan(year=SEASON_YEAR)
        self._create_tasks(["1"], issued)
        self._issue_outright(issued)
        self._create_plan(year=SEASON_YEAR)
        row = self._get_row(self.room)
        self.assertEqual((row.plan_id, row.state), (issued, "issued"))

    def test_staff_see_their_unit_leaders_and_the_office_all(self):
        self._open()
        self.assertEqual(self._get_rows(self.staff).department_id, self.room)
        self.assertEqual(self._get_rows(self.colleague).department_id, self.local)
        self.assertEqual(self._get_rows(self.deputy).department_id, self.units)
        for user in (self.head, self.officer, self.admin):
            self.assertEqual(self._get_rows(user).department_id, self.units)
        self.assertFalse(self._get_rows(self.other_officer))

    def test_a_click_opens_the_plan_or_says_there_is_none(self):
        row = self._get_row(self.room)
        self.assertEqual(row.action_open_plan()["tag"], "display_notification")
        self._open()
        self.env.invalidate_all()
        action = row.action_open_plan()
        self.assertEqual(action["res_id"], self._find_plans(self.room).id)

    def test_nobody_opens_the_row_of_another(self):
        row = self._get_row(self.local)
        with self.assertRaises(AccessError):
            row.with_user(self.staff).action_open_plan()

    def test_rows_cost_the_same_number_of_queries(self):
        self._open()
        names = ["state", "responsible", "timeliness", "deadline", "step_count"]
        board = self.env["thads.plan.board"]

        def read(limit):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            board.search([("year", "=", SEASON_YEAR)], limit=limit).read(names)
            return self.env.cr.sql_log_count - before

        read(2)
        self.assertEqual(read(3), read(2))

    def test_the_report_tells_figures_and_units(self):
        self._open()
        with freeze_time("2026-10-12 03:00:00"):
            self.env.invalidate_all()
            paper = self._create_report(self.officer)._get_paper()
        texts = [getattr(block, "text", "") for block in paper.body]
        self.assertTrue(
            any("phải xây dựng kế hoạch: 3;" in text for text in texts), texts
        )
        self.assertTrue(any("quá hạn: 3;" in text for text in texts), texts)
        self.assertEqual(len(paper.body[-1].rows), 3)
        self.assertEqual(paper.agency, "Văn phòng")
        leader = "Trưởng Thi hành án dân sự tỉnh Một"
        self.assertEqual(paper.addressees, (leader,))

    def _create_report(self, user):
        reports = self.env["thads.plan.board.print"].with_user(user)
        return reports.create({"department_id": self.province.id, "year": SEASON_YEAR})

    def test_the_report_has_only_what_its_reader_sees(self):
        self._open()
        paper = self._create_report(self.staff)._get_paper()
        self.assertEqual(len(paper.body[-1].rows), 1)

    def test_the_report_is_made_as_word_and_excel(self):
        report = self._create_report(self.officer)
        for content in (report._render_docx(), report._render_xlsx()):
            self.assertTrue(content.startswith(b"PK"))
