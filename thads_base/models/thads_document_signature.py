import base64
import logging
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config

from ..tools import vietnam_time
from ..tools.pdf import render_pdf
from ..tools.pdf_signature import (
    Stamp,
    UnusableKey,
    find_place,
    open_signer,
    read_signatures,
    sign_pdf,
)
from ..tools.signature_settings import read_signature_settings
from ..tools.signature_stamp import WORDS_SIZE, seal_size, stamp_box, stamp_html

_logger = logging.getLogger(__name__)
PAGE_WIDTH = 595.28  # points; the page of a signature is upright


class ThadsDocument(models.Model):
    """The agency's electronic signature on an issued paper.

    It goes onto the scan if there is one, which may carry the signer's own, otherwise
    onto the file as printed. The key stays outside the database.
    """

    _inherit = "thads.document"

    signed_file = fields.Binary(
        string="Electronically Signed File", readonly=True, copy=False
    )
    can_sign = fields.Boolean(compute="_compute_can_sign")
    signature_words = fields.Text(
        string="Electronic Signatures",
        compute="_compute_signature_words",
        help="Read from the file each time.",
    )
    is_signature_broken = fields.Boolean(
        compute="_compute_signature_words",
        help="The file was changed after one of its signatures.",
    )

    @api.depends("state", "signed_file", "department_id.code")
    def _compute_can_sign(self):
        for document in self:
            document.can_sign = (
                document.state == "issued"
                and not document.signed_file
                and bool(document._get_signature_settings())
            )

    @api.depends("signed_file", "scan_file")
    def _compute_signature_words(self):
        for document in self:
            trusted = document._get_signature_settings().get("trust", "").split()
            readings = read_signatures(document._get_latest_file(), trusted)
            document.signature_words = "\n".join(map(document._describe, readings))
            document.is_signature_broken = not all(
                reading.is_intact for reading in readings
            )

    def action_sign(self):
        """Put the agency's electronic signature on one issued paper.

        :raises AccessError: if the user does not keep the registry of its unit
        :raises UserError: if it is not issued, is signed, or the key cannot be had
        """
        self.ensure_one()
        self._check_registrar()
        self._check_state("issued")
        if not self.can_sign:
            raise UserError(
                self.env._("This document is signed, or its unit has no certificate.")
            )
        signed = self._sign(self._get_latest_file())
        self._engine().write({"signed_file": base64.b64encode(signed)})
        self.sudo().message_post(
            author_id=self.env.user.partner_id.id,
            body=self.env._("Signed electronically."),
            attachments=[(f"{self._get_paper_name()}.pdf", signed)],
        )

    def _sign(self, content) -> bytes:
        settings = self._get_signature_settings()
        try:
            with open_signer(settings) as signer:
                names = signer.signing_cert.subject.native
                stamp = self._make_stamp(content, settings, names.get("common_name"))
                return sign_pdf(content, signer, stamp)
        except UnusableKey as error:
            _logger.warning("No signature for %s: %s", self.department_id.code, error)
            raise UserError(
                self.env._(
                    "The agency's certificate cannot be used now. Ask who looks after "
                    "the server; its log says why."
                )
            ) from error

    def _make_stamp(self, content, settings, name) -> Stamp | None:
        """Return what is seen of the signature, None on a scan without its place."""
        place = find_place(content, "signature_name")
        if not place:
            return None
        number, x, y = place
        now = vietnam_time.to_local(fields.Datetime.now())
        seal = Path(settings["seal"]).read_bytes() if "seal" in settings else b""
        size = seal_size(float(settings["seal_mm"])) if seal else WORDS_SIZE
        html = stamp_html(size, seal, name or "", now)
        page = render_pdf(html, self.env["ir.actions.report"]._get_pdf_asset)
        return Stamp(page, number, stamp_box(x, y, PAGE_WIDTH, size))

    def _get_latest_file(self) -> bytes:
        """Return the PDF with the most signatures that there is of the paper."""
        document = self.with_context(bin_size=False)
        latest = document.signed_file or document.scan_file or document.pdf_file
        return base64.b64decode(latest or b"")

    def _get_signature_settings(self):
        return read_signature_settings(config["config"], self.department_id.code)

    def _describe(self, reading) -> str:
        day = reading.moment and reading.moment.astimezone(vietnam_time.VIETNAM)
        parts = [
            reading.signer,
            day and day.strftime("%d/%m/%Y %H:%M:%S"),
            self.env._("not changed since")
            if reading.is_intact
            else self.env._("CHANGED AFTER SIGNING, or not a valid signature"),
            self.env._("certificate trusted")
            if reading.is_trusted
            else self.env._("certificate not known here"),
        ]
        return " · ".join(filter(None, parts))
