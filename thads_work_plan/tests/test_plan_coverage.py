import io

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import YEAR
from .coverage_common import CoverageCommon


@tagged("post_install", "-at_install")
class TestPlanCoverage(CoverageCommon):
    """Which units a task names, and whether their plans carry it."""

    def test_a_task_stands_with_each_unit_that_it_names(self):
        rows = {
            (row.task_id, row.department_id): row.is_lead for row in self._get_rows()
        }
        self.assertEqual(
            rows,
            {
                (self.everybody, self.province): True,
                (self.everybody, self.other_province): True,
                (self.one, self.province): False,
            },
        )

    def test_the_matrix_has_a_column_for_each_unit(self):
        self._take(self.everybody)
        self.env.flush_all()
        programme = self.programme.with_user(self.admin)
        book = load_workbook(io.BytesIO(programme._render_coverage()))
        cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
        units = [unit.display_name for unit in self.province | self.other_province]
        self.assertEqual(cells[2][:4], ["TT", "Nhiệm vụ", *units])
        self.assertEqual(cells[3][1:7], ["Tập huấn Luật", "Có", "Chưa có", 2, 1, 0])
        self.assertEqual(cells[4][1:4], ["Thí điểm số hóa", "Chưa có", None])
        with self.assertRaises(UserError):
            self.own_plan.with_user(self.head).action_print_coverage()

    def test_the_matrix_on_the_screen_is_that_of_the_sheet(self):
        self._take(self.everybody)
        self.env.flush_all()
        programme = self.programme.with_user(self.admin)
        action = programme.action_open_asked()
        self.assertEqual(action["context"], {"active_id": programme.id})
        matrix = programme.get_coverage_matrix()
        one, other = self.province, self.other_province
        self.assertEqual([unit["id"] for unit in matrix["units"]], [one.id, other.id])
        states = {task["id"]: task["states"] for task in matrix["tasks"]}
        expected = {
            self.everybody.id: {one.id: "covered", other.id: "none"},
            self.one.id: {one.id: "none"},
        }
        self.assertEqual(states, expected)

    def test_a_unit_sees_its_own_column_of_the_matrix_only(self):
        programme = self.programme.with_user(self.head)
        units = programme.get_coverage_matrix()["units"]
        self.assertEqual([unit["id"] for unit in units], [self.province.id])
        with self.assertRaises(AccessError):
            self.own_plan.with_user(self.other_officer).get_coverage_matrix()

    def test_a_heading_names_the_authority_where_two_units_share_a_name(self):
        for unit in (self.office, self.other_office, self.room):
            self._add("", f"Việc của {unit.code}", [{"lead_department_ids": unit.ids}])
        self.env.flush_all()
        matrix = self.programme.with_user(self.admin).get_coverage_matrix()
        names = {unit["id"]: unit["name"] for unit in matrix["units"]}
        self.assertEqual(names[self.office.id], "Văn phòng - THADS tỉnh Một")
        self.assertEqual(names[self.other_office.id], "Văn phòng - THADS tỉnh Hai")
        self.assertEqual(names[self.room.id], "Phòng Tổ chức cán bộ")

    def test_posts_and_persons_stand_for_their_unit(self):
        self.nobody.output_ids.write(
            {
                "lead_position_ids": self.staff_post.ids,
                "coordinating_user_ids": self.colleague.ids,
            }
        )
        self.env.flush_all()
        units = self._get_rows().filtered(lambda row: row.task_id == self.nobody)
        self.assertEqual(units.department_id, self.room + self.local)

    def test_a_class_has_the_units_of_the_day(self):
        self.other_province.write({"date_to": f"{YEAR}-03-31"})
        self.env.flush_all()
        for day, count in ((f"{YEAR}-03-01", 2), (f"{YEAR}-04-01", 1)):
            with freeze_time(f"{day} 03:00:00"):
                self.env.invalidate_all()
                self.assertEqual(
                    self.everybody.with_user(self.admin).concerned_count, count
                )

    def test_a_line_covers_its_task_for_its_unit(self):
        self._take(self.everybody)
        self.env.flush_all()
        self.env.invalidate_all()
        task = self.everybody.with_user(self.admin)
        self.assertEqual((task.coverage, task.missing_count), ("1/2", 1))
        row = self._get_rows().filtered(lambda row: row.state == "covered")
        self.assertEqual(row.department_id, self.province)
        self.assertEqual(row.line_plan_id, self.own_plan)

    def test_a_line_is_done_when_all_that_is_owed_by_it_is(self):
        [line] = self._take(self.everybody)[1:]
        values = {
            "name": line.name,
            "plan_id": self.own_plan.id,
            "task_id": line.id,
            "department_id": self.province.id,
        }
        assignments = self.env["thads.plan.assignment"].create([values] * 3)
        assignments[0].state = "cancelled"
        for open_one, count in ((assignments[1], 0), (assignments[2], 1)):
            open_one.state = "done"
            self.env.flush_all()
            self.env.invalidate_all()
            self.assertEqual(self.everybody.with_user(self.admin).done_count, count)

    def test_what_a_unit_leaves_out_is_counted_and_opened(self):
        self._take(self.everybody)
        self.env.flush_all()
        plan = self.own_plan.with_user(self.head)
        self.assertEqual(plan.uncovered_count, 1)
        action = plan.action_open_uncovered()
        rows = self.env["thads.plan.coverage"].with_user(self.head)
        self.assertEqual(rows.search(action["domain"]).task_id, self.one)

    def test_the_matrix_has_the_tasks_that_name_units(self):
        plan = self.programme.with_user(self.admin)
        self.assertEqual(plan.asked_count, 2)
        tasks = self.env["thads.plan.task"].with_user(self.admin)
        found = tasks.search(plan.action_open_asked_list()["domain"])
        self.assertEqual(found, self.everybody + self.one)
        self._take(self.everybody + self.one)
        self.env.flush_all()
        missing = [("plan_id", "=", plan.id), ("is_missing", "=", True)]
        self.assertEqual(tasks.search(missing), self.everybody)

    def test_a_unit_sees_what_is_asked_of_it_and_not_of_others(self):
        self.assertEqual(self._get_rows(self.head).department_id, self.province)
        self.assertFalse(self._get_rows(self.colleague))
        row = self._get_rows().filtered(
            lambda row: row.department_id == self.other_province
        )
        with self.assertRaises(AccessError):
            row.with_user(self.head).read(["state"])

    def test_a_line_carries_no_task_of_its_own_plan(self):
        first, second = self._create_tasks(["1", "2"], self.own_plan)
        with self.assertRaises(ValidationError):
            first.carried_task_ids = second

    def test_the_link_of_an_issued_line_stays(self):
        lines = self._take(self.one)
        self.own_plan.state = "issued"
        with self.assertRaisesRegex(Exception, "issued plans"):
            lines[1].with_user(self.head).carried_task_ids = False

    def test_a_longer_page_of_the_matrix_takes_no_more_queries(self):
        everything = self.one.browse(self.programme.task_ids.ids)
        counts = []
        for tasks in (self.one, self.one, everything):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            tasks.mapped("coverage")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
