from freezegun import freeze_time

from .common import PlanCommon

TODAY = "2026-02-02 03:00:00"  # a Monday, ten in the morning in Vietnam


class AssignmentCommon(PlanCommon):
    """A plan of a province that all its units owe something by, issued on a Monday."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time(TODAY))
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head", name="Trưởng phòng")
        cls.assignments = cls.env["thads.plan.assignment"]

    @classmethod
    def _issue(cls, *outputs, **values):
        """Issue a plan of the province with a task for each of these outputs."""
        plan = cls._create_plan(department_id=cls.province.id, **values)
        for output in outputs:
            cls._create_task_with_output(plan, **output)
        plan.output_ids.write({"is_lead_confirmed": True})
        plan.sudo().state = "issued"
        return plan

    @classmethod
    def _issue_for_room(cls, schedule_text=f"Quý I/{2026}"):
        """Issue a plan of which the room owes one line, and return what it owes."""
        plan = cls._issue(
            {
                "schedule_text": schedule_text,
                "lead_department_ids": cls.room.ids,
                "coordinating_department_ids": cls.local.ids,
                "is_coordinating_confirmed": True,
            }
        )
        return cls._find(plan)

    @classmethod
    def _find(cls, plan):
        return cls.assignments.search([("plan_id", "=", plan.id)])

    def _open_due(self, day="2026-02-02"):
        self._run_cron("ir_cron_open_assignments", day)

    def _run_cron(self, name, day):
        """Run a scheduled action in the morning of a day."""
        cron = self.env.ref(f"thads_work_plan.{name}")
        with freeze_time(f"{day} 02:00:00"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.invalidate_all()
