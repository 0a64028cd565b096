import logging

from odoo import api, models
from odoo.exceptions import UserError

from ..tools.virus_scan import ScanError, find_virus

_logger = logging.getLogger(__name__)
SCANNER = "thads_base.clamd"


class ThadsVirusCheck(models.AbstractModel):
    """Shows the scanner for viruses, where there is one, what people bring in."""

    _name = "thads.virus.check"
    _description = "Scanning of Uploads"

    @api.model
    def _get_scanner(self) -> str:
        """Return the address of the scanner, empty if there is none."""
        parameters = self.env["ir.config_parameter"].sudo()  # not shown
        return (parameters.get_param(SCANNER) or "").strip()

    @api.model
    def _check(self, name, content):
        """Raise for a file with a virus, and while nobody can say whether it has one.

        :param str name: of the file, as it is shown
        :param bytes content: of the file
        :raises UserError: telling which file, and what to do
        """
        scanner = self._get_scanner()
        if not scanner or not content:
            return
        try:
            virus = find_virus(scanner, content)
        except ScanError as error:
            _logger.error("The scanner at %s did not answer: %s", scanner, error)
            raise UserError(
                self.env._(
                    "“%s” cannot be scanned for viruses now, and is not taken in. Try "
                    "again later, or tell who keeps the server.",
                    name,
                )
            ) from error
        if virus:
            _logger.warning("A file was refused: %s", virus)
            raise UserError(
                self.env._(
                    "“%(file)s” has a virus (%(virus)s), and is not taken in.",
                    file=name,
                    virus=virus,
                )
            )
