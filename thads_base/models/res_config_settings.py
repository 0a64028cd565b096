from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.virus_scan import TEST_VIRUS, ScanError, find_virus
from .thads_virus_check import SCANNER


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    thads_digest_sender = fields.Char(
        string="Sender of the Daily Digest",
        config_parameter="thads_base.digest_sender",
        help="Empty: the name of the company.",
    )
    thads_clamd = fields.Char(
        string="Scanner for Viruses",
        config_parameter=SCANNER,
        help="Address of ClamAV's clamd. Empty: there is none.",
    )

    def set_values(self):
        """Keep the settings; a new scanner has to find a harmless test virus first.

        :raises UserError: if it cannot be asked, or does not find it
        """
        address = (self.thads_clamd or "").strip()
        if address and address != self.env["thads.virus.check"]._get_scanner():
            self._check_scanner(address)
        return super().set_values()

    def _check_scanner(self, address):
        try:
            is_found = find_virus(address, TEST_VIRUS)
        except ScanError as error:
            raise UserError(
                self.env._(
                    "The scanner at %(address)s does not answer: %(error)s. While it "
                    "does not, nothing that is uploaded is taken in.",
                    address=address,
                    error=error,
                )
            ) from error
        if not is_found:
            raise UserError(
                self.env._(
                    "The scanner at %s does not find the test virus (EICAR): load its "
                    "signatures first.",
                    address,
                )
            )
