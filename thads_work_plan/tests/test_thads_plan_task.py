from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanTask(PlanCommon):
    def test_lines_find_their_parent_by_their_number(self):
        markers = ["I", "1", "1.1", "1.2", "2", "II.", "1", "1.7", "a)", "b)", "2"]
        tasks = self._create_tasks(markers)
        self.assertEqual(
            tasks.mapped("outline"),
            "I I.1 I.1.1 I.1.2 I.2 II II.1 II.1.7 II.1.7.a II.1.7.b II.2".split(),
        )
        self.assertEqual(tasks[8].parent_id, tasks[7])
        self.assertEqual(tasks.mapped("level"), [0, 1, 2, 2, 1, 0, 1, 2, 3, 3, 1])
        self.assertEqual(tasks.mapped("marker"), markers)

    def test_kind_follows_number_and_place(self):
        tasks = self._create_tasks(["I", "1", "1.1", "2"])
        self.assertEqual(tasks.mapped("kind"), ["section", "group", "task", "task"])

    def test_lines_without_number_get_the_next_one(self):
        self._create_tasks(["I", "1", "1.1", "a)"])
        values = {"plan_id": self.plan.id, "name": "Việc mới"}
        self.assertEqual(self.env["thads.plan.task"].create(values).marker, "b)")
        section = self._create_tasks(["II"])
        task = self.env["thads.plan.task"].create(values)
        self.assertEqual((task.marker, task.parent_id), ("1", section))

    def test_line_put_between_two_others(self):
        first, second = self._create_tasks(["1", "3"])
        second.sequence = 3
        new = self.env["thads.plan.task"].create(
            {"plan_id": self.plan.id, "name": "Chen giữa", "sequence": 2}
        )
        self.assertEqual(self.plan.task_ids, first + new + second)
        self.assertEqual(new.marker, "2")

    def test_line_below_a_group_goes_into_it(self):
        tasks = self._create_tasks(["1", "1.1"])
        tasks[1].sequence = 3
        new = self.env["thads.plan.task"].create(
            {"plan_id": self.plan.id, "name": "Chen giữa", "sequence": 2}
        )
        self.assertEqual((new.parent_id, new.marker), (tasks[0], "1.1"))

    def test_changed_number_finds_its_parent(self):
        tasks = self._create_tasks(["1", "1.1", "2", "3"])
        tasks[3].marker = "2.1"
        self.assertEqual(tasks[3].parent_id, tasks[2])
        self.assertEqual(tasks[3].outline, "2.1")

    def test_line_dragged_elsewhere_finds_its_parent(self):
        tasks = self._create_tasks(["I", "1", "1.1", "II", "1"])
        order = [tasks[0], tasks[1], tasks[3], tasks[4], tasks[2]]
        self.plan.task_ids = [
            Command.update(task.id, {"sequence": sequence})
            for sequence, task in enumerate(order, start=1)
        ]
        self.assertEqual(tasks[2].parent_id, tasks[4])
        self.assertEqual(
            self.plan.task_ids.mapped("outline"), ["I", "I.1", "II", "II.1", "II.1.1"]
        )

    def test_renumber_keeps_the_way_of_numbering(self):
        self._create_tasks(["I.", "1", "1.1", "1.3", "a)", "3", "III.", "1"])
        self.plan.action_renumber()
        self.assertEqual(
            self.plan.task_ids.mapped("marker"),
            ["I.", "1", "1.1", "1.2", "a)", "2", "II.", "1"],
        )

    def test_no_cycle(self):
        parent, child = self._create_tasks(["1", "1.1"])
        with self.assertRaises(UserError):
            parent.parent_id = child

    def test_row_of_a_task_writes_its_product(self):
        task = self._create_task_with_output()
        task.with_user(self.staff).write({"product": "Đề án", "lead_text": "Văn phòng"})
        self.assertEqual(task.output_ids.name, "Đề án")
        self.assertEqual(task.schedule_text, "Quý I/2026")
        self.assertEqual(task.output_ids.lead_department_ids, self.office)
        self.assertEqual(task.date_deadline, date(2026, 3, 31))
        task.output_ids.copy({"name": "Báo cáo"})
        self.assertEqual(task.product, "Đề án\nBáo cáo")
        self.assertEqual(task.lead_text, "Văn phòng")  # of both
        with self.assertRaisesRegex(UserError, "has several products"):
            task.product = "Khác"

    def test_leaders_are_found_by_their_words(self):
        values = {"plan_id": self.plan.id, "name": "Việc"}
        task = self.env["thads.plan.task"].create(
            {**values, "leader_text": "Phó Trưởng Thi hành án dân sự"}
        )
        self.assertEqual(task.leader_position_ids, self.deputy_post)
        task.leader_text = "Đ/c Officer; Thứ trưởng"
        self.assertFalse(task.leader_position_ids)
        self.assertEqual(task.leader_user_ids, self.officer)
        task.leader_position_ids = self.head_post
        self.assertEqual(task.leader_position_ids, self.head_post)

    def test_typing_lines_in_the_form(self):
        form = Form(self.plan.with_user(self.staff))
        for marker, name in (("I", "Phần một"), ("1", "Việc một"), ("", "Việc hai")):
            with form.task_ids.new() as line:
                line.marker = marker
                line.name = name
                if name == "Việc hai":
                    line.schedule_text = "Tháng 3/2026"
                    self.assertEqual(line.date_deadline, date(2026, 3, 31))
        form.save()
        self.assertEqual(self.plan.task_ids.mapped("outline"), ["I", "I.1", "I.2"])
        self.assertEqual(self.plan.output_ids.date_deadline, date(2026, 3, 31))
