from odoo.tests import tagged

from .assignment_common import AssignmentCommon


@tagged("post_install", "-at_install")
class TestPlanRollUp(AssignmentCommon):
    def test_it_sums_up_from_products_to_sections_and_the_plan(self):
        plan = self._create_plan(department_id=self.province.id)
        section, _group, first, second = self._create_tasks(
            ["I", "1", "1.1", "1.2"], plan
        )
        for task, text in ((first, "Quý I/2026"), (second, "Hàng quý")):
            task.output_ids.create(
                {
                    "task_id": task.id,
                    "plan_id": plan.id,
                    "name": "Báo cáo",
                    "schedule_text": text,
                    "lead_department_ids": self.room.ids,
                    "is_lead_confirmed": True,
                }
            )
        plan.sudo().state = "issued"
        one = self._find(plan).filtered(lambda owed: owed.task_id == first)
        one.with_user(self.staff).action_report()
        one.with_user(self.room_head).action_confirm()
        self.env.invalidate_all()
        counts = ("assignment_count", "assignment_done_count", "assignment_late_count")
        # the quarter that ended on 31/12 was over before the issue: it is not late
        self.assertEqual([section[name] for name in counts], [5, 1, 0])
        self.assertEqual([second[name] for name in counts], [4, 0, 0])
        self.assertEqual([plan[name] for name in counts], [5, 1, 0])
        self.assertEqual(plan.roll_up, "1/5 done")

    def test_it_takes_the_same_queries_whatever_the_size(self):
        rooms = self.env.ref("thads_base.thads_department_class_under_province")
        lines = {"lead_class_ids": rooms.ids, "schedule_text": "Hàng tháng"}
        small = self._issue({"lead_department_ids": self.room.ids})
        large = self._issue(*[lines] * 5)
        self.assertGreater(len(self._find(large)), 100)
        for plan in (small, large):
            self.env.invalidate_all()
            with self.assertQueryCount(30):
                plan.mapped("roll_up")
                plan.task_ids.mapped("roll_up")
                plan.output_ids.mapped("roll_up")

    def test_the_overview_counts_what_the_user_leads(self):
        owed = self._issue_for_room()
        mine = self.assignments.with_user(self.head).get_dashboard()
        [unit] = [row for row in mine["units"] if row["id"] == self.room.id]
        self.assertEqual((unit["new"], unit["on_way"], unit["done"]), (1, 1, 0))
        others = self.assignments.with_user(self.other_officer).get_dashboard()
        self.assertNotIn(self.room.id, [row["id"] for row in others["units"]])
        [tile] = [tile for tile in mine["tiles"] if tile["key"] == "new"]
        found = self.assignments.with_user(self.head).search(tile["domain"])
        self.assertEqual(len(found), tile["count"])
        self.assertIn(owed, found)


@tagged("post_install", "-at_install")
class TestOutputMeasure(AssignmentCommon):
    def test_a_number_is_asked_of_each(self):
        plan = self._issue(
            {
                "name": "Kiểm tra, tối thiểu 02 đợt/năm",
                "lead_department_ids": (self.room | self.local).ids,
            }
        )
        owed = self._find(plan).filtered(lambda each: each.department_id == self.room)
        owed.with_user(self.staff).action_report(50, "Một đợt", quantity=1)
        self.assertEqual(plan.output_ids.measure_reached, "1/4 đợt")

    def test_a_part_of_the_units_is_asked_for(self):
        rooms = self.env.ref("thads_base.thads_department_class_under_province")
        plan = self._issue(
            {"name": "Kiểm tra 2/3 số đơn vị", "lead_class_ids": rooms.ids}
        )
        owed = self._find(plan).filtered(lambda each: each.department_id == self.room)
        owed.with_user(self.staff).action_report()
        owed.with_user(self.room_head).action_confirm()
        self.assertEqual(plan.output_ids.measure_reached, "1/2 đơn vị")


@tagged("post_install", "-at_install")
class TestAssignmentSuccession(AssignmentCommon):
    def test_the_successor_goes_on_and_the_trace_stays(self):
        owed = self._issue_for_room()
        owed.with_user(self.room_head).action_accept()
        self.room.write({"date_to": "2026-02-10", "successor_id": self.office.id})
        self._run_cron("ir_cron_follow_units", "2026-02-10")
        self.assertEqual(owed.department_id, self.room)
        self._run_cron("ir_cron_follow_units", "2026-02-11")
        self.assertEqual(owed.department_id, self.office)
        self.assertEqual(owed.former_department_id, self.room)
        self.assertEqual(owed.sudo().current_step_ids.unit_id, self.office)
        owed.with_user(self.officer).action_report(text="Xong")
        self.assertFalse(self.env["thads.step"].verify_chain(owed))
