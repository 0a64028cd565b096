import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.plan_dossier import get_checksum
from .thads_plan_dossier import ENGINE

KINDS = [
    ("version", "Version of the plan"),
    ("opinion", "Opinion, decision of a step"),
    ("paper", "Paper"),
    ("scan", "Signed scan"),
    ("incoming", "Incoming paper"),
]


class ThadsPlanDossierItem(models.Model):
    """A paper in the file of a plan; its content is copied in when that is closed."""

    _name = "thads.plan.dossier.item"
    _description = "Paper in the File of a Plan"
    _inherit = ["thads.sealed.mixin"]
    _order = "dossier_id, sequence, id"

    dossier_id = fields.Many2one(
        "thads.plan.dossier",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(string="No.", readonly=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    name = fields.Char(required=True, readonly=True)
    number = fields.Char(string="Number, Symbol", readonly=True)
    date = fields.Date(readonly=True)
    author = fields.Char(readonly=True)
    filename = fields.Char(string="File", required=True, readonly=True)
    checksum = fields.Char(string="SHA-256", required=True, readonly=True)
    content = fields.Binary(readonly=True, groups="thads_base.group_office")

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("What is in the file of a plan comes from the plan.")

    def _get_content_rows(self) -> list:
        """Return the rows of the list of contents."""
        return [
            (
                item.number or "",
                item.date or None,
                item.name,
                item.author or "",
                item.filename,
            )
            for item in self
        ]

    def _get_checked_files(self) -> list:
        """Return (name, content) of each, found to be what was put in.

        :raises UserError: naming the first that is not
        """
        files = []
        for item in self.with_context(bin_size=False):
            content = base64.b64decode(item.content or b"")
            if get_checksum(content) != item.checksum:
                raise UserError(
                    self.env._("“%s” is not the file that was put in.", item.filename)
                )
            files.append((item.filename, content))
        return files
