from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import PlanCommon

PARTS = ("thads.plan", "thads.plan.task", "thads.plan.output", "thads.plan.milestone")


@tagged("post_install", "-at_install")
class TestPlanAccess(PlanCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.task = cls._create_task_with_output(
            milestone_ids=[Command.create({"name": "Lãnh đạo Cục"})]
        )
        cls.output = cls.task.output_ids
        cls.parts = [cls.plan, cls.task, cls.output, cls.output.milestone_ids]

    def test_staff_edit_a_draft_of_their_unit(self):
        for part in self.parts:
            part.with_user(self.staff).name = "Khác"
        self.task.with_user(self.staff).unlink()
        self.plan.with_user(self.staff).unlink()

    def test_office_and_leader_edit_drafts_of_their_authority(self):
        for user in (self.officer, self.head):
            for part in self.parts:
                part.with_user(user).name = "Khác"

    def test_others_see_nothing_of_a_draft(self):
        for user in (self.colleague, self.other_officer):
            for part in self.parts:
                self.assertFalse(part.with_user(user).search([]))
                with self.assertRaises(AccessError):
                    part.with_user(user).read(["name"])

    def test_others_change_nothing(self):
        """Neither a part itself, nor a plan by adding parts to it."""
        for user in (self.colleague, self.other_officer):
            for part in self.parts:
                with self.assertRaises(AccessError):
                    part.with_user(user).name = "Khác"
                with self.assertRaises(AccessError):
                    part.with_user(user).unlink()
            self._try_to_add(user)

    def _try_to_add(self, user):
        for model, values in (
            ("thads.plan", {"department_id": self.room.id, "year": 2026}),
            ("thads.plan.task", {"plan_id": self.plan.id}),
            ("thads.plan.output", {"task_id": self.task.id}),
            ("thads.plan.milestone", {"output_id": self.output.id}),
        ):
            with self.assertRaises(AccessError):
                self.env[model].with_user(user).create({"name": "Thêm", **values})

    def test_nothing_goes_into_a_foreign_plan(self):
        own = self._create_plan(department_id=self.local.id)
        task = self._create_task_with_output(own).with_user(self.colleague)
        for move in (
            lambda: task.write({"plan_id": self.plan.id}),
            lambda: task.write({"parent_id": self.task.id}),
            lambda: task.output_ids.write({"task_id": self.task.id}),
            lambda: own.with_user(self.colleague).write(
                {"task_ids": [Command.link(self.task.id)]}
            ),
        ):
            with self.assertRaises(UserError):
                move()
        self.assertEqual(self.task.plan_id, self.plan)

    def test_head_of_a_unit_above_reads_and_leader_in_charge_edits(self):
        plan = self._create_plan(department_id=self.local.id)
        self.assertTrue(plan.with_user(self.deputy).has_access("write"))
        self.assertFalse(plan.with_user(self.staff).has_access("read"))

    def test_issued_plan_opens_to_the_units_it_names(self):
        self.assertFalse(self.plan.with_user(self.colleague).has_access("read"))
        self.output.coordinating_department_ids = self.local
        self.assertFalse(self.plan.with_user(self.colleague).has_access("read"))
        self._issue_outright()
        for part in self.parts:
            self.assertTrue(part.with_user(self.colleague).has_access("read"))
            self.assertFalse(part.with_user(self.colleague).has_access("write"))
            self.assertFalse(part.with_user(self.other_officer).has_access("read"))

    def test_issued_plan_opens_to_all_when_it_names_a_class(self):
        self.output.lead_class_ids = self.env["thads.department.class"].create(
            {"name": "Các Phòng khu vực", "domain": "[('unit_type', '=', 'local')]"}
        )
        self._issue_outright()
        self.assertTrue(self.plan.with_user(self.other_officer).has_access("read"))

    def test_staff_cannot_issue(self):
        """Neither by the button's method nor by writing the state."""
        for issue in (
            lambda plan: plan.action_issue(),
            lambda plan: plan.write({"state": "issued"}),
            lambda plan: plan.create(
                {
                    "name": "Mới",
                    "department_id": self.room.id,
                    "year": 2026,
                    "state": "issued",
                }
            ),
        ):
            with self.assertRaises(AccessError):
                issue(self.plan.with_user(self.staff))

    def test_staff_cannot_take_back(self):
        self._issue_outright()
        with self.assertRaises(AccessError):
            self.plan.with_user(self.staff).action_reset()

    def test_office_of_another_authority_cannot_issue(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.other_officer).action_issue()

    def test_admin_reads_but_does_not_plan(self):
        self.assertTrue(self.plan.with_user(self.admin).has_access("read"))
        self.assertFalse(self.plan.with_user(self.admin).has_access("write"))

    def test_layouts_are_the_administrators(self):
        form = self.env.ref("thads_work_plan.form_253")
        form.with_user(self.admin).column_ids[0].label = "STT"
        self.assertTrue(form.with_user(self.staff).read(["name"]))
        for part in (form, form.column_ids[0]):
            with self.assertRaises(AccessError):
                part.with_user(self.staff).write({"sequence": 1})

    def test_internal_user_has_no_access(self):
        internal = new_test_user(self.env, "internal", "base.group_user")
        for model in PARTS:
            with self.assertRaises(AccessError):
                self.env[model].with_user(internal).search([])
