import itertools

from permission_samples import Sample
from samples_thads_work_plan import Plan

# a quarter of this working year has ended, whatever day the test runs on
OPENED_YEAR = 2026
FIRST_YEAR, YEARS = 1990, 36  # of the other quarters, which are over as well


class PlanQuarter(Sample):
    """Of the authority over the unit."""

    model = "thads.plan.quarter"
    change = {"results": "Kết quả khác"}
    numbers = itertools.count()

    def get_values(self):
        authority = self.env["hr.department"].browse(self.world.issuer(self.record))
        number = next(self.numbers)
        return {
            "authority_id": authority.id,
            "department_id": authority.office_id.id,
            "year": FIRST_YEAR + number % YEARS,
            "quarter": str(1 + number // YEARS % 4),
            "basis": "calendar" if number // YEARS // 4 % 2 else "thads",
            "date_due": "2026-04-07",
        }


class PlanQuarterReport(Sample):
    """Of a unit."""

    model = "thads.plan.quarter.report"
    change = {"results": "Kết quả khác"}

    def get_values(self):
        sample = PlanQuarter(self.world, self.role, self.record)
        return {
            "quarter_id": sample.create_record(sample.get_values()).id,
            "department_id": self.unit,
            "date_due": "2026-04-07",
        }


class PlanQuarterLine(Sample):
    """In the report of a unit."""

    model = "thads.plan.quarter.line"
    change = {"reason": "Chờ số liệu"}

    def get_values(self):
        sample = PlanQuarterReport(self.world, self.role, self.record)
        return {
            "report_id": sample.create_record(sample.get_values()).id,
            "section": "not_done",
            "name": "Báo cáo",
        }


class PlanQuarterOpen(Sample):
    model = "thads.plan.quarter.open"
    is_personal = True
    change = {"quarter": "2"}

    def get_values(self):
        self.env.ref("thads_work_plan.procedure_253").has_quarter_report = True
        return {
            "authority_id": self.world.issuer(self.record),
            "year": OPENED_YEAR,
            "quarter": "1",
        }


class PlanYearEnd(Sample):
    """Of a person, about a plan of their unit."""

    model = "thads.plan.year.end"
    is_personal = True
    change = {"reason": "Chờ kinh phí"}

    def get_values(self):
        sample = Plan(self.world, self.role, self.record)
        plan = sample.create_record(sample.get_values())
        sample.finish(plan)
        return {"plan_id": plan.id}


class PlanYearEndLine(PlanYearEnd):
    model = "thads.plan.year.end.line"

    def get_values(self):
        [wizard] = self._create_wizard()
        owed = self.env["thads.plan.assignment"].create(
            {
                "name": "Báo cáo",
                "plan_id": wizard.plan_id.id,
                "department_id": self.unit,
            }
        )
        return {"wizard_id": wizard.id, "assignment_id": owed.id}

    def _create_wizard(self):
        sample = PlanYearEnd(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())


class PlanYearEndUndo(PlanYearEnd):
    model = "thads.plan.year.end.undo"
    change = {"reason": "Đóng nhầm"}

    def get_values(self):
        return {**super().get_values(), "reason": "Mở lại"}
