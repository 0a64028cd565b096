from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..models.thads_plan_quarter import QUARTERS
from ..tools.quarter import get_last_quarter


class ThadsPlanQuarterOpen(models.TransientModel):
    """Asks which quarter is to be reported on, and opens its reports."""

    _name = "thads.plan.quarter.open"
    _description = "Open the Reports of a Quarter"

    authority_id = fields.Many2one(
        "hr.department",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.user._get_main_department().authority_id,
        domain=[("unit_type", "in", ("central", "province"))],
    )
    year = fields.Integer(required=True, default=lambda self: self._get_default()[0])
    quarter = fields.Selection(
        QUARTERS, required=True, default=lambda self: self._get_default()[1]
    )

    @api.model
    def _get_default(self) -> tuple[int, str]:
        basis = self.env["thads.plan.quarter"]._get_basis()
        return get_last_quarter(vietnam_time.today(), basis)

    def action_confirm(self):
        """Open the reports, or go on with them, and show the consolidated one.

        :raises AccessError: if the user is not of the office of the authority
        :raises UserError: if the period has not ended, or no unit owes a report
        """
        self.ensure_one()
        quarter = self.env["thads.plan.quarter"]._open_quarter(
            self.authority_id, self.year, self.quarter
        )
        return quarter._get_records_action(name=quarter.display_name)
