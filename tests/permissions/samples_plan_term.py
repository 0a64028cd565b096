from datetime import date

from permission_samples import Sample

THIS_YEAR = date.today().year  # in which work is known of: the plan is issued now


class PlanTermReport(Sample):
    """Of the unit that follows a plan of its own over several years."""

    model = "thads.plan.term.report"
    change = {"results": "Kết quả khác"}

    def get_values(self):
        plan = self.env["thads.plan"].create(
            {
                "name": "Kế hoạch nhiều năm",
                "plan_type": "resolution",
                "department_id": self.unit,
                "year": THIS_YEAR - 1,
                "date_start": f"{THIS_YEAR - 1}-01-01",
                "date_end": f"{THIS_YEAR + 2}-12-31",
                "task_ids": [
                    (0, 0, {"name": "Việc", "output_ids": [(0, 0, {"name": "Đề án"})]})
                ],
            }
        )
        plan.state = "issued"
        return {"plan_id": plan.id, "kind": "year", "year": THIS_YEAR}


class PlanTermLine(Sample):
    """In the report of a unit."""

    model = "thads.plan.term.line"
    change = {"result": "Chờ kinh phí"}

    def get_values(self):
        sample = PlanTermReport(self.world, self.role, self.record)
        report = sample.create_record(sample.get_values())
        return {"report_id": report.id, "fate": "not_done", "name": "Đề án"}
