from datetime import date

from permission_samples import Sample
from samples_thads_work_plan import Plan

from odoo.addons.thads_base.tools import vietnam_time

# The smallest scan: one point, as PNG
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAA"
    "AACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


REQUEST = {
    "code": "request",
    "kind": "opinion",
    "is_on_request": True,
    "clock": "none",
    "working_days": 0,
}


class Procedure(Sample):
    """A version of a procedure of plans."""

    model = "thads.procedure"

    def get_values(self):
        return {
            "code": f"thử/{self.world.number()}",
            "name": "Thử nghiệm",
            "res_model": "thads.plan",
            "date_from": "2026-01-01",
            "date_to": "2027-12-31",
            "domain": "[('name', '=', 'Kế hoạch thử quy trình')]",
        }


class ProcedureStep(Sample):
    model = "thads.procedure.step"
    change = {"name": "Bước khác"}

    def get_values(self):
        return {
            "procedure_id": self._create_procedure().id,
            "code": "draft",
            "name": "Dự thảo",
            "actor": "author_unit",
            "clock": "working_days",
            "working_days": 5,
        }

    def _create_procedure(self):
        sample = Procedure(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())


class Step(Sample):
    """The first step of a plan as described for the plan: anybody of its unit acts."""

    model = "thads.step"
    change = {"note": "Khác"}
    arguments = {
        "action_close": {"outcome": "done"},
        "action_answer": {"context": {"thads_outcome": "done"}},
        "action_extend": {"deadline": "2027-06-01", "reason": "Bổ sung số liệu"},
    }

    def get_values(self):
        sample = ProcedureStep(self.world, self.role, self.record)
        definition = sample.create_record(sample.get_values())
        if "opinion" in self.words:
            definition.kind = "opinion"
        if "requested" in self.words:
            definition.copy(REQUEST)
        return {
            "definition_id": definition.id,
            "res_model": "thads.plan",
            "res_id": self._create_plan().id,
            "department_id": self.unit,
            "datetime_opened": "2026-03-02 02:00:00",
            "date_opened": "2026-03-02",
        }

    def get_arguments(self, method, record):
        if method == "action_assign":
            return {"user_id": self.user.id}
        return super().get_arguments(method, record)

    def create_record(self, values):
        """Start the plan: its procedure opens the step."""
        plan = self.env["thads.plan"].browse(values["res_id"])
        definition = self.env["thads.procedure.step"].browse(values["definition_id"])
        plan._start(definition.procedure_id)
        if "requested" in self.words:
            plan._ask(self._get_post(), date(2027, 12, 1), "Chỉ tiêu nào?")
        return plan.step_ids[-1:]

    def _get_post(self):
        return self.world.colleague.thads_position_ids[:1]

    def _create_plan(self):
        sample = Plan(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())


class StepLink(Sample):
    """The link that opening a step has left."""

    model = "thads.step.link"
    change = {"content": "{}"}

    def get_values(self):
        step = Step(self.world, self.role, self.record)
        opened = step.create_record(step.get_values())
        return {
            "res_model": opened.res_model,
            "res_id": opened.res_id,
            "sequence": 2,
            "step_id": opened.id,
            "event": "changed",
            "content": "{}",
            "hash": "0",
            "datetime_recorded": "2026-03-02 02:00:00",
        }

    def create_record(self, values):
        return self.env[self.model].search([("step_id", "=", values["step_id"])])


class StepClose(Sample):
    """Asks for the reason of a step of the own unit."""

    model = "thads.step.close"
    is_personal = True
    change = {"note": "Khác"}

    def get_values(self):
        sample = Step(self.world, self.role, self.record)
        step = sample.create_record(sample.get_values())
        return {"step_ids": [[6, 0, step.ids]], "outcome": "done"}


class StepAssign(Sample):
    """Asks to whom a step is given: the role itself."""

    model = "thads.step.assign"
    is_personal = True

    def get_values(self):
        sample = Step(self.world, self.role, self.record)
        step = sample.create_record(sample.get_values())
        return {"step_ids": [[6, 0, step.ids]], "user_id": self.user.id}

    @property
    def change(self):
        return {"user_id": self.user.id}


class Escalation(Sample):
    """That the role was told of a step; otherwise somebody else was."""

    model = "thads.escalation"
    is_personal = True
    change = {"date": "2026-03-05"}

    def get_values(self):
        sample = Step(self.world, self.role, self.record)
        step = sample.create_record(sample.get_values())
        told = self.user.id if self.words[0] == "own" else self.env.uid
        return {
            "step_id": step.id,
            "rung_id": self.env.ref("thads_base.ladder_default_1").id,
            "deadline": "2026-03-03",
            "department_id": self.unit,
            "user_id": told,
            "date": "2026-03-02",
        }

    def create_record(self, values):
        engine = self.env["thads.step"]._engine().env
        return engine[self.model].create(values).with_env(self.env)


class StepExtend(Sample):
    model = "thads.step.extend"
    is_personal = True
    change = {"reason": "Khác"}

    def get_values(self):
        sample = Step(self.world, self.role, self.record)
        step = sample.create_record(sample.get_values())
        return {
            "step_ids": [[6, 0, step.ids]],
            "deadline": "2027-06-01",
            "reason": "Bổ sung số liệu",
        }


class StepPaper(Sample):
    """Takes an opinion of the unit of the record, given on paper."""

    model = "thads.step.paper"
    is_personal = True
    change = {"note": "Khác"}

    def get_values(self):
        sample = Step(self.world, self.role, f"{self.record} opinion")
        step = sample.create_record(sample.get_values())
        return {
            "step_id": step.id,
            "outcome": "agreed",
            "paper_date": vietnam_time.today().isoformat(),
            "signer_text": "Nguyễn Văn A - Trưởng phòng",
            "file": PIXEL,
            "filename": "y-kien.png",
        }


class ProcedureTrial(Sample):
    model = "thads.procedure.trial"
    is_personal = True
    change = {"date_start": "2026-03-03"}

    def get_values(self):
        sample = Procedure(self.world, self.role, self.record)
        procedure = sample.create_record(sample.get_values())
        return {"procedure_id": procedure.id, "date_start": "2026-03-02"}
