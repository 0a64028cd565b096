from odoo import api, models

PROPOSED = {
    "user_truongphong_kv1": (0, "Quý III/2027", "Quý II tập trung đợt cao điểm"),
    "user_truongphong_kv2": (1, "Tháng 10/2027", "Thiếu người trực tiếp thực hiện"),
    "user_truongphong": (2, "Trước 15/8/2027", "Chờ số liệu của các Phòng khu vực"),
}
DECLINED = "Báo cáo phải có trước khi kết thúc năm công tác."


class ThadsPlanAmendment(models.Model):
    """The demonstration's amendments: under way, decided, and made of proposals."""

    _inherit = "thads.plan.amendment"

    @api.model
    def _demonstrate(self, unit_plan_id, province_plan_id, inspection_plan_id):
        """Amend issued plans, each as far as it has come.

        :param int unit_plan_id: of a unit of the province, by QĐ 253/2025
        :param int province_plan_id: of the province
        :param int inspection_plan_id: a thematic one of the province
        """
        plans = self.env["thads.plan"]
        self._demonstrate_under_way(plans.browse(unit_plan_id))
        self._demonstrate_decided(plans.browse(province_plan_id))
        self._demonstrate_proposals(plans.browse(inspection_plan_id))

    def _demonstrate_under_way(self, plan):
        """One that the head of a unit has submitted, with the leader in charge."""
        amendment = self._demonstrate_draft(
            plan,
            "user_truongphong",
            ground="instruction",
            instruction_number="Công văn số 512/CQLTHADS-CĐS",
            instruction_date=plan._demonstrate_day(3),
            instruction_issuer="Cục Quản lý Thi hành án dân sự",
        )
        amendment._demonstrate_line("plan_output_nv_09_1", schedule_text="Tháng 4/2027")
        amendment._demonstrate_line(
            "plan_output_nv_03_1",
            name="Tập huấn về Luật Thi hành án dân sự số 106/2025/QH15, Nghị định số "
            "152/2026/NĐ-CP và phần mềm số hóa hồ sơ",
        )
        amendment.action_start()
        amendment._demonstrate_close("done")

    def _demonstrate_decided(self, plan):
        """One that has gone all its way, to the number of its decision."""
        amendment = self._demonstrate_draft(
            plan,
            "user_truongthads",
            ground="situation",
            situation="Việc có điều kiện thi hành tăng trong những tháng đầu năm công "
            "tác, cần mở đợt cao điểm sớm hơn.",
        )
        amendment._demonstrate_line(
            "plan_output_tinh_17_1", schedule_text="Tháng 3/2027"
        )
        amendment._demonstrate_line(
            "plan_output_tinh_31_1",
            schedule_text="Quý II/2027",
            reason="Chờ hướng dẫn về vị trí việc làm.",
        )
        amendment.action_start()
        amendment._demonstrate_close("done")
        amendment._demonstrate_close("approved")
        office = amendment._get_procedure_authority().office_id
        keeper = amendment._get_today_head(office).user_id
        action = amendment.with_user(keeper).action_draft_decision()
        decision = self.env["thads.document"].browse(action["res_id"])
        decision.with_user(keeper).action_issue()

    def _demonstrate_proposals(self, plan):
        """What units have proposed: one open, one declined, one taken into a draft."""
        lines = self.env["thads.plan.amendment.line"]
        proposals = [
            lines.with_user(self.env.ref(f"thads_base.{login}")).create(
                {
                    "task_id": plan.task_ids[number].id,
                    "schedule_text": schedule,
                    "reason": reason,
                }
            )
            for login, (number, schedule, reason) in PROPOSED.items()
        ]
        head = self.env.ref("thads_base.user_truongphong_kiemtra")
        _open, declined, taken = (line.with_user(head) for line in proposals)
        declined.answer = DECLINED
        declined.action_decline()
        taken.action_take()

    def _demonstrate_draft(self, plan, login, **ground):
        user = self.env.ref(f"thads_base.{login}")
        amendment = plan.with_user(user)._prepare_amendment()
        amendment.write(ground)
        return amendment

    def _demonstrate_line(self, output, **values):
        output = self.env.ref(f"thads_work_plan.{output}")
        line = self.env["thads.plan.amendment.line"].create(
            {
                "amendment_id": self.id,
                "task_id": output.task_id.id,
                "output_id": output.id,
                **values,
            }
        )
        if line.is_doubtful:
            line.action_confirm()

    def _demonstrate_close(self, outcome):
        step = self.sudo().current_step_ids
        step.with_user(step.user_id).action_close(outcome)
