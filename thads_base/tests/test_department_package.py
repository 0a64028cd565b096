from datetime import date

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestDepartmentPackage(TransactionCase):
    """Loads the units of a province, once and again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.env["hr.department"]

    def _load(self, code, **values):
        """Load a province; return the units that were made."""
        before = self.units.search([])
        self.env["thads.package"]._load(f"units:{code}", **values)
        return self.units.search([]) - before

    def _find(self, code):
        domain = [("code", "=", code), ("date_to", "=", False)]
        return self.units.search(domain)

    def test_province_has_its_units_under_the_centre(self):
        made = self._load("91")
        province = self._find("91")
        self.assertIn(province, made)
        self.assertEqual(province.name, "Thi hành án dân sự tỉnh An Giang")
        self.assertEqual(province.parent_id, self._find("CQL"))
        self.assertEqual(len(province.child_ids), 5)
        self.assertEqual(province.office_id, self._find("91.01"))
        self.assertEqual(
            set(province.predecessor_ids.mapped("short_name")),
            {"Cục THADS tỉnh Kiên Giang", "Cục THADS tỉnh An Giang"},
        )

    def test_again_it_makes_nothing_and_leaves_changes(self):
        self._load("91")
        room = self._find("91.04")
        room.write({"name": "Phòng Tổ chức", "code": "91.40"})
        self._find("91.05").unlink()
        self.assertFalse(self._load("91"))
        self.assertEqual((room.name, room.code), ("Phòng Tổ chức", "91.40"))

    def test_rooms_are_added_when_their_number_is_known(self):
        self._load("91")
        made = self._load("91", room_count=2)
        self.assertEqual(made.mapped("code"), ["91.11", "91.12"])
        self.assertEqual(made.province_id, self._find("91"))

    def test_removal_leaves_what_others_have_or_use(self):
        self._load("91")
        self._load("96")
        package = self.env["thads.package"].search([("code", "=", "units:91")])
        used = self._find("91.02")
        changed = self._find("91.03")
        changed.aliases = "Phòng Kiểm tra"
        self.env["thads.position"].create({"name": "Trưởng", "department_id": used.id})
        self.env.invalidate_all()
        package.action_remove()
        office = self._find("91.01")  # of the province, which others are below
        self.assertEqual(self._find("91").child_ids, office | used | changed)
        self.assertEqual(len(self._find("CQL").child_ids), 9)
        self.assertFalse(self._find("91.05"))
        self.assertEqual(self._find("96").parent_id, self._find("CQL"))

    def test_everything_goes_where_nothing_is_used(self):
        before = self.units.search([])
        self._load("75", room_count=2, place="Biên Hòa")
        self.env.invalidate_all()
        package = self.env["thads.package"].search([("code", "=", "units:75")])
        self.assertEqual(set(package.record_ids.mapped("state")), {"loaded"})
        package.action_remove()
        self.assertEqual(self.units.search([]), before)

    def test_second_province_shares_the_centre(self):
        self._load("91")
        self._load("96")
        self.assertEqual(len(self._find("CQL")), 1)
        self.assertEqual(self._find("96").parent_id, self._find("91").parent_id)

    def test_unit_that_was_entered_is_taken_for_its_own(self):
        mine = self.units.create({"name": "THADS của tôi", "code": "91"})
        self._load("91")
        self.assertEqual(self._find("91"), mine)
        self.assertEqual(mine.name, "THADS của tôi")
        self.assertEqual(len(mine.child_ids), 5)

    def test_renamed_province_has_both_names(self):
        self._load("75")
        province = self._find("75")
        self.assertEqual(
            province.name_at(date(2026, 4, 29)), "Thi hành án dân sự tỉnh Đồng Nai"
        )
        self.assertEqual(
            province.name_at(date(2026, 4, 30)),
            "Thi hành án dân sự thành phố Đồng Nai",
        )

    def test_unknown_province_is_refused(self):
        with self.assertRaises(UserError):
            self._load("02")
