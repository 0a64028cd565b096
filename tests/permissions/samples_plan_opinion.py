from permission_samples import Sample
from samples_procedures import ProcedureStep, Step
from samples_thads_work_plan import Plan


class PlanOpinion(Step):
    """A point on a plan whose own unit is asked for its opinion."""

    model = "thads.plan.opinion"
    change = {"name": "Ý kiến khác"}

    def get_values(self):
        sample = ProcedureStep(self.world, self.role, self.record)
        values = {**sample.get_values(), "kind": "opinion"}
        plan = self._create_plan()
        plan._start(sample.create_record(values).procedure_id)
        return {"plan_id": plan.id, "name": "Bổ sung chỉ tiêu"}

    def create_record(self, values):
        step = self.env["thads.plan"].browse(values["plan_id"]).step_ids
        return self.env[self.model].create({**values, "step_id": step.id})


class StepAsk(Sample):
    """Asks the role itself on a plan as described."""

    model = "thads.step.ask"
    is_personal = True
    change = {"question": "Khác"}

    def get_values(self):
        sample = Plan(self.world, self.role, f"{self.words[0]} asking")
        plan = sample.create_record(sample.get_values())
        sample.finish(plan)
        return {
            "res_model": plan._name,
            "res_id": plan.id,
            "user_ids": [[6, 0, self.user.ids]],
            "question": "Chỉ tiêu nào?",
            "deadline": "2027-12-01",
        }
