from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import FIRST_NEW_DAY, LAST_OLD_DAY, OrganisationCommon


@tagged("post_install", "-at_install")
class TestDepartmentClass(OrganisationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old_province = cls._create_unit(
            "Cục Thi hành án dân sự tỉnh Ba",
            "province",
            cls.central,
            date_to=LAST_OLD_DAY,
            successor_id=cls.province.id,
        )
        cls.provinces = cls.env.ref("thads_base.thads_department_class_old_province")
        cls.specialised = cls.env.ref("thads_base.thads_department_class_specialised")

    def test_class_means_the_units_of_the_day(self):
        old = self.provinces._expand(LAST_OLD_DAY, under=self.central)
        self.assertEqual(old, self.old_province)
        new = self.provinces._expand(FIRST_NEW_DAY, under=self.central)
        self.assertEqual(new, (self.province + self.other_province).sorted())

    def test_class_is_limited_to_a_subtree(self):
        rooms = self.specialised._expand(date(2026, 1, 1), under=self.province)
        self.assertEqual(rooms, self.room)

    def test_class_keeps_its_own_root(self):
        own = self.specialised.copy({"root_id": self.other_province.id})
        self.assertEqual(own._expand(date(2026, 1, 1)), self.other_room)

    def test_classes_together_give_each_unit_once(self):
        everywhere = self.env.ref("thads_base.thads_department_class_system")
        units = (everywhere + self.provinces)._expand(
            date(2026, 1, 1), under=self.province
        )
        self.assertEqual(units, (self.province + self.local).sorted())

    def test_every_class_of_the_data_can_be_expanded(self):
        for unit_class in self.env["thads.department.class"].search([]):
            with self.subTest(name=unit_class.name):
                units = unit_class._expand(date(2026, 1, 1), under=self.central)
                self.assertLessEqual(len(units), unit_class.unit_count)

    def test_unreadable_condition_is_refused(self):
        for condition in ("[('no_such_field', '=', 1)]", "units()", "["):
            with (
                self.subTest(condition=condition),
                self.assertRaisesRegex(ValidationError, "cannot be read"),
            ):
                self.specialised.domain = condition

    def test_staff_reads_and_does_not_edit(self):
        unit_class = self.specialised.with_user(self.staff)
        self.assertTrue(unit_class._expand(date(2026, 1, 1)))
        with self.assertRaises(AccessError):
            unit_class.name = "X"
        self.specialised.with_user(self.admin).aliases = "Các phòng"
