from odoo.tests import tagged

from odoo.addons.thads_base.tools.paper import Paragraph

from .target_common import TargetCommon


@tagged("post_install", "-at_install")
class TestPlanTargets(TargetCommon):
    """Targets of the unit and the year in the paper of its plan."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.target = cls._create_target(cls.room, 83.25)
        cls.plan.main_tasks = "Nhiệm vụ chung."
        cls._create_task_with_output()

    def _get_texts(self, plan=None):
        blocks = (plan or self.plan)._get_paper().body
        return [block.text for block in blocks if isinstance(block, Paragraph)]

    def test_targets_are_told_after_the_main_tasks(self):
        texts = self._get_texts()
        place = texts.index("Nhiệm vụ chung.")
        self.assertEqual(
            texts[place + 1 : place + 3],
            [
                "Chỉ tiêu được giao tại Quyết định số 2/QĐ-THADS ngày 20/12/2025:",
                "- Thi hành xong về việc trên số có điều kiện thi hành: trên 83,25%.",
            ],
        )

    def test_those_of_persons_other_units_and_years_are_not(self):
        self._create_target(self.room, 99, user_id=self.staff.id)
        self._create_target(self.local, 98)
        texts = "\n".join(self._get_texts())
        self.assertNotIn("99%", texts)
        self.assertNotIn("98%", texts)
        for values in ({"year": 2027}, {"plan_type": "thematic"}):
            plan = self._create_plan(main_tasks="Khác.", **values)
            self.assertNotIn("83,25%", "\n".join(self._get_texts(plan)))
            self.assertEqual(plan._get_printed_targets(), "")

    def test_issued_plan_keeps_the_words(self):
        self._issue_outright()
        self.target.value = 90
        self.assertIn("83,25%", "\n".join(self._get_texts()))
        self.plan.with_user(self.officer).action_reset()
        self.assertIn("trên 90%", "\n".join(self._get_texts()))

    def test_button_shows_the_targets_of_the_unit_and_the_year(self):
        self.assertEqual(self.plan.target_count, 1)
        action = self.plan.with_user(self.staff).action_open_targets()
        found = self.env["thads.target"].search(action["domain"])
        self.assertEqual(found, self.target)
