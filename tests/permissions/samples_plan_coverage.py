from permission_samples import Sample
from samples_thads_work_plan import Plan


class PlanCoverage(Sample):
    """A task of the centre's programme that is asked of the unit."""

    model = "thads.plan.coverage"
    change = {"is_lead": False}

    def get_values(self):
        unit = self.env["hr.department"].browse(self.unit)
        programme = Plan(self.world, self.role, self.record).create_programme(unit)
        self.env.flush_all()
        return {"plan_id": programme.id, "department_id": unit.id}

    def create_record(self, values):
        return self.env[self.model].search(
            [(name, "=", value) for name, value in values.items()]
        )


class PlanTakeOver(Sample):
    """Asks which tasks go into a plan; the record is the plan's."""

    model = "thads.plan.take.over"
    is_personal = True
    change = {}  # a plan that was asked about stays

    def get_values(self):
        sample = Plan(self.world, self.role, self.record)
        plan = sample.create_record(sample.get_values())
        task = sample.create_programme(plan.department_id).task_ids
        line = {"task_id": task.id, "is_chosen": True}
        return {"plan_id": plan.id, "line_ids": [(0, 0, line)]}


class PlanTakeOverLine(Sample):
    model = "thads.plan.take.over.line"
    is_personal = True
    change = {"is_chosen": False}

    def get_values(self):
        sample = PlanTakeOver(self.world, self.role, self.record)
        values = sample.get_values()
        wizard = sample.create_record(values)
        return {"take_over_id": wizard.id, "task_id": wizard.line_ids.task_id.id}


class PlanOverlap(Sample):
    """Two lines of plans of a unit and of another one of its authority."""

    model = "thads.plan.overlap"
    change = {"verdict": "joint"}
    arguments = {"action_decide": {"context": {"thads_verdict": "same"}}}

    def get_values(self):
        unit = self.env["hr.department"].browse(self.unit)
        other = (unit.parent_id.child_ids - unit)[0]
        plans = self.env["thads.plan"].create(
            [
                {"name": "Kế hoạch", "department_id": department.id, "year": 2026}
                for department in (unit, other)
            ]
        )
        tasks = self.env["thads.plan.task"].create(
            [{"plan_id": plan.id, "name": "Kiểm tra kho"} for plan in plans]
        )
        return {"task_id": tasks[0].id, "other_task_id": tasks[1].id}
