from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request


class ThadsPlanDossierController(http.Controller):
    @http.route("/thads/plan-dossier/<int:dossier_id>.zip", auth="user")
    def download(self, dossier_id):
        """Return the archive of a file that the user keeps."""
        dossier = request.env["thads.plan.dossier"].browse(dossier_id).exists()
        if not dossier:
            raise NotFound
        dossier.check_access("read")
        content = dossier._export()
        name = f"ho-so-{dossier.plan_id._get_paper_name()}.zip"
        return request.make_response(
            content,
            [
                ("Content-Type", "application/zip"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )
