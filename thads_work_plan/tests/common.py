from odoo.fields import Command
from odoo.tests import new_test_user

from odoo.addons.base.tests.common import BaseCommon

YEAR = 2026


class PlanCommon(BaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create({"name": "Phòng Nghiệp vụ"})
        cls.staff = new_test_user(cls.env, "staff", "thads_base.group_staff")
        cls.office = new_test_user(cls.env, "office", "thads_base.group_office")
        cls.plan = cls._create_plan()

    @classmethod
    def _create_plan(cls, **values):
        """Create a draft plan of the unit without tasks."""
        return cls.env["thads.plan"].create(
            {
                "name": f"Kế hoạch công tác năm {YEAR}",
                "plan_type": "annual",
                "department_id": cls.department.id,
                "year": YEAR,
                **values,
            }
        )

    @classmethod
    def _create_tasks(cls, markers, plan=None):
        """Create one line per marker, in this order, without telling their parents."""
        return cls.env["thads.plan.task"].create(
            [
                {
                    "plan_id": (plan or cls.plan).id,
                    "marker": marker,
                    "name": f"Việc {marker}",
                }
                for marker in markers
            ]
        )

    @classmethod
    def _create_task_with_output(cls, **values):
        output = {"name": "Báo cáo", "schedule_text": f"Quý I/{YEAR}", **values}
        return cls.env["thads.plan.task"].create(
            {
                "plan_id": cls.plan.id,
                "name": "Báo cáo quý",
                "output_ids": [Command.create(output)],
            }
        )
