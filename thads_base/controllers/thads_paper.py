from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ThadsPaperController(http.Controller):
    @http.route("/thads/paper/<string:model>/<int:record_id>.docx", auth="user")
    def download_docx(self, model, record_id):
        """Return the Word file of a paper that the user may read."""
        record = self._get_record(model, record_id)
        content = record._render_docx()
        name = f"{record._get_paper_name()}.docx"
        return request.make_response(
            content,
            [
                ("Content-Type", WORD_TYPE),
                ("Content-Disposition", content_disposition(name)),
            ],
        )

    def _get_record(self, model, record_id):
        papers = request.env.registry["thads.paper.mixin"]
        if not issubclass(request.env.registry.get(model, object), papers):
            raise NotFound
        record = request.env[model].browse(record_id).exists()
        if not record:
            raise NotFound
        record.check_access("read")
        return record
