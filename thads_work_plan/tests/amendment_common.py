from odoo.fields import Command

from .procedure_common import StepCommon

DAY = "2026-03-02 02:00:00"


class AmendmentCommon(StepCommon):
    """An issued plan of a room under Decision 253, and one of the province."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.central.place = "Hà Nội"
        cls.province.write({"symbol": "THADS", "place": "Tuyên Quang"})
        cls.office.symbol = "VP"
        cls.room.symbol = "TCCB"
        cls.room_head = cls._create_head("room_head", cls.room, "Trưởng phòng")
        cls.office_head = cls._create_person("office_head", "office")
        cls._create_post(cls.office_head, cls.office, "head", name="Chánh Văn phòng")
        cls.deputy_post.in_charge_department_ids += cls.room
        cls.task = cls._create_task_with_output(lead_text="Phòng Tổ chức cán bộ")
        cls.output = cls.task.output_ids
        cls.other_task = cls.env["thads.plan.task"].create(
            {
                "plan_id": cls.plan.id,
                "marker": "2",
                "name": "Kiểm kê",
                "output_ids": [
                    Command.create(
                        {"name": "Biên bản", "schedule_text": "Tháng 5/2026"}
                    ),
                    Command.create(
                        {"name": "Báo cáo", "schedule_text": "Tháng 6/2026"}
                    ),
                ],
            }
        )
        cls.plan.attached_to = (
            "Kèm theo Quyết định số 05/QĐ-THADS ngày 05 tháng 01 năm 2026 của Trưởng "
            "Thi hành án dân sự tỉnh Một"
        )
        cls._issue_outright()
        cls.amendments = cls.env["thads.plan.amendment"]
        cls.lines = cls.env["thads.plan.amendment.line"]

    @classmethod
    def _create_head(cls, login, unit, title):
        user = cls._create_person(login, "head")
        cls._create_post(user, unit, "head", name=title)
        return user

    @classmethod
    def _create_thematic(cls):
        """Create an issued thematic plan of the province that names the local unit."""
        plan = cls._create_plan(
            name="Kế hoạch kiểm tra năm 2026",
            plan_type="thematic",
            department_id=cls.province.id,
            focal_department_id=cls.room.id,
        )
        cls._create_task_with_output(plan, lead_department_ids=cls.local.ids)
        plan.with_user(cls.head).action_issue()
        return plan

    def _amend(self, plan=None, user=None):
        """Open the draft amendment of a plan as the head of the room, with a ground."""
        plan = (plan or self.plan).with_user(user or self.room_head)
        action = plan.action_amend()
        amendment = plan.env[action["res_model"]].browse(action["res_id"])
        amendment.write({"ground": "situation", "situation": "Thiếu người."})
        return amendment

    def _add_line(self, amendment, **values):
        lines = amendment.env["thads.plan.amendment.line"]
        return lines.create(
            {"amendment_id": amendment.id, "task_id": self.task.id, **values}
        )

    def _submit(self, amendment):
        amendment.action_start()
        self._close(amendment, "submit", self.room_head, "done")

    def _issue_decision(self, amendment):
        """Draft the decision and give it its number, as the office."""
        action = amendment.with_user(self.office_head).action_draft_decision()
        decision = self.env["thads.document"].browse(action["res_id"])
        decision.with_user(self.officer).action_issue()
        return decision
