import base64

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

HEADER = "name,login,unit,title,desk"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 03:00:00")
class TestSetup(TransactionCase):
    """What the one-stop desk adds to the set-up, and its package of services."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        rights = "thads_base.group_admin,base.group_system"
        cls.admin = new_test_user(cls.env, "test_admin", rights)
        cls.setup = (
            cls.env["thads.setup"].with_user(cls.admin).create({"province_code": "66"})
        )
        cls.setup.action_make_units()
        cls.confirmation = cls.env.ref("thads_one_stop.service_confirmation")
        cls.measures = cls.env.ref("thads_one_stop.service_measures")

    def _load(self, *lines):
        labels = self.setup._get_staff_labels()
        header = ",".join(labels[key] for key in HEADER.split(","))
        text = "\n".join([header, *lines])
        self.setup.staff_file = base64.b64encode(text.encode())
        self.setup.action_load_staff()

    def _desk_of(self, login):
        user = self.env["res.users"].search([("login", "=", login)])
        return user.thads_position_ids.is_desk

    def test_staff_file_says_who_sits_at_the_desk(self):
        missing = "Nobody sits at the one-stop desk of the authority."
        self.assertIn(missing, [line.name for line in self.setup._find_missing()])
        self._load(
            "Hà,ha,66.01,Công chức Bộ phận Một cửa,",
            "Lan,lan,66.01,Văn thư,x",
            "Tú,tu,66.01,Công chức Bộ phận Một cửa,no",
            "Mai,mai,66.02,Chuyên viên,",
        )
        self.assertEqual(
            [self._desk_of(login) for login in ("ha", "lan", "tu", "mai")],
            [True, True, False, False],
        )
        self.assertNotIn(missing, [line.name for line in self.setup._find_missing()])

    def test_unclear_word_is_doubtful(self):
        self._load("Hà,ha,66.01,Văn thư,maybe")
        self.assertEqual(self.setup.doubt_ids.mapped("column"), ["One-Stop Desk"])

    def test_services_are_put_in_use_and_archived(self):
        self.setup.step = "use"
        self.assertIn(self.confirmation, self.setup.service_ids)
        self.assertNotIn(self.measures, self.setup.service_ids)
        self.setup.service_ids -= self.confirmation
        self.measures.limit = 5
        self.setup.service_ids |= self.measures
        self.setup.action_next()
        self.assertFalse(self.confirmation.active)
        self.assertTrue(self.measures.active)

    def test_service_without_a_limit_is_not_put_in_use(self):
        self.setup.step = "use"
        self.setup.service_ids |= self.measures
        with self.assertRaises(UserError):
            self.setup.action_next()

    def test_services_are_a_package_with_their_papers(self):
        package = self.env["thads.package"].search([("code", "=", "services")])
        models = set(package.record_ids.mapped("res_model"))
        self.assertEqual(models, {"thads.service", "thads.service.paper"})
        self.confirmation.fee_text = "Không"
        self.measures.name = "Của tôi"
        self.env.invalidate_all()
        package.with_user(self.admin).action_remove()
        # what the file does not say counts as well
        self.assertTrue((self.measures | self.confirmation).exists())
        self.assertFalse(
            self.env.ref("thads_one_stop.service_replacement", raise_if_not_found=False)
        )
        package.with_user(self.admin).action_reload()
        replacement = self.env.ref("thads_one_stop.service_replacement")
        self.assertEqual(replacement.code, "THA-03")
        self.assertTrue(replacement.paper_ids)
        self.assertEqual(self.measures.name, "Của tôi")
