import base64
import io

from openpyxl import Workbook
from permission_samples import SAMPLES, Sample

LINES = [
    {
        "marker": "1",
        "outline": "1",
        "kind": "task",
        "name": "Rà soát quy hoạch",
        "parent": None,
        "outputs": [],
    }
]


def make_sheet() -> str:
    """Return an Excel file with a plan's table of one task, as text."""
    book = Workbook()
    for row in (
        ["TT", "Nội dung công việc", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp"],
        ["1", "Rà soát quy hoạch", "Quyết định", "Quý I/2026", "Văn phòng", None],
    ):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return base64.b64encode(content.getvalue()).decode()


SHEET = make_sheet()


class Plan(Sample):
    """Of a unit. ``addressed``: issued by the other province, naming the own unit.

    ``ended``: of a year that is over; ``closed``: which has been closed.
    """

    model = "thads.plan"
    change = {"name": "Kế hoạch khác"}
    arguments = {
        "import_file": {"filename": "ke-hoach.xlsx", "base64_text": SHEET},
        "apply_import": {"lines": LINES},
        "message_post": {"body": "Ý kiến"},
        "action_undo_year_end": {"reason": "Đóng nhầm"},
    }

    def get_values(self):
        place = "foreign" if self.words[0] == "addressed" else self.record
        return {
            "name": "Kế hoạch năm 2026",
            "plan_type": "thematic" if "thematic" in self.words else "annual",
            "department_id": self.world.unit(self.role, place),
            "year": 2020 if "ended" in self.words else 2026,
        }

    def get_arguments(self, method, record):
        if method == "action_start":
            self._put_procedure_in_force(record)
        if method == "action_take_over":
            self.create_programme(record.department_id)
        return super().get_arguments(method, record)

    def _put_procedure_in_force(self, record):
        sample = SAMPLES["thads.procedure.step"](self.world, self.role, self.record)
        definition = sample.create_record(sample.get_values())
        definition.procedure_id.domain = f"[('id', '=', {record.id})]"

    def create_programme(self, unit):
        """Return an issued programme of the centre with a task that names a unit."""
        programme = self.env["thads.plan"].create(
            {
                "name": "Chương trình năm 2026",
                "plan_type": "programme",
                "department_id": unit.province_id.parent_id.id,
                "year": 2026,
            }
        )
        output = {"name": "Báo cáo", "lead_department_ids": [(6, 0, unit.ids)]}
        self.env["thads.plan.task"].create(
            {
                "plan_id": programme.id,
                "name": "Việc chung",
                "output_ids": [(0, 0, output)],
            }
        )
        programme.state = "issued"
        return programme

    def finish(self, record):
        """Give the plan a task with an output, then issue it where it is to be."""
        named = self.words[0] == "addressed"
        units = [self.world.unit(self.role, "own")] if named else []
        output = {"name": "Báo cáo", "coordinating_department_ids": [(6, 0, units)]}
        self.env["thads.plan.task"].create(
            {
                "plan_id": record.id,
                "marker": "3",
                "name": "Việc",
                "output_ids": [(0, 0, output)],
            }
        )
        if named or "issued" in self.words:
            record.state = "issued"
        if "closed" in self.words:
            record.is_closed = True
        if "asking" in self.words:
            self._start_on_request(record)

    def _start_on_request(self, record):
        """Start the plan on a procedure by which its unit may ask for opinions."""
        sample = SAMPLES["thads.procedure.step"](self.world, self.role, self.record)
        values = sample.get_values()
        request = {"code": "request", "kind": "opinion", "is_on_request": True}
        steps = self.env["thads.procedure.step"]
        steps.create([values, {**values, **request}])
        record._start(self.env["thads.procedure"].browse(values["procedure_id"]))


class PlanPart(Sample):
    """Something in a plan as described for the plan."""

    def _create_plan(self):
        sample = Plan(self.world, self.role, self.record)
        plan = sample.create_record(sample.get_values())
        self.env.flush_all()  # as after a call: a plan starts with its recipients
        return plan

    def _create_task(self):
        values = {"plan_id": self._create_plan().id, "name": "Việc"}
        return self.env["thads.plan.task"].create(values)

    def _create_output(self):
        values = {"task_id": self._create_task().id, "name": "Báo cáo"}
        return self.env["thads.plan.output"].create(values)

    def settle(self, values):
        plan = self._find_plan(values)
        Plan(self.world, self.role, self.record).finish(plan)

    def _find_plan(self, values):
        """Return the plan of a part that has these values."""
        [(name, record_id)] = [
            (name, values[name])
            for name in ("plan_id", "task_id", "output_id")
            if values.get(name)
        ]
        record = self.env[self.env[self.model]._fields[name].comodel_name].browse(
            record_id
        )
        return record if name == "plan_id" else record.plan_id


class PlanTask(PlanPart):
    model = "thads.plan.task"

    def get_values(self):
        return {"plan_id": self._create_plan().id, "name": "Việc mới"}


class PlanOutput(PlanPart):
    model = "thads.plan.output"

    def get_values(self):
        return {"task_id": self._create_task().id, "name": "Sản phẩm mới"}


class PlanMilestone(PlanPart):
    model = "thads.plan.milestone"

    def get_values(self):
        return {"output_id": self._create_output().id, "name": "Lãnh đạo Cục"}


class PlanRecipient(PlanPart):
    model = "thads.plan.recipient"

    def get_values(self):
        return {"plan_id": self._create_plan().id, "name": "Các đơn vị"}


class PlanForm(PlanPart):
    """The layout of one plan, or a ``shared`` one."""

    model = "thads.plan.form"

    def get_values(self):
        plan = False if self.record == "shared" else self._create_plan().id
        return {"name": "Mẫu khác", "plan_id": plan}

    def settle(self, values):
        if values["plan_id"]:
            super().settle(values)


class PlanFormColumn(Sample):
    model = "thads.plan.form.column"
    change = {"label": "Cột khác"}

    def get_values(self):
        form = self.env["thads.plan.form"].create({"name": "Mẫu"})
        return {"form_id": form.id, "field": "note", "label": "Ghi chú"}


class PlanFormHeading(Sample):
    model = "thads.plan.form.heading"
    change = {"title": "Tên mục khác"}

    def get_values(self):
        form = self.env["thads.plan.form"].create({"name": "Mẫu"})
        return {"form_id": form.id, "title": "Mục đích, yêu cầu"}


class PlanImport(Sample):
    """``own``: uploaded by the role for a plan of their unit; ``others``: by another.

    ``read``: after its file was read.
    """

    model = "thads.plan.import"
    is_personal = True
    change = {"replace": True}

    def get_values(self):
        plan = Plan(self.world, self.role, "own")
        created = plan.create_record(plan.get_values())
        return {"plan_id": created.id, "file": SHEET, "filename": "ke-hoach.xlsx"}

    def create_record(self, values):
        record = super().create_record(values)
        if "read" in self.words:
            record.action_read()
        return record


class PlanImportLine(Sample):
    model = "thads.plan.import.line"
    is_personal = True

    def get_values(self):
        sample = PlanImport(self.world, self.role, f"{self.record} read")
        created = sample.create_record(sample.get_values())
        return {"import_id": created.id, "name": "Dòng khác"}

    def get_arguments(self, method, record):
        if method not in ("action_apply", "action_discard"):
            return {}
        return {"context": {"default_import_id": record.import_id.id}}


class PrintJob(Sample):
    """A print of a plan of the own unit, asked for by the role, or by ``others``.

    ``ready``: made; ``failed``: not made.
    """

    model = "thads.print.job"
    is_personal = True
    change = {"state": "done"}

    def get_values(self):
        sample = Plan(self.world, self.role, "own")
        plan = sample.create_record(sample.get_values())
        others = self.words[0] == "others"
        return {
            "user_id": self.env.uid if others else self.user.id,
            "report_id": self.env.ref("thads_work_plan.action_report_plan").id,
            "res_model": "thads.plan",
            "res_id": plan.id,
            "res_name": "Kế hoạch",
            "state": self._get_state(),
        }

    def _get_state(self):
        states = {"ready": "done", "failed": "failed"}
        return next((states[word] for word in self.words if word in states), "waiting")


class PlanDecision(Sample):
    """Of the authority over the unit; ``foreign``: of the other province."""

    model = "thads.plan.decision"
    change = {"note": "Khác"}

    def get_values(self):
        return {
            "kind": "plan",
            "department_id": self.world.issuer(self.record),
            "year": 2000 + self.world.number(),
            "number": "10/QĐ-THADS",
            "date": "2026-03-02",
            "name": "Ban hành Kế hoạch công tác năm",
        }


class PlanWayPaper(Sample):
    model = "thads.plan.way.paper"

    def get_values(self):
        return {
            "code": f"paper_{self.world.number()}",
            "name": "Công văn khác",
            "type_id": self.env.ref("thads_base.document_type_letter").id,
            "issuer": "unit",
            "title": "về việc khác",
            "body": "Kính gửi {unit}",
        }


class PlanWayDraft(Sample):
    """Asks which paper of a plan to draft; the record is the plan's."""

    model = "thads.plan.way.draft"
    is_personal = True
    change = {}

    def __init__(self, world, role, record):
        super().__init__(world, role, record)
        self.change = {"paper_id": self._get_paper("synopsis").id}

    def get_values(self):
        plan = Plan(self.world, self.role, self.record)
        created = plan.create_record(plan.get_values())
        code = "decision" if self.role == "office" else "synopsis"
        return {"plan_id": created.id, "paper_id": self._get_paper(code).id}

    def _get_paper(self, code):
        return self.env.ref(f"thads_work_plan.way_paper_{code}")
