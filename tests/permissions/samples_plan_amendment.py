from permission_samples import Sample
from samples_thads_work_plan import Plan


class AmendedPart(Sample):
    """Of an issued plan as described for the plan; ``addressed``: naming the unit."""

    def _create_plan(self):
        sample = Plan(self.world, self.role, f"{self.words[0]} issued")
        plan = sample.create_record(sample.get_values())
        sample.finish(plan)
        return plan


class PlanAmendment(AmendedPart):
    """A draft with one line; ``started``: at its own unit, ``submitted``: at others."""

    model = "thads.plan.amendment"
    change = {"situation": "Khác"}

    def get_values(self):
        return {
            "plan_id": self._create_plan().id,
            "ground": "situation",
            "situation": "Thiếu người",
        }

    def finish(self, record):
        task = record.plan_id.task_ids[0]
        values = {"amendment_id": record.id, "task_id": task.id, "name": "Việc khác"}
        self.env["thads.plan.amendment.line"].create(values)
        if len(self.words) > 1:
            record.action_start()
        if "submitted" in self.words:
            record.current_step_ids._close("done")


class PlanAmendmentLine(AmendedPart):
    """Of a draft amendment; ``addressed``, ``proposed``: what the own unit proposes."""

    model = "thads.plan.amendment.line"
    change = {"reason": "Khác"}

    def get_values(self):
        plan = self._create_plan()
        values = {"task_id": plan.task_ids[0].id, "name": "Việc khác"}
        if self.words[0] == "addressed" or "proposed" in self.words:
            return {**values, "unit_id": self.unit}
        amendment = self.env["thads.plan.amendment"].create({"plan_id": plan.id})
        return {**values, "amendment_id": amendment.id}

    def finish(self, record):
        if "proposed" in self.words:
            record.answer = "Không thuộc thẩm quyền"
