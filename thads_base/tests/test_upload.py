import base64
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.http import Request
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.thads_base.models.thads_virus_check import SCANNER
from odoo.addons.thads_base.tools.virus_scan import TEST_VIRUS, ScanError

SCAN = "odoo.addons.thads_base.models.thads_virus_check.find_virus"
LOGGER = "odoo.addons.thads_base.models.thads_virus_check"


def find_test_virus(address, content):
    """As a scanner answers that knows the test virus (EICAR) alone."""
    return "Eicar-Test-Signature" if TEST_VIRUS in content else None


@tagged("post_install", "-at_install")
class TestUpload(HttpCase):
    """Whatever people bring in is scanned first, where there is a scanner."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param(SCANNER, "127.0.0.1:3310")
        cls.admin = new_test_user(
            cls.env, "test_admin", "thads_base.group_admin,base.group_erp_manager"
        )
        cls.unit = cls.env["hr.department"].create({"name": "Phòng"})
        cls.check = cls.env["thads.virus.check"]

    def setUp(self):
        super().setUp()
        self.enterContext(patch(SCAN, side_effect=find_test_virus))
        self.enterContext(mute_logger(LOGGER))

    def _attach(self, content):
        self.authenticate("test_admin", "test_admin")
        answer = self.url_open(
            "/mail/attachment/upload",
            data={
                "thread_id": self.unit.id,
                "thread_model": "hr.department",
                "csrf_token": Request.csrf_token(self),
            },
            files={"ufile": ("thư.txt", content)},
        )
        return answer.json()

    def _count_attachments(self):
        return self.env["ir.attachment"].search_count(
            [("res_model", "=", "hr.department"), ("res_id", "=", self.unit.id)]
        )

    def test_a_file_without_a_virus_is_attached(self):
        self.assertIn("data", self._attach(b"harmless"))
        self.assertEqual(self._count_attachments(), 1)

    def test_a_file_with_a_virus_is_not(self):
        self.assertIn("Eicar-Test-Signature", self._attach(TEST_VIRUS)["error"])
        self.assertFalse(self._count_attachments())

    def test_nothing_comes_in_while_the_scanner_does_not_answer(self):
        with patch(SCAN, side_effect=ScanError("refused")):
            self.assertIn("thư.txt", self._attach(b"harmless")["error"])
        self.assertFalse(self._count_attachments())

    def test_without_a_scanner_nothing_is_asked(self):
        self.env["ir.config_parameter"].set_param(SCANNER, False)
        with patch(SCAN) as scan:
            self.check._check("thư.txt", TEST_VIRUS)
            scan.assert_not_called()

    def test_staff_file_and_logo(self):
        setup = self.env["thads.setup"].with_user(self.admin).create({})
        virus = base64.b64encode(TEST_VIRUS)
        with self.assertRaisesRegex(UserError, "Eicar"):
            setup._check_picture(virus)
        province = self.env["hr.department"].create(
            {"name": "Tỉnh", "code": "66", "unit_type": "province"}
        )
        setup.province_code = "66"
        self.assertEqual(setup.province_id, province)
        setup.write({"staff_file": virus, "staff_filename": "cán bộ.xlsx"})
        with self.assertRaisesRegex(UserError, "cán bộ.xlsx"):
            setup.action_check_staff()
