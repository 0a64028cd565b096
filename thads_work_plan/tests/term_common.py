from freezegun import freeze_time

from .assignment_common import AssignmentCommon

AFTER = "2027-01-05 03:00:00"


class TermCommon(AssignmentCommon):
    """A resolution's plan of four years, issued in its first, as it stood in 2027."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office_head = cls._create_person("office_head", "office")
        cls._create_post(cls.office_head, cls.office, "head", name="Chánh Văn phòng")
        cls.long_plan = cls._issue(
            {
                "name": "Đề án",
                "schedule_text": "Tháng 6/2026",
                "lead_department_ids": (cls.room | cls.local).ids,
            },
            {
                "name": "Báo cáo năm",
                "schedule_text": "Hàng năm",
                "lead_department_ids": cls.room.ids,
            },
            {
                "name": "Phần mềm",
                "schedule_text": "Năm 2028",
                "lead_department_ids": cls.local.ids,
            },
            {
                "name": "Tuyên truyền",
                "schedule_text": "Thường xuyên",
                "lead_department_ids": cls.room.ids,
            },
            name="Kế hoạch thực hiện Nghị quyết giai đoạn 2026-2029",
            plan_type="resolution",
            focal_department_id=cls.office.id,
            date_start="2026-01-01",
            date_end="2029-12-31",
        )
        cls.long_plan.issued_date = "2026-02-02"
        with freeze_time("2026-06-15 03:00:00"):
            owed = cls._find(cls.long_plan)
            cls.first = owed.filtered(
                lambda each: each.name == "Đề án" and each.department_id == cls.room
            )
            cls.first.with_user(cls.staff).action_report(text="Đã ban hành Đề án")
            cls.first.with_user(cls.room_head).action_confirm()
        cls.enterClassContext(freeze_time(AFTER))

    def _create_report(self, user=None, **values):
        reports = self.env["thads.plan.term.report"].with_user(user or self.officer)
        return reports.create(
            {"plan_id": self.long_plan.id, "kind": "year", "year": 2026, **values}
        )

    def _get_fates(self, report) -> dict:
        return {line.name: line.fate for line in report.line_ids}

    def _answer(self, record, user, outcome="done", note=None):
        """Close the open steps of a record as a user."""
        steps = record.sudo().current_step_ids.with_user(user)
        return steps.action_close(outcome, note)

    def _explain(self, report):
        lines = report.line_ids.filtered("lacks_reason").with_user(self.officer)
        lines.write({"result": "Chờ kinh phí"})
