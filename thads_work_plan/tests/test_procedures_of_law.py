from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .procedure_common import StepCommon


@tagged("post_install", "-at_install")
class TestProceduresOfLaw(StepCommon):
    """Both procedures from start to issue, with days worked out by hand.

    Tết 2026 is 16-20/02; Saturdays 10/01 and 22/08/2026 are made up; 02/01/2026 is off.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit_head = cls._create_person("unit_head", "head")
        cls._create_post(cls.unit_head, cls.local, "head", name="Trưởng phòng")
        cls.drafter = cls._create_person("drafter")
        cls._create_post(cls.drafter, cls.local)

    def test_253_around_tet_and_a_made_up_saturday(self):
        with freeze_time("2026-02-09 02:00:00"):
            plan = self._start(self.drafter, self.local)
            self._create_tasks(["1"], plan.sudo())
            self._close(plan, "draft", self.drafter, "done")
            self.assertEqual(self._get_deadline(plan, "staff_opinion"), "2026-02-12")
            asked = self._get_step(plan, "staff_opinion").user_id
            self.assertEqual(asked, self.colleague)
            self._close(plan, "staff_opinion", self.colleague, "agreed")
            # before 30/11 of the year before, so the file is late
            self.assertEqual(self._get_deadline(plan, "submit_opinion"), "2025-11-29")
            self.assertGreater(self._get_step(plan, "submit_opinion").days_late, 40)
            self._close(plan, "submit_opinion", self.unit_head, "done")
        with freeze_time("2026-02-13 02:00:00"):
            self.assertFalse(self._get_deadline(plan, "leader_opinion"))
            self._close(
                plan,
                "leader_opinion",
                self.deputy,
                "agreed_with_points",
                "Thêm chỉ tiêu",
            )
            self.assertEqual(self._get_deadline(plan, "revise"), "2026-02-25")
        with freeze_time("2026-02-25 02:00:00"):
            self._close(plan, "revise", self.unit_head, "done")
            self.assertTrue(self._get_step(plan, "wait_decisions"))
        with freeze_time("2026-08-20 02:00:00"):
            self._register("plan", date(2026, 8, 10))
            self.assertTrue(self._get_step(plan, "wait_decisions"))
            self._register("targets", date(2026, 8, 20))
            self.assertTrue(self._get_step(plan, "wait_decisions", "done"))
            # the later of both dates; the Saturday is worked
            self.assertEqual(self._get_deadline(plan, "submit_approval"), "2026-08-24")
            self._close(plan, "submit_approval", self.unit_head, "done")
            self.assertFalse(self._get_deadline(plan, "approval"))
            self._close(plan, "approval", self.deputy, "returned", "Bổ sung căn cứ")
            self.assertEqual(self._get_step(plan, "submit_approval").round, 2)
            self._close(plan, "submit_approval", self.unit_head, "done")
            self._close(plan, "approval", self.deputy, "approved")
            self._issue(plan, self.officer)
        self.assertEqual(plan.state, "issued")
        self.assertFalse(plan.current_step_ids)
        self.assertEqual(self.env["thads.step"].verify_chain(plan.sudo()), [])

    def test_every_paper_of_the_law_comes_out_of_a_step(self):
        """Which step a paper names produces its type; only the proposal is nobody's."""
        codes = ["253/2025", "1018/2016"]
        procedures = self.env["thads.procedure"].with_context(active_test=False)
        amending = [("res_model", "=", "thads.plan.amendment")]
        steps_about = {
            "plan": procedures.search([("code", "in", codes)]).step_ids,
            "amendment": procedures.search(amending).step_ids,
        }
        for paper in self.env["thads.plan.way.paper"].search([]):
            steps = steps_about[paper.subject]
            if paper.code == "proposal":  # the office writes it between two steps
                continue
            producing = steps.filtered(
                lambda step, paper=paper: paper.type_id in step.produced_type_ids
            )
            named = steps.filtered(
                lambda step, paper=paper: step.code in paper.step_codes.split(", ")
            )
            self.assertTrue(producing & named, paper.code)

    def test_1018_of_a_province(self):
        office, leader, other_unit = self._prepare_centre()
        with freeze_time("2025-12-29 02:00:00"):
            plan = self._start(self.head, self.province)
            self._create_tasks(["1"], plan.sudo())
            self.assertTrue(plan.sudo().procedure_id.is_provisional)
            self.assertFalse(self._get_deadline(plan, "draft"))
            self._register("programme", date(2025, 12, 29), office)
            self.assertEqual(self._get_deadline(plan, "draft"), "2026-01-13")
        with freeze_time("2026-01-13 02:00:00"):
            self._close(plan, "draft", self.head, "done")
            self._close(plan, "send_committee", self.head, "done")
            self.assertEqual(
                self._get_deadline(plan, "committee_opinion"), "2026-01-27"
            )
        with freeze_time("2026-02-06 02:00:00"):
            with self.assertRaisesRegex(UserError, "Give the reason"):
                self._close(plan, "committee_opinion", office, "no_reply")
            self._close(plan, "committee_opinion", office, "no_reply", "Đã đôn đốc")
            self._close(plan, "submit", self.head, "done")
            self._close(plan, "completeness", office, "returned", "Thiếu công văn")
            self._close(plan, "submit", self.head, "done")
            self._check_file(plan, office)
            self._close(plan, "completeness", office, "approved")
            self.assertEqual(self._get_deadline(plan, "circulate"), "2026-02-09")
        with freeze_time("2026-02-09 02:00:00"):
            self._close(plan, "circulate", office, "done")
            self.assertEqual(self._get_deadline(plan, "unit_opinion"), "2026-02-12")
        with freeze_time("2026-02-12 02:00:00"):
            self._close(plan, "unit_opinion", other_unit, "agreed")
            self.assertEqual(self._get_deadline(plan, "appraisal"), "2026-02-26")
        with freeze_time("2026-02-26 02:00:00"):
            self._answer_points(plan, office)
            self._close(plan, "appraisal", office, "approved")
            self.assertEqual(self._get_deadline(plan, "revise"), "2026-03-05")
        with freeze_time("2026-03-05 02:00:00"):
            self._close(plan, "revise", self.head, "done")
            self.assertEqual(self._get_deadline(plan, "approval"), "2026-03-10")
            self._close(plan, "approval", leader, "approved")
            self.assertEqual(self._get_deadline(plan, "issue"), "2026-03-06")
            self._issue(plan, office)
        self.assertEqual(plan.state, "issued")

    def test_1018_of_a_central_unit_asks_no_committee(self):
        self._prepare_centre()
        with freeze_time("2026-01-13 02:00:00"):
            self._register("programme", date(2025, 12, 29), self.central_officer)
            plan = self._start(self.central_staff, self.central_room)
            self._close(plan, "draft", self.central_staff, "done")
            self.assertTrue(self._get_step(plan, "committee_opinion", "skipped"))
            self.assertTrue(self._get_step(plan, "submit"))

    def test_a_plan_does_not_change_while_others_have_it(self):
        plan = self._go_to_leader()
        task = plan.task_ids[:1]
        for user in (self.drafter, self.unit_head, self.officer):
            for attempt in (
                lambda user: plan.with_user(user).write({"name": "Khác"}),
                lambda user: task.with_user(user).write({"name": "Khác"}),
                lambda user: task.with_user(user).unlink(),
            ):
                with self.assertRaisesRegex(UserError, "does not change while"):
                    attempt(user)

    def test_only_its_step_issues_a_plan_under_way(self):
        plan = self._go_to_leader()
        for user in (self.officer, self.head):
            with self.assertRaisesRegex(UserError, "issued by the step"):
                plan.with_user(user).action_issue()

    def test_a_plan_without_tasks_is_not_submitted(self):
        with freeze_time("2026-02-09 02:00:00"):
            plan = self._start(self.drafter, self.local)
            self._close(plan, "draft", self.drafter, "done")
            self._close(plan, "staff_opinion", self.colleague, "agreed")
            with self.assertRaisesRegex(UserError, "Add at least one task"):
                self._close(plan, "submit_opinion", self.unit_head, "done")

    def test_decisions_are_registered_by_their_office(self):
        for user in (self.staff, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                self._register("plan", date(2026, 1, 5), user)

    def test_what_clocks_count_from_does_not_change(self):
        self._prepare_centre()
        # no season, which would count from it at once
        self.env["thads.procedure"].search([]).season_start = False
        with freeze_time("2026-01-13 02:00:00"):
            decision = self._register(
                "programme", date(2025, 12, 29), self.central_officer
            )
            decision.date = date(2025, 12, 30)  # nothing counts from it yet
            self._start(self.central_staff, self.central_room)
            with self.assertRaisesRegex(UserError, "does not change any more"):
                decision.date = date(2026, 1, 5)
            decision.note = "Bản scan ở Văn thư"

    def test_a_corrected_decision_starts_the_clocks_of_its_year(self):
        self._prepare_centre()
        self.env["thads.procedure"].search([]).season_start = False
        with freeze_time("2026-01-13 02:00:00"):
            plan = self._start(self.central_staff, self.central_room)
            decision = self._register(
                "programme", date(2025, 12, 29), self.central_officer
            )
            self.assertTrue(self._get_deadline(plan, "draft"))
        with freeze_time("2026-01-14 02:00:00"):
            wrong = self._create_plan(
                department_id=self.central_room.id, year=2027
            ).with_user(self.central_staff)
            wrong.action_start()
            other = decision.copy({"year": 2028})
            self.assertFalse(self._get_deadline(wrong, "draft"))
            other.with_user(self.central_officer).year = 2027
            self.assertTrue(self._get_deadline(wrong, "draft"))

    def test_a_decision_is_not_given_to_another_authority(self):
        with freeze_time("2026-01-13 02:00:00"):
            decision = self._register("plan", date(2026, 1, 12))
            with self.assertRaisesRegex(AccessError, "registers its decisions"):
                decision.department_id = self.central

    def test_a_decision_is_not_registered_before_its_day(self):
        with (
            freeze_time("2026-01-13 02:00:00"),
            self.assertRaisesRegex(UserError, "once it is issued"),
        ):
            self._register("plan", date(2026, 1, 14))

    def _prepare_centre(self):
        """Create office, leader in charge and a unit of the centre, with people."""
        office = self._create_unit("Văn phòng", "central_unit", self.central)
        self.central.office_id = office
        self.central_room = self._create_unit("Ban", "central_unit", self.central)
        self.central_officer = self._create_person("central_officer", "office")
        self._create_post(self.central_officer, office, "head", name="Chánh Văn phòng")
        leader = self._create_person("central_leader", "leader")
        self._create_post(leader, self.central, "head", name="Cục trưởng")
        self.central_staff = self._create_person("central_staff")
        self._create_post(self.central_staff, self.central_room)
        return self.central_officer, leader, self.central_staff

    def _start(self, user, unit):
        plan = (
            self.env["thads.plan"]
            .with_user(user)
            .create(
                {"name": "Kế hoạch năm 2026", "department_id": unit.id, "year": 2026}
            )
        )
        plan.action_start()
        return plan

    def _go_to_leader(self):
        with freeze_time("2026-02-09 02:00:00"):
            plan = self._start(self.drafter, self.local)
            self._create_tasks(["1"], plan.sudo())
            self._close(plan, "draft", self.drafter, "done")
            self._close(plan, "staff_opinion", self.colleague, "agreed")
            self._close(plan, "submit_opinion", self.unit_head, "done")
        return plan

    def _register(self, kind, day, user=None):
        user = user or self.officer
        authority = self.central if kind == "programme" else self.province
        return (
            self.env["thads.plan.decision"]
            .with_user(user)
            .create(
                {
                    "kind": kind,
                    "department_id": authority.id,
                    "year": 2026,
                    "number": "10/QĐ",
                    "name": "Quyết định",
                    "date": day,
                }
            )
        )

    def _get_deadline(self, plan, code):
        deadline = self._get_step(plan, code).deadline
        return deadline and str(deadline)
