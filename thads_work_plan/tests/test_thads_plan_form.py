from odoo.tests import tagged

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPlanForm(PlanCommon):
    def test_layout_follows_the_type_of_plan(self):
        ref = self.env.ref
        self.assertEqual(self.plan.form_id, ref("thads_work_plan.form_253"))
        plan = self._create_plan(plan_type="resolution")
        self.assertEqual(plan.form_id, ref("thads_work_plan.form_2057"))

    def test_layout_is_the_annex_of_the_procedure_of_the_unit(self):
        form = self.env.ref("thads_work_plan.form_1018")
        province = self._create_plan(department_id=self.province.id)
        self.assertEqual(province.form_id, form)
        room = self._create_plan()
        room.department_id = self.province
        self.assertEqual(room.form_id, form)
        procedure = self.env.ref("thads_work_plan.procedure_1018_provisional")
        procedure.form_id = False
        other = self._create_plan(department_id=self.other_province.id)
        self.assertEqual(other.form_id, self.env.ref("thads_work_plan.form_253"))

    def test_columns_of_a_known_layout_are_recognised(self):
        form = self.env.ref("thads_work_plan.form_2057")
        columns = form.column_ids.read(["field", "label", "width"], load=None)
        columns = [{k: c[k] for k in ("field", "label", "width")} for c in columns]
        find = self.env["thads.plan.form"]._find_or_create
        self.assertEqual(find(self.plan, columns), form)
        columns[0]["label"] = "STT"
        own = find(self.plan, columns)
        self.assertEqual(own.plan_id, self.plan)
        self.assertEqual(
            own.column_ids.mapped("label")[:2], ["STT", "Nội dung công việc"]
        )
        self.assertEqual(find(self.plan, columns), own)
        self.assertNotEqual(find(self._create_plan(), columns), own)

    def test_copy_of_a_plan_has_its_own_layout(self):
        columns = [{"field": "name", "label": "Việc phải làm", "width": 0}]
        form = self.env["thads.plan.form"]._find_or_create(self.plan, columns)
        self.plan.form_id = form
        copy = self.plan.with_user(self.staff).copy()
        self.assertEqual(copy.form_id.plan_id, copy)
        self.assertEqual(copy.form_id.column_ids.label, "Việc phải làm")
        self.plan.unlink()
        self.assertTrue(copy.form_id.exists())

    def test_rows_stand_in_printed_order(self):
        self._create_tasks(["I", "1"])
        self._create_task_with_output(lead_text="Văn phòng")
        rows = self.plan._get_table_rows()
        self.assertEqual([row.kind for row in rows], ["section", "task", "task"])
        self.assertEqual(
            [cell and cell.text for cell in rows[2].cells],
            ["2", "Báo cáo quý", "Văn phòng", "", "Quý I/2026", "Báo cáo"],
        )
