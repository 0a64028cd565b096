import base64

from odoo import api, fields, models


class ThadsDossierSubmissionFile(models.Model):
    """A file that a citizen uploaded: kept as it was sent, only ever downloaded."""

    _name = "thads.dossier.submission.file"
    _description = "Uploaded File"
    _order = "submission_id, id"

    submission_id = fields.Many2one(
        "thads.dossier.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    paper_name = fields.Char(
        string="Paper", readonly=True, help="Which of the papers asked for it is."
    )
    name = fields.Char(string="File", required=True, readonly=True)
    mimetype = fields.Char(string="Type", required=True, readonly=True)
    size = fields.Integer(
        string="Size in Bytes", required=True, readonly=True, aggregator=None
    )
    content = fields.Binary(string="Download", required=True, readonly=True)

    @api.model
    def _prepare_values(self, paper_name, upload) -> dict:
        """Return the values of a file that was checked.

        :param upload: of ``tools.upload``
        """
        return {
            "paper_name": paper_name,
            "name": upload.name,
            "mimetype": upload.mimetype,
            "size": len(upload.content),
            "content": base64.b64encode(upload.content),
        }


class ThadsDossier(models.Model):
    """The files that came with a dossier that was sent online."""

    _inherit = "thads.dossier"

    uploaded_file_ids = fields.Many2many(
        "thads.dossier.submission.file",
        string="Uploaded Files",
        compute="_compute_uploaded_file_ids",
    )

    @api.depends("submission_ids.file_ids")
    def _compute_uploaded_file_ids(self):
        for dossier in self:
            dossier.uploaded_file_ids = dossier.submission_ids.file_ids
