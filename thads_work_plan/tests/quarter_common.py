from freezegun import freeze_time

from odoo.fields import Command

from .assignment_common import AssignmentCommon

AFTER = "2026-04-02 03:00:00"  # the second day after the quarter, a Thursday
LINES = {
    "on_time": "Ngày 20/02/2026",
    "late": "Ngày 25/02/2026",
    "not_done": "Ngày 13/3/2026",
    "continuous": "Thường xuyên",
    "event": "Khi phát sinh",
    "next": "Ngày 29/4/2026",
}


class QuarterCommon(AssignmentCommon):
    """A plan of the province whose lines the room owes, as they stood on 31/3/2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        of_the_law = cls.env["thads.procedure"].with_context(active_test=False)
        of_the_law.search([("season_start", "!=", False)]).season_start = False
        cls.office_head = cls._create_person("office_head", "office")
        cls._create_post(cls.office_head, cls.office, "head", name="Chánh Văn phòng")
        units = cls.env["thads.department.class"].create(
            {
                "name": "Các đơn vị",
                "domain": "[('unit_type', 'in', ('province_unit', 'local'))]",
                "root_id": cls.province.id,
            }
        )
        cls.owing = cls.env["thads.procedure"].create(
            {
                "code": "test/quarter",
                "name": "Thử nghiệm",
                "res_model": "thads.plan",
                "date_from": "2020-01-01",
                "season_start": "day",
                "season_class_ids": [Command.set(units.ids)],
                "has_quarter_report": True,
            }
        )
        cls.quarter_plan = cls._issue(
            *(
                {
                    "name": section,
                    "schedule_text": time,
                    "lead_department_ids": cls.room.ids,
                }
                for section, time in LINES.items()
            )
        )
        cls.quarter_plan.issued_date = "2026-02-02"
        cls.owed = {owed.name: owed for owed in cls._find(cls.quarter_plan)}
        cls._finish("on_time", "2026-02-18")
        cls._finish("late", "2026-03-03")

    @classmethod
    def _finish(cls, name, day):
        """Let the room have reported one of its lines on a day, and its head agree."""
        with freeze_time(f"{day} 03:00:00"):
            cls.owed[name].with_user(cls.staff).action_report(text=f"Xong {name}")
            cls.owed[name].with_user(cls.room_head).action_confirm()

    @classmethod
    def _open_quarter(cls, user=None, quarter="2"):
        quarters = cls.env["thads.plan.quarter"].with_user(user or cls.officer)
        return quarters._open_quarter(cls.province, 2026, quarter)

    def _get_report(self, quarter, unit=None):
        return quarter.report_ids.sudo().filtered(
            lambda report: report.department_id == (unit or self.room)
        )

    def _get_names(self, report) -> dict:
        return {line.name: line.section for line in report.line_ids}

    def _answer(self, record, user, outcome="done", note=None):
        """Close the open steps of a record as a user."""
        steps = record.sudo().current_step_ids.with_user(user)
        return steps.action_close(outcome, note)

    def _explain(self, report):
        """Say why what lacks a reason was late or is not done."""
        lines = report.line_ids.filtered("lacks_reason").with_user(self.staff)
        lines.write({"reason": "Chờ số liệu"})

    def _send(self, report):
        self._explain(report)
        self._answer(report, self.room_head)
        self._answer(report, self.room_head)
