from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "docx": f"{OFFICE_TYPE}.wordprocessingml.document",
    "xlsx": f"{OFFICE_TYPE}.spreadsheetml.sheet",
}


class ThadsPaperController(http.Controller):
    @http.route(
        "/thads/paper/<string:model>/<int:record_id>.<any(docx,xlsx):extension>",
        auth="user",
    )
    def download(self, model, record_id, extension):
        """Return the Word or Excel file of a paper that the user may read."""
        record = self._get_record(model, record_id)
        render = {"docx": record._render_docx, "xlsx": record._render_xlsx}[extension]
        content = render()
        name = f"{record._get_paper_name()}.{extension}"
        return request.make_response(
            content,
            [
                ("Content-Type", TYPES[extension]),
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
