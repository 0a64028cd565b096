from odoo import api, fields, models


class ThadsCalendarLoad(models.TransientModel):
    """Asks which year's calendar to propose."""

    _name = "thads.calendar.load"
    _description = "Load a Year"

    year = fields.Integer(
        required=True,
        default=lambda self: self._default_year(),
        help="Its days off are proposed as the law makes them probable; nothing counts"
        " with them until you put the year in use.",
    )

    @api.model
    def _default_year(self):
        last = self.env["thads.calendar.year"].search([], limit=1)
        return (last.year or fields.Date.context_today(self).year - 1) + 1

    def action_confirm(self):
        """Create the year as a draft and open it."""
        year = self.env["thads.calendar.year"]._propose(self.year)
        return {
            "type": "ir.actions.act_window",
            "res_model": "thads.calendar.year",
            "res_id": year.id,
            "views": [(False, "form")],
        }
