from permission_samples import Sample

DAYS = {
    "date_start": "2026-11-09",
    "date_end": "2026-11-10",
    "date_report_due": "2026-11-25",
}


class InspectionChecklist(Sample):
    model = "thads.inspection.checklist"

    def get_values(self):
        return {"name": "Kho vật chứng"}


class InspectionItem(Sample):
    model = "thads.inspection.item"

    def get_values(self):
        checklist = self.env["thads.inspection.checklist"].create({"name": "Kho"})
        return {"name": "Khóa kho", "checklist_id": checklist.id}


class InspectionPlan(Sample):
    model = "thads.inspection.plan"

    def get_values(self):
        return {"name": "Kế hoạch kiểm tra", "department_id": self.unit}


class Inspection(Sample):
    """By the unit of the person, of its local unit; ``concluded``.

    ``inspected``: by the authority, of the unit of the person.
    """

    model = "thads.inspection"
    change = {"proposal": "Khác"}

    def __init__(self, world, role, record):
        super().__init__(world, role, record)
        province = world.abroad if self.words[0] == "foreign" else world.home
        self.inspected = province["local"].id
        if self.words[0] == "inspected":
            self.inspected = world.unit(role, "own")
            self.unit = province["authority"].id
        self.key = (self.model, record, self.unit, self.inspected)

    def get_values(self):
        foreign = self.words[0] == "foreign"
        leader = self.world.stranger if foreign else self.world.colleague
        return {
            "name": "Kiểm tra một cửa",
            "department_id": self.unit,
            "inspected_id": self.inspected,
            "leader_id": leader.id,
            "point_ids": [[0, 0, {"name": "Sổ theo dõi", "result": "poor"}]],
            **DAYS,
        }

    def finish(self, record):
        if "concluded" in self.words:
            self._conclude(record)

    def _conclude(self, inspection):
        inspection.action_start()
        for outcome in ("done", "done", "approved"):
            inspection.current_step_ids._close(outcome)

    def _create_inspection(self):
        """Create one with a finding that is to be corrected, as described."""
        sample = Inspection(self.world, self.role, self.record)
        inspection = self.env["thads.inspection"].create(sample.get_values())
        finding = {
            "inspection_id": inspection.id,
            "name": "Ghi thiếu",
            "action_ids": [[0, 0, {"name": "Ghi bổ sung", "date_due": "2026-12-15"}]],
        }
        self.env["thads.inspection.finding"].create(finding)
        sample.finish(inspection)
        return inspection


class InspectionPoint(Inspection):
    model = "thads.inspection.point"
    change = {"remark": "Khác"}

    def get_values(self):
        return {"inspection_id": self._create_inspection().id, "name": "Kho"}

    def create_record(self, values):
        inspection = self.env["thads.inspection"].browse(values["inspection_id"])
        return inspection.point_ids

    def finish(self, record):
        """It is of an inspection as described."""


class InspectionFinding(InspectionPoint):
    model = "thads.inspection.finding"
    change = {"rule": "Khác"}

    def create_record(self, values):
        inspection = self.env["thads.inspection"].browse(values["inspection_id"])
        return inspection.finding_ids


class InspectionAction(InspectionPoint):
    """The unit answers those of a ``concluded`` inspection, the team writes others."""

    model = "thads.inspection.action"

    @property
    def change(self):
        return {"answer" if "concluded" in self.words else "name": "Khác"}

    def get_values(self):
        finding = self._create_inspection().finding_ids
        return {
            "finding_id": finding.id,
            "name": "Bổ sung",
            "date_due": "2026-12-15",
        }

    def create_record(self, values):
        finding = self.env["thads.inspection.finding"].browse(values["finding_id"])
        return finding.action_ids
