from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import OrganisationCommon


@tagged("post_install", "-at_install")
class TestDepartmentName(OrganisationCommon):
    def _rename(self, name, date_from, **values):
        return self.env["thads.department.name"].create(
            {
                "department_id": self.province.id,
                "name": name,
                "date_from": date_from,
                **values,
            }
        )

    def test_paper_prints_the_name_of_its_day(self):
        self._rename("Thi hành án dân sự thành phố Một", "2026-04-30", short_name="TP")
        self.assertEqual(
            self.province.name_at(date(2026, 4, 29)), "Thi hành án dân sự tỉnh Một"
        )
        self.assertEqual(
            self.province.name_at("2026-04-30"), "Thi hành án dân sự thành phố Một"
        )
        self.assertEqual(self.province.short_name_at("2026-04-29"), "THADS tỉnh Một")
        self.assertEqual(self.province.short_name_at("2026-05-01"), "TP")

    def test_short_name_falls_back_on_the_name(self):
        self.assertEqual(self.office.short_name_at("2026-01-01"), "Văn phòng")

    def test_day_before_the_first_name(self):
        self.assertEqual(self.province.name_at("2018-01-01"), self.province.name)

    def test_new_name_ends_the_one_before(self):
        first = self.province.name_ids
        self._rename("Tên mới", "2026-04-30")
        self.assertEqual(first.date_to, date(2026, 4, 29))

    def test_one_name_at_a_time(self):
        self._rename("Tên mới", "2026-04-30")
        with self.assertRaisesRegex(ValidationError, "one name at a time"):
            self._rename("Tên khác", "2026-01-01", date_to="2026-02-01")

    def test_correction_is_carried_to_the_history(self):
        self.province.short_name = "THADS Một"
        self.assertEqual(self.province.name_ids.short_name, "THADS Một")

    def test_correction_leaves_former_names(self):
        former = self.province.name_ids
        with freeze_time("2026-06-01"):
            self._rename("Tên mới", "2026-04-30")
            self.province.name = "Tên đúng"
        self.assertEqual(former.name, "Thi hành án dân sự tỉnh Một")

    def test_name_to_come_waits_for_its_day(self):
        # 23:00 on 29/04 and 00:10 on 30/04 in Vietnam
        with freeze_time("2026-04-29 16:00:00"):
            self._rename("Tên mới", "2026-04-30")
            self.assertEqual(self.province.name, "Thi hành án dân sự tỉnh Một")
        with freeze_time("2026-04-29 17:10:00"):
            self.env["hr.department"]._cron_refresh_names()
            self.assertEqual(self.province.name, "Tên mới")

    def test_names_are_given_on_creation(self):
        unit = self._create_unit(
            "Cũ",
            "local",
            self.province,
            name_ids=[
                (0, 0, {"name": "Cũ", "date_to": "2025-06-30"}),
                (0, 0, {"name": "Mới", "date_from": "2025-07-01"}),
            ],
        )
        self.assertEqual(unit.name, "Mới")
        self.assertEqual(unit.name_at("2020-01-01"), "Cũ")
