from permission_samples import Sample
from samples_procedures import ProcedureStep, Step


class ReviewStep(ProcedureStep):
    """Two steps of the unit's own, the second of which checks the first."""

    model = None

    def get_values(self):
        return {**super().get_values(), "code": "check", "name": "Kiểm tra"}

    def create_record(self, values):
        """Return a step that checks what was done in one before it."""
        definitions = self.env["thads.procedure.step"]
        draft = definitions.create({**values, "code": "draft", "name": "Dự thảo"})
        return definitions.create(
            {
                **values,
                "kind": "review",
                "predecessor_ids": [(6, 0, draft.ids)],
                "return_step_id": draft.id,
            }
        )


class AppraisalPoint(Sample):
    """A point that is checked in a step of a version of a procedure."""

    model = "thads.appraisal.point"

    def get_values(self):
        sample = ReviewStep(self.world, self.role, self.record)
        step = sample.create_record(sample.get_values())
        return {"step_id": step.id, "name": "Thẩm quyền", "section": "compliance"}


class PlanFinding(Step):
    """A finding on a plan whose own unit checks what its people have drafted."""

    model = "thads.plan.finding"
    change = {"remark": "Khác"}
    arguments = {"action_set": {"context": {"thads_answer": "met"}}}

    def get_values(self):
        sample = AppraisalPoint(self.world, self.role, self.record)
        point = sample.create_record(sample.get_values())
        plan = self._create_plan()
        plan._start(point.step_id.procedure_id)
        plan.step_ids._close("done")
        return {"plan_id": plan.id, "section": "compliance", "name": "Thẩm quyền"}

    def create_record(self, values):
        return self.env["thads.plan"].browse(values["plan_id"]).finding_ids
