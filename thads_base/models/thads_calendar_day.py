from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..tools.working_days import WEEKEND

KINDS = [("holiday", "Day off"), ("makeup", "Make-up day")]
CERTAINTIES = [("confirmed", "Confirmed"), ("expected", "Expected")]


class ThadsCalendarDay(models.Model):
    """A day that differs from its weekday, for all units.

    Monday to Friday are worked, Saturday and Sunday are not; a holiday is a day off,
    a make-up day (làm bù) a day of the weekend that is worked. A day entered for a
    year that is not there creates that year as a draft.
    """

    _name = "thads.calendar.day"
    _description = "Calendar Day"
    _order = "date"

    date = fields.Date(required=True)
    weekday = fields.Char(compute="_compute_weekday")
    kind = fields.Selection(KINDS, required=True, default="holiday")
    name = fields.Char(required=True)
    legal_basis = fields.Char(help="The text that makes this day off or worked.")
    certainty = fields.Selection(
        CERTAINTIES,
        required=True,
        default="confirmed",
        help="An expected day is estimated or announced; deadlines count with it and"
        " say so.",
    )
    year_id = fields.Many2one(
        "thads.calendar.year",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )

    _date_uniq = models.Constraint(
        "UNIQUE(date)", "This day is in the calendar already: change it there."
    )

    @api.depends("date")
    @api.depends_context("lang")
    def _compute_weekday(self):
        for day in self:
            day.weekday = format_date(self.env, day.date, date_format="EEEE")

    @api.constrains("date", "kind")
    def _check_makeup_falls_on_weekend(self):
        for day in self:
            if day.kind == "makeup" and day.date.weekday() not in WEEKEND:
                raise ValidationError(
                    self.env._(
                        "%(date)s is worked anyway: a make-up day is a Saturday or a"
                        " Sunday.",
                        date=format_date(self.env, day.date),
                    )
                )

    @api.constrains("date", "year_id")
    def _check_date_is_in_year(self):
        for day in self:
            if day.date.year != day.year_id.year:
                raise ValidationError(
                    self.env._(
                        "%(date)s is not a day of %(year)s: enter it in the calendar"
                        " of its own year.",
                        date=format_date(self.env, day.date),
                        year=day.year_id.year,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        self._forget_working_calendar()
        return super().create(self._with_years(vals_list))

    def write(self, vals):
        self._forget_working_calendar()
        return super().write(vals)

    def unlink(self):
        self._forget_working_calendar()
        return super().unlink()

    @api.model
    def _with_years(self, vals_list):
        """Return ``vals_list`` with the year of each date where it is not given."""
        numbers = {
            position: fields.Date.to_date(vals["date"]).year
            for position, vals in enumerate(vals_list)
            if vals.get("date") and not vals.get("year_id")
        }
        years = self.env["thads.calendar.year"]._get_or_create(set(numbers.values()))
        return [
            {**vals, "year_id": years[numbers[position]].id}
            if position in numbers
            else vals
            for position, vals in enumerate(vals_list)
        ]

    @api.model
    def _forget_working_calendar(self):
        self.env["thads.calendar.year"]._forget_working_calendar()
