from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import OrganisationCommon


@tagged("post_install", "-at_install")
class TestResUsers(OrganisationCommon):
    def test_new_user_lives_in_vietnam(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.env["res.users"]._set_vietnamese_defaults()
        user = self.env["res.users"].create({"name": "Newcomer", "login": "newcomer"})
        self.assertEqual((user.lang, user.tz), ("vi_VN", "Asia/Ho_Chi_Minh"))

    def test_menus_of_staff_hold_no_directory(self):
        menus = self.env["ir.ui.menu"].with_user(self.staff)._visible_menu_ids()
        self.assertIn(self.env.ref("thads_base.menu_departments").id, menus)
        self.assertNotIn(self.env.ref("hr.menu_hr_root").id, menus)
        self.assertNotIn(self.env.ref("base.menu_management").id, menus)
        self.assertNotIn(self.env.ref("thads_base.menu_configuration").id, menus)

    def test_main_unit_is_that_of_the_highest_post(self):
        self._create_post(self.staff, self.local, "deputy")
        self.assertEqual(self.staff._get_main_department(), self.local)
        self.assertFalse(self.admin._get_main_department())

    def test_administrator_of_the_office_stays_one(self):
        """Gives nobody rights over the system, and takes nobody's user."""
        system = Command.link(self.env.ref("base.group_system").id)
        own = self.admin.with_user(self.admin)
        of_system = self.env.ref("base.user_admin").with_user(self.admin)
        group = self.env.ref("thads_base.group_admin").with_user(self.admin)
        rule = self.env["ir.rule"].search([], limit=1).with_user(self.admin)
        for change in (
            lambda: own.write({"group_ids": [system]}),
            lambda: own.create({"name": "A", "login": "a", "group_ids": [system]}),
            lambda: of_system.write({"password": "new password"}),
            lambda: of_system.partner_id.write({"email": "admin@example.org"}),
            lambda: group.write({"implied_ids": [system]}),
            lambda: rule.write({"domain_force": "[(1, '=', 1)]"}),
        ):
            with self.assertRaises(AccessError):
                change()

    def test_administrator_of_the_system_gives_staff_their_users(self):
        self.admin.group_ids += self.env.ref("base.group_system")
        user = self.env["res.users"].with_user(self.admin)
        created = user.create(
            {
                "name": "Newcomer",
                "login": "newcomer",
                "group_ids": [Command.set(self.env.ref("thads_base.group_staff").ids)],
            }
        )
        self.assertTrue(created.has_group("thads_base.group_staff"))
