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
