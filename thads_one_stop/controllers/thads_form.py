from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.thads_base.controllers.thads_paper import TYPES


class ThadsForm(http.Controller):
    """Forms of the one-stop desk as Word files."""

    @http.route(
        "/thads/dossier/<int:record_id>/<any(receipt,control):kind>.docx",
        auth="user",
    )
    def download_form(self, record_id, kind):
        """Return the slip or the control sheet of a dossier that the user may read."""
        dossier = self._find("thads.dossier", record_id)
        content = dossier._render_form_docx(kind)
        return self._respond(content, f"{dossier._get_file_name()}-{kind}")

    @http.route("/thads/dossier/notice/<int:record_id>.docx", auth="user")
    def download_notice(self, record_id):
        """Return a notice that the user may read."""
        notice = self._find("thads.dossier.notice", record_id)
        return self._respond(notice._get_kept_docx(), notice._get_file_name())

    def _find(self, model, record_id):
        record = request.env[model].browse(record_id).exists()
        if not record:
            raise NotFound
        record.check_access("read")
        return record

    def _respond(self, content, name):
        return request.make_response(
            content,
            [
                ("Content-Type", TYPES["docx"]),
                ("Content-Disposition", content_disposition(f"{name}.docx")),
            ],
        )
