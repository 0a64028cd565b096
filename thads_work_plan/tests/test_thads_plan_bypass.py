from odoo.exceptions import AccessError
from odoo.tests import tagged

from .import_common import ImportCommon


@tagged("post_install", "-at_install")
class TestPlanBypass(ImportCommon):
    """Ways around the rules, as a call from outside could try them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.task = cls._create_task_with_output()
        cls.output = cls.task.output_ids
        cls.foreign = cls._create_plan(department_id=cls.local.id)

    def _create_import(self, user, plan, **context):
        return (
            self.env["thads.plan.import"]
            .with_user(user)
            .with_context(**context)
            .create({"plan_id": plan.id, "file": self.sheet, "filename": "a.xlsx"})
        )

    def test_plan_is_not_given_away(self):
        plan = self.plan.with_user(self.staff)
        with self.assertRaises(AccessError):
            plan.department_id = self.local
        plan.department_id = self.room
        self.plan.with_user(self.officer).department_id = self.local

    def test_defaults_do_not_issue(self):
        """Neither those of the context nor those that users set for themselves."""
        values = {"name": "Mới", "department_id": self.room.id, "year": 2026}
        plans = self.env["thads.plan"].with_user(self.staff)
        with self.assertRaises(AccessError):
            plans.with_context(default_state="issued").create(values)
        plans.env["ir.default"].set("thads.plan", "state", "issued", user_id=True)
        with self.assertRaises(AccessError):
            plans.create(values)

    def test_issued_plan_is_put_away_by_those_who_issue(self):
        self.plan.with_user(self.staff).active = False
        self.plan.active = True
        self._issue_outright()
        with self.assertRaises(AccessError):
            self.plan.with_user(self.staff).action_archive()
        self.plan.with_user(self.officer).action_archive()

    def test_plan_and_unit_of_an_output_follow_its_task(self):
        self.output.with_user(self.staff).write(
            {"plan_id": self.foreign.id, "department_id": self.local.id}
        )
        self.assertEqual(self.output.plan_id, self.plan)
        self.assertEqual(self.output.department_id, self.room)

    def test_layout_of_a_plan_is_read_with_the_plan(self):
        """Its name tells the name of the plan."""
        form = self.env["thads.plan.form"].create(
            {"name": "8 cột", "plan_id": self.plan.id}
        )
        self.assertTrue(form.with_user(self.staff).read(["name"]))
        self.assertTrue(form.with_user(self.admin).read(["name"]))
        with self.assertRaises(AccessError):
            form.with_user(self.colleague).read(["name"])
        self.assertNotIn(form, form.with_user(self.colleague).search([]))

    def test_defaults_do_not_skip_the_check_of_an_import(self):
        with self.assertRaises(AccessError):
            self._create_import(self.staff, self.plan, default_state="checked")
        with self.assertRaises(AccessError):
            self._create_import(self.staff, self.foreign)

    def test_line_stays_in_own_imports(self):
        own = self._create_import(self.staff, self.plan)
        other = self._create_import(self.colleague, self.foreign)
        own.action_read()
        with self.assertRaises(AccessError):
            own.line_ids[0].import_id = other
