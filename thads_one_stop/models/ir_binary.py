from odoo import models
from odoo.http import Stream

UPLOADED = "thads.dossier.submission.file"


class DownloadStream(Stream):
    """A file that a browser saves and never shows, whatever the address asks for."""

    def get_response(self, as_attachment=None, **options):
        return super().get_response(as_attachment=True, **options)


class IrBinary(models.AbstractModel):
    """Files of citizens are downloaded: none is opened within our address."""

    _inherit = "ir.binary"

    def _record_to_stream(self, record, field_name):
        stream = super()._record_to_stream(record, field_name)
        is_attachment = record._name == "ir.attachment"
        model = record.sudo().res_model if is_attachment else record._name
        return DownloadStream(**vars(stream)) if model == UPLOADED else stream
