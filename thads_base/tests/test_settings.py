from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from odoo.addons.thads_base.tools.virus_scan import TEST_VIRUS, ScanError

SCAN = "odoo.addons.thads_base.models.res_config_settings.find_virus"


@tagged("post_install", "-at_install")
class TestScannerSetting(TransactionCase):
    def _save(self, address):
        self.env["res.config.settings"].create({"thads_clamd": address}).execute()
        return self.env["ir.config_parameter"].get_param("thads_base.clamd")

    def test_a_scanner_that_finds_the_test_virus_is_kept(self):
        with patch(SCAN, return_value="Eicar-Test-Signature") as scan:
            self.assertEqual(self._save("127.0.0.1:3310"), "127.0.0.1:3310")
            scan.assert_called_once_with("127.0.0.1:3310", TEST_VIRUS)
            self._save("127.0.0.1:3310")
            scan.assert_called_once()
        self.assertFalse(self._save(False))

    def test_one_that_does_not_answer_is_not(self):
        with patch(SCAN, side_effect=ScanError("refused")):
            with self.assertRaisesRegex(UserError, "does not answer"):
                self._save("127.0.0.1:3310")
        self.assertFalse(self.env["ir.config_parameter"].get_param("thads_base.clamd"))

    def test_one_without_signatures_is_not(self):
        with (
            patch(SCAN, return_value=None),
            self.assertRaisesRegex(UserError, "signatures"),
        ):
            self._save("127.0.0.1:3310")
