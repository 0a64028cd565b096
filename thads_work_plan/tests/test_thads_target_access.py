from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .target_common import TargetCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-08-15 03:00:00")
class TestTargetAccess(TargetCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.central_target = cls._create_central_target(83)
        cls.target = cls._create_target(cls.room, 84)

    def _create_as(self, user, unit, value=84, **values):
        targets = self.env["thads.target"].with_user(user)
        return targets.create(self._prepare_target(unit, value, **values))

    def test_office_edits_the_rows_of_its_decision(self):
        self._create_as(self.officer, self.local)
        self.target.with_user(self.officer).value = 86
        self.assertEqual(self.target.value, 86)

    def test_office_of_another_province_sees_and_edits_nothing(self):
        target = self.target.with_user(self.other_officer)
        with self.assertRaises(AccessError):
            target.read(["value"])
        with self.assertRaises(AccessError):
            target.value = 10
        with self.assertRaises(AccessError):
            self._create_as(self.other_officer, self.local)

    def test_office_does_not_change_what_is_given_from_above(self):
        self.assertEqual(self.central_target.with_user(self.officer).value, 83)
        with self.assertRaises(AccessError):
            self.central_target.with_user(self.officer).value = 10

    def test_leader_of_the_province_splits_its_target(self):
        split = self._create_as(self.head, self.local)
        self.assertEqual(split.parent_id, self.central_target)
        with self.assertRaises(AccessError):
            self.central_target.with_user(self.head).value = 10

    def test_head_splits_to_persons_but_leaves_the_own_target_alone(self):
        person = self._create_as(self.room_head, self.room, user_id=self.staff.id)
        self.assertEqual(person.parent_id, self.target)
        person.with_user(self.room_head).value = 90
        with self.assertRaises(AccessError):
            self.target.with_user(self.room_head).value = 10

    def test_head_does_not_move_a_part_out_of_the_unit(self):
        person = self._create_as(self.room_head, self.room, user_id=self.staff.id)
        with self.assertRaises(AccessError):
            person.with_user(self.room_head).parent_id = self.central_target

    def test_staff_give_themselves_no_target(self):
        with self.assertRaises(AccessError):
            self._create_as(self.staff, self.room, user_id=self.staff.id)
        with self.assertRaises(AccessError):
            self.target.with_user(self.staff).value = 10

    def test_staff_see_those_of_their_unit_alone(self):
        self.assertEqual(self.target.with_user(self.staff).value, 84)
        with self.assertRaises(AccessError):
            self.target.with_user(self.colleague).read(["value"])

    def test_results_are_typed_by_the_unit_and_those_over_it(self):
        for number, user in enumerate(
            (self.staff, self.room_head, self.officer, self.head), start=1
        ):
            result = self._add_result(self.target, f"2026-0{number}-28", 50, user)
            self.assertEqual(result.create_uid, user)
        for user in (self.colleague, self.other_officer, self.admin):
            with self.assertRaises(AccessError):
                self._add_result(self.target, "2026-07-31", 50, user)

    def test_result_is_not_moved_to_the_target_of_another_unit(self):
        other = self._create_target(self.local, 80)
        result = self._add_result(self.target, "2026-06-30", 50, self.staff)
        with self.assertRaises(AccessError):
            result.with_user(self.staff).target_id = other

    def test_staff_type_no_result_of_the_province(self):
        with self.assertRaises(AccessError):
            self._add_result(self.central_target, "2026-06-30", 50, self.staff)

    def test_wizard_does_not_pass_the_rules(self):
        local_units = self.env["thads.department.class"].create(
            {"name": "Các phòng khu vực", "domain": "[('unit_type', '=', 'local')]"}
        )
        wizard = self.env["thads.target.give"].with_user(self.other_officer)
        giving = wizard.create(
            {
                "decision_id": self.decision.id,
                "class_id": local_units.id,
                "indicator_id": self.cases.id,
                "value": 1,
            }
        )
        with self.assertRaises(AccessError):
            giving.action_give()

    def test_indicators_are_the_administrators(self):
        self.cases.with_user(self.admin).uom = "phần trăm"
        with self.assertRaises(AccessError):
            self.cases.with_user(self.officer).uom = "%"
