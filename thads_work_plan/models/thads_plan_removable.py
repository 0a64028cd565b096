from odoo import api, fields, models
from odoo.exceptions import AccessError


class ThadsPlanRemovable(models.AbstractModel):
    """A line of a plan that an amendment may take out: it stays readable.

    Only ``thads.plan.amendment`` takes out, once its decision is issued.
    """

    _name = "thads.plan.removable"
    _description = "Line That May Be Taken Out"

    active = fields.Boolean(
        string="In the Plan",
        default=True,
        readonly=True,
        copy=False,
        help="Empty: a decision has taken it out of the plan.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        # not only what was given: defaults are the user's and the context's
        if not self.env.su and not all(line.active for line in lines):
            raise AccessError(self._get_removal_refusal())
        return lines

    def write(self, vals):
        if "active" in vals and not self.env.su:
            raise AccessError(self._get_removal_refusal())
        return super().write(vals)

    def _get_removal_refusal(self):
        return self.env._("Only a decision takes a line out of a plan.")
