import json

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.mail.controllers.attachment import AttachmentController
from odoo.addons.web.controllers.binary import Binary


class ThadsAttachmentController(AttachmentController):
    """What is attached to a message is scanned for viruses first."""

    @http.route()
    def mail_attachment_upload(self, ufile, *args, **kwargs):
        if refusal := _find_refusal([ufile]):
            return request.make_json_response({"error": refusal})
        return super().mail_attachment_upload(ufile, *args, **kwargs)


class ThadsBinary(Binary):
    """So is what is attached to a record."""

    @http.route()
    def upload_attachment(self, model, id, ufile, callback=None):
        if refusal := _find_refusal(request.httprequest.files.getlist("ufile")):
            return json.dumps([{"error": refusal}])
        return super().upload_attachment(model, id, ufile, callback=callback)


def _find_refusal(files) -> str:
    """Return why one of the files does not come in, empty if all do."""
    try:
        for file in files:
            request.env["thads.virus.check"]._check(file.filename, file.read())
            file.seek(0)
    except UserError as error:
        return str(error)
    return ""
