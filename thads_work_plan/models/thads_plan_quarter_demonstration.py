from odoo import api, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import demonstration_quarter as told
from ..tools.quarter import get_last_quarter


class ThadsPlanQuarter(models.Model):
    """The demonstration's last quarter: some units have sent, others have not."""

    _inherit = "thads.plan.quarter"

    @api.model
    def _demonstrate_quarter(self):
        """Open the quarter that ended last, and let units report as themselves.

        Its procedure does not ask for it: the province has switched it on.
        """
        self.env.ref("thads_work_plan.procedure_253").has_quarter_report = True
        plans = self.env["thads.plan"]
        province = self.env.ref("thads_base.unit_tq")
        keeper = plans._demonstrate_head(province.office_id)
        year, number = get_last_quarter(vietnam_time.today(), self._get_basis())
        quarter = self.with_user(keeper)._open_quarter(province, year, number)
        reports = quarter.sudo().report_ids.grouped("department_id")
        for said in told.UNITS:
            unit = self.env.ref(f"thads_base.{said.unit}")
            reports[unit]._demonstrate_sent(plans._demonstrate_head(unit), said)
            if said.is_received:
                steps = reports[unit].current_step_ids
                steps.with_user(keeper).action_close("approved")
