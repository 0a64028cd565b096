from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ThadsPlanCoverageController(http.Controller):
    @http.route("/thads/plan/<int:plan_id>/coverage.xlsx", auth="user")
    def download(self, plan_id):
        """Return which units have what a plan asks of them, as the user may see it."""
        plan = request.env["thads.plan"].browse(plan_id).exists()
        if not plan:
            raise NotFound
        plan.check_access("read")
        name = f"do-phu-{plan._get_paper_name()}.xlsx"
        return request.make_response(
            plan._render_coverage(),
            [
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
            ],
        )
