from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .inspection_common import InspectionCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-11 03:00:00")
class TestInspectionPlan(InspectionCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.locals = cls.local
        for number in (2, 3, 4, 5):
            cls.locals += cls._create_unit(f"Phòng {number}", "local", cls.province)
        cls.plan = (
            cls.env["thads.inspection.plan"]
            .with_user(cls.room_head)
            .create({"name": "Kế hoạch kiểm tra năm"})
        )

    def test_the_year_and_the_units_are_those_of_the_authority(self):
        self.assertEqual(str(self.plan.date_start), "2026-10-01")
        self.assertEqual(str(self.plan.date_end), "2027-09-30")
        self.assertEqual(self.plan.period_name, "năm công tác 2027")
        self.assertEqual(self.plan.unit_ids, self.locals)
        self.assertEqual((self.plan.unit_count, self.plan.needed_count), (5, 4))

    def test_coverage_counts_units_once(self):
        for unit in (self.locals[0], self.locals[0], self.locals[1], self.locals[2]):
            self._plan_inspection(plan_id=self.plan.id, inspected_id=unit.id)
        self._plan_inspection(plan_id=self.plan.id, inspected_id=self.office.id)
        self.assertEqual((self.plan.planned_count, self.plan.inspected_count), (3, 0))
        self.assertTrue(self.plan.is_short)
        self.assertEqual(self.plan.left_unit_ids, self.locals[3:])
        self._conclude(plan_id=self.plan.id, inspected_id=self.locals[3].id)
        self.assertEqual((self.plan.planned_count, self.plan.inspected_count), (4, 1))
        self.assertFalse(self.plan.is_short)

    def test_what_was_called_off_does_not_count(self):
        inspection = self._begin(plan_id=self.plan.id, inspected_id=self.locals[0].id)
        self.assertEqual(self.plan.planned_count, 1)
        inspection.call_off_reason = "Trùng lịch"
        inspection.action_call_off()
        self.assertEqual(self.plan.planned_count, 0)
        self.assertIn(self.locals[0], self.plan.left_unit_ids)

    def test_the_share_is_data(self):
        self.plan.write({"share_part": 1, "share_whole": 2})
        self.assertEqual(self.plan.needed_count, 3)
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"):
            self.plan.share_part = 3
            self.plan.flush_recordset()

    def test_an_inspection_is_in_a_plan_of_its_authority(self):
        with self.assertRaisesRegex(UserError, "another authority"):
            self._plan_inspection(
                self.other_officer,
                plan_id=self.plan.id,
                inspected_id=self.other_local.id,
                leader_id=self.other_officer.id,
            )

    def test_heads_of_the_unit_in_charge_write_it(self):
        for user in (self.staff, self.officer, self.other_officer):
            with self.assertRaises(AccessError):
                self.plan.with_user(user).name = "Khác"
        with self.assertRaises(AccessError):
            self.plan.department_id = self.office
        self.assertTrue(self.plan.with_user(self.officer).read(["name"]))
        for user in (self.other_officer, self.colleague, self.admin):
            with self.assertRaises(AccessError):
                self.plan.with_user(user).read(["name"])
