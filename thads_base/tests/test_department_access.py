from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import OrganisationCommon


@tagged("post_install", "-at_install")
class TestDepartmentAccess(OrganisationCommon):
    def test_admin_edits_units(self):
        unit = self.room.with_user(self.admin)
        unit.write({"name": "Phòng khác", "office_id": self.office.id})
        unit.copy({"name": "Phòng mới"}).unlink()

    def test_personnel_officer_does_not_edit_units(self):
        """Core lets them; but who serves whom and what is below what gives rights."""
        officer = new_test_user(
            self.env, "personnel", "thads_base.group_staff,hr.group_hr_manager"
        )
        unit = self.province.with_user(officer)
        for change in (
            lambda: unit.write({"office_id": self.room.id}),
            lambda: unit.write({"parent_id": False}),
            lambda: unit.create({"name": "Phòng mới"}),
            lambda: self.other_room.with_user(officer).unlink(),
        ):
            with self.assertRaises(AccessError):
                change()

    def test_others_read_units(self):
        self.assertEqual(self.room.with_user(self.staff).name, self.room.name)
        with self.assertRaises(AccessError):
            self.room.with_user(self.staff).name = "Phòng khác"
