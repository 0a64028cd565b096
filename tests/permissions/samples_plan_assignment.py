from permission_samples import Sample
from samples_thads_work_plan import Plan

FAR = "2030-12-31"
LATER = "2031-01-31"


class PlanAssignment(Sample):
    """What a unit owes by a plan of its own.

    ``reported`` as done, ``event`` without a day, ``coordinated`` by the person's unit
    and owed by one of the other province.
    """

    model = "thads.plan.assignment"
    change = {"state": "done"}
    arguments = {
        "action_report": {"text": "Xong"},
        "action_send_back": {"note": "Chưa đủ"},
        "action_contribute": {"text": "Đã phối hợp"},
        "action_record_event": {"occurrence": "Công văn", "date_deadline": FAR},
        "action_ask_time": {"date_asked": LATER, "reason": "Chờ số liệu"},
    }

    def get_values(self):
        sample = Plan(self.world, self.role, self.words[0])
        plan = sample.create_record(sample.get_values())
        return {
            "name": "Báo cáo",
            "plan_id": plan.id,
            "department_id": self._get_owing_unit(),
            "kind": "event" if "event" in self.words else "dated",
            "date_deadline": False if "event" in self.words else FAR,
        }

    def create_record(self, values):
        record = super().create_record(values)
        if "coordinated" in self.words:
            record.output_id = self._create_output(record.plan_id)
        return record

    def finish(self, record):
        if "reported" in self.words:
            record._open()
            record.write({"state": "reported", "date_done": "2026-01-05"})
            record._get_working()._close("done")

    def get_arguments(self, method, record):
        if method == "action_hand_on":
            return {"user_id": self.user.id}
        if method == "action_record_work":
            return {
                "name": "Báo cáo đột xuất",
                "department_id": self.world.home["room"].id,
                "date_deadline": FAR,
                "occurrence": "Kết luận giao ban",
            }
        return super().get_arguments(method, record)

    def _get_owing_unit(self) -> int:
        is_others = "coordinated" in self.words
        return self.world.abroad["room"].id if is_others else self.unit

    def _create_output(self, plan):
        task = self.env["thads.plan.task"].create(
            {"plan_id": plan.id, "name": "Báo cáo"}
        )
        return task.output_ids.create(
            {
                "task_id": task.id,
                "plan_id": plan.id,
                "name": "Báo cáo",
                "coordinating_department_ids": [(6, 0, [self.unit])],
            }
        )


class AssignmentPart(Sample):
    def _create_assignment(self):
        sample = PlanAssignment(self.world, self.role, self.record)
        record = sample.create_record(sample.get_values())
        sample.finish(record)
        return record


class PlanProgress(AssignmentPart):
    """What was said about an assignment."""

    model = "thads.plan.progress"
    change = {"text": "Khác"}

    def get_values(self):
        return {
            "assignment_id": self._create_assignment().id,
            "department_id": self.unit,
            "user_id": self.user.id,
            "date": "2026-01-05",
            "text": "Xong",
        }


class PlanExtension(AssignmentPart):
    """More time that was asked for; ``refused`` by who decides."""

    model = "thads.plan.extension"
    change = {"state": "granted"}
    arguments = {"action_ask_again": {"date_asked": LATER, "reason": "Chờ thêm"}}

    def get_values(self):
        return {
            "assignment_id": self._create_assignment().id,
            "department_id": self.unit,
            "user_id": self.world.colleague.id,
            "date_printed": FAR,
            "date_asked": LATER,
            "reason": "Chờ",
        }

    def finish(self, record):
        if "refused" in self.words:
            record._start(record._find_procedure())
            record.current_step_ids._close("done")
            record.current_step_ids._close("returned", "Không")


class AssignmentDeed(AssignmentPart):
    """Of a person, about an assignment of their unit."""

    model = "thads.plan.assignment.deed"
    is_personal = True
    change = {"text": "Khác"}

    def get_values(self):
        return {
            "kind": "report",
            "text": "Xong",
            "assignment_ids": [(6, 0, self._create_assignment().ids)],
        }
