from freezegun import freeze_time

from odoo.tests import Form, tagged

from .season_common import OCTOBER, SEASON_YEAR, SeasonCommon


@tagged("post_install", "-at_install")
@freeze_time(OCTOBER)
class TestPlanAwaited(SeasonCommon):
    """What units wait for is registered when it is issued, however that is done."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.procedure.season_start = "programme"
        cls.procedure.domain = "[('plan_type', '=', 'annual')]"

    def _create_awaited(self, plan_type):
        plan = self._create_plan(
            plan_type=plan_type, department_id=self.province.id, year=SEASON_YEAR
        )
        self._create_tasks(["1"], plan)
        return plan.with_user(self.officer)

    def _find_decision(self):
        return self.env["thads.plan.decision"].search(
            [("department_id", "=", self.province.id), ("year", "=", SEASON_YEAR)]
        )

    def test_who_issues_a_programme_is_asked_for_its_number(self):
        plan = self._create_awaited("programme")
        action = plan.action_issue()
        self.assertEqual(plan.state, "issued")
        form = Form.from_action(plan.env, action)
        form.number = "100/QĐ-BTP"
        form.date = "2026-10-01"
        form.save()
        self.assertEqual(self._find_decision().kind, "programme")
        self.assertEqual(self._find_plans().department_id, self.units)

    def test_what_is_registered_is_not_asked_for_again(self):
        first, second = (self._create_awaited("programme") for _each in range(2))
        action = first.action_issue()
        form = Form.from_action(first.env, action)
        form.number = "100/QĐ-BTP"
        form.date = "2026-10-01"
        form.save()
        self.assertFalse(second.action_issue())

    def test_who_cannot_register_is_not_asked(self):
        plan = self._create_awaited("programme").with_user(self.head)
        self.assertFalse(plan.action_issue())
        self.assertEqual(plan.state, "issued")

    def test_nobody_waits_for_the_plan_of_a_room(self):
        plan = self._create_plan(year=SEASON_YEAR, plan_type="thematic")
        self._create_tasks(["1"], plan)
        self.assertFalse(plan.with_user(self.officer).action_issue())

    def test_the_document_that_approves_a_plan_is_registered(self):
        """By the authority above: it decides on the plan of the province."""
        minister = self._create_person("minister", "leader")
        self._create_post(minister, self.central, "head", name="Cục trưởng")
        self.central.place = "Hà Nội"
        plan = self._create_awaited("annual").sudo()
        document = plan._draft_paper(self.env.ref("thads_work_plan.way_paper_decision"))
        document.action_issue()
        decision = self._find_decision()
        self.assertEqual(decision.kind, "plan")
        self.assertEqual(decision.number, document.full_number)
        self.assertEqual(decision.date, document.date)
        self.assertEqual(decision.signer, minister.name)
