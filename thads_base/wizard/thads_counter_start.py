from odoo import fields, models
from odoo.exceptions import AccessError

from ..tools import vietnam_time


class ThadsCounterStart(models.TransientModel):
    """Goes on from a register that was kept elsewhere until now."""

    _name = "thads.counter.start"
    _description = "Continue a Register"

    department_id = fields.Many2one("hr.department", string="Unit", required=True)
    type_id = fields.Many2one("thads.document.type", required=True)
    year = fields.Integer(required=True, default=lambda self: self._default_year())
    last_number = fields.Integer(
        required=True, help="Last number of the year that was given elsewhere."
    )

    _last_number_check = models.Constraint(
        "CHECK(last_number > 0)", "Enter the last number that was given."
    )

    def _default_year(self):
        return vietnam_time.today().year

    def action_confirm(self):
        if not all(self.department_id.mapped("has_my_access")):
            raise AccessError(
                self.env._("Only the office of the issuing unit numbers its documents.")
            )
        for start in self:
            self.env["thads.counter"]._start_after(
                start.department_id, start.type_id, start.year, start.last_number
            )
