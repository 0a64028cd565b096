import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.scan import is_readable_pdf


class ThadsDocument(models.Model):
    """The scan of the signed paper, kept beside the file that was printed."""

    _inherit = "thads.document"

    scan_file = fields.Binary(string="Signed Scan", readonly=True, copy=False)
    scan_name = fields.Char(string="Name of the Scan", readonly=True, copy=False)
    scan_user_id = fields.Many2one(
        "res.users",
        string="Scan Uploaded By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    scan_datetime = fields.Datetime(
        string="Scan Uploaded At", readonly=True, copy=False
    )

    def action_upload_scan(self):
        """Ask for the scan of one signed paper."""
        self.ensure_one()
        self._check_registrar()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Upload the Signed Scan"),
            "res_model": "thads.document.scan",
            "view_mode": "form",
            "target": "new",
            "context": {"default_document_id": self.id},
        }

    def _keep_scan(self, content, name):
        """Keep the scan of one issued paper; an earlier one stays in the chatter.

        :param bytes content: a PDF file
        :raises AccessError: if the user does not keep the registry of its unit
        :raises UserError: if the paper is not issued, or the file is not a PDF
        """
        self._check_registrar()
        self._check_state("issued")
        self.env["thads.virus.check"]._check(name, content)
        if not is_readable_pdf(content):
            raise UserError(
                self.env._(
                    "“%s” is not a PDF that can be read. Scan the signed paper as PDF.",
                    name,
                )
            )
        self._engine().write(
            {
                "scan_file": base64.b64encode(content),
                "scan_name": name,
                "scan_user_id": self.env.uid,
                "scan_datetime": fields.Datetime.now(),
                "signed_file": False,  # was of what came before
            }
        )
        # as superuser, in the user's name: who keeps the registry does not edit it
        self.sudo().message_post(
            author_id=self.env.user.partner_id.id,
            body=self.env._("Signed scan uploaded."),
            attachments=[(name, content)],
        )
        if source := self._get_source():
            source._on_scan_kept(self)
