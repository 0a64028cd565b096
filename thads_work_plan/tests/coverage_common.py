from odoo.fields import Command

from .common import YEAR, PlanCommon


class CoverageCommon(PlanCommon):
    """An issued programme of the centre that asks both provinces, and one, for work."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.provinces = cls.env["thads.department.class"].create(
            {
                "name": "Các tỉnh thử nghiệm",
                "domain": "[('unit_type', '=', 'province')]",
                "root_id": cls.central.id,
            }
        )
        cls.programme = cls._create_plan(
            name="Chương trình trọng tâm",
            plan_type="programme",
            department_id=cls.central.id,
        )
        cls.heading = cls._add("I", "THỂ CHẾ", [])
        cls.everybody = cls._add(
            "1",
            "Tập huấn Luật",
            [{"name": "Hội nghị", "lead_text": "Cục Quản lý"}, cls._of_all("lead")],
        )
        cls.one = cls._add(
            "2",
            "Thí điểm số hóa",
            [{"name": "Báo cáo", "coordinating_text": "THADS tỉnh Một"}],
        )
        cls.nobody = cls._add("3", "Việc của Cục", [{"lead_text": "Cục Quản lý"}])
        cls.programme.state = "issued"
        cls.own_plan = cls._create_plan(department_id=cls.province.id)

    @classmethod
    def _of_all(cls, column):
        return {
            "name": "Báo cáo kết quả",
            "schedule_text": f"Quý I/{YEAR}",
            f"{column}_text": cls.provinces.name,
        }

    @classmethod
    def _add(cls, marker, name, outputs):
        return cls.env["thads.plan.task"].create(
            {
                "plan_id": cls.programme.id,
                "marker": marker,
                "name": name,
                "output_ids": [Command.create(values) for values in outputs],
            }
        )

    def _get_rows(self, user=None):
        rows = self.env["thads.plan.coverage"].with_user(user or self.admin)
        return rows.search([("plan_id", "=", self.programme.id)])

    def _take(self, tasks, user=None):
        return self.own_plan.with_user(user or self.head)._take_over(tasks)
