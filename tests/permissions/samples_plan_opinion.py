from permission_samples import Sample
from samples_procedures import ProcedureStep, Step
from samples_thads_work_plan import Plan


class AskingStep(ProcedureStep):
    """A step in which the unit of the plan is asked."""

    def get_values(self):
        return {**super().get_values(), "kind": "opinion"}


class PlanOpinion(Step):
    """A point on a plan whose own unit is asked for its opinion."""

    model = "thads.plan.opinion"
    change = {"name": "Ý kiến khác"}

    def get_values(self):
        definition = AskingStep(self.world, self.role, self.record)
        procedure = definition.create_record(definition.get_values()).procedure_id
        plan = self._create_plan()
        plan._start(procedure)
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
