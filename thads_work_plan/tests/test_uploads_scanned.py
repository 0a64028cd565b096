import base64
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.thads_base.models.thads_virus_check import SCANNER
from odoo.addons.thads_base.tests.test_upload import LOGGER, SCAN, find_test_virus
from odoo.addons.thads_base.tools.virus_scan import TEST_VIRUS

from .target_common import TargetCommon

VIRUS = base64.b64encode(TEST_VIRUS)


@tagged("post_install", "-at_install")
class TestUploadsScanned(TargetCommon):
    """The files of plans and targets are scanned before anybody reads them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param(SCANNER, "127.0.0.1:3310")

    def setUp(self):
        super().setUp()
        self.enterContext(patch(SCAN, side_effect=find_test_virus))
        self.enterContext(mute_logger(LOGGER))

    def test_proof_of_a_result(self):
        target = self._create_target(self.room, 83)
        result = self._add_result(target, "2025-12-31", 70, self.room_head)
        result.write({"file": base64.b64encode(b"harmless"), "filename": "a.pdf"})
        with self.assertRaisesRegex(UserError, "b.pdf.*Eicar"):
            result.write({"file": VIRUS, "filename": "b.pdf"})

    def test_plan_to_import(self):
        plan_import = (
            self.env["thads.plan.import"]
            .with_user(self.staff)
            .create({"plan_id": self.plan.id, "file": VIRUS, "filename": "kh.xlsx"})
        )
        with self.assertRaisesRegex(UserError, "kh.xlsx.*Eicar"):
            plan_import.action_read()

    def test_scan_of_a_registered_plan(self):
        wizard = (
            self.env["thads.plan.register"]
            .with_user(self.officer)
            .create(
                {
                    "plan_id": self.plan.id,
                    "number": "25/QĐ-THADS",
                    "date": "2026-01-15",
                    "issuer": "THADS tỉnh Một",
                    "signer": "Nguyễn Văn A",
                    "file": VIRUS,
                    "filename": "ke-hoach.pdf",
                }
            )
        )
        with self.assertRaisesRegex(UserError, "ke-hoach.pdf.*Eicar"):
            wizard.action_confirm()
        self.assertEqual(self.plan.state, "draft")
