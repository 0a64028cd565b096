from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ThadsDepartmentName(models.Model):
    """Official name of a unit over a period.

    A new name ends the one before it. The name in force is repeated on the unit,
    where it is corrected; a change of name is a new row here.
    """

    _name = "thads.department.name"
    _description = "Name of a Unit"
    _inherit = ["thads.validity.mixin"]
    _order = "department_id, date_from desc, id desc"

    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char(required=True, index="trigram")
    short_name = fields.Char(help="Name used in lists and on the screen.")

    _department_period_excl = models.Constraint(
        "EXCLUDE USING gist (int4range(department_id, department_id, '[]') WITH &&, "
        "daterange(date_from, date_to, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED",
        "A unit has one name at a time.",
    )

    @api.constrains("department_id", "date_from", "date_to")
    def _check_period(self):
        clash = self._find_overlap("department_id")
        if clash:
            raise ValidationError(
                self.env._(
                    "A unit has one name at a time: “%(first)s” and “%(second)s” "
                    "overlap.",
                    first=clash[0].name,
                    second=clash[1].name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        self._end_previous(vals_list)
        names = super().create(vals_list)
        names.department_id._refresh_current_names()
        return names

    def write(self, vals):
        res = super().write(vals)
        self.department_id._refresh_current_names()
        return res

    def unlink(self):
        departments = self.department_id
        res = super().unlink()
        departments._refresh_current_names()
        return res

    @api.model
    def _end_previous(self, vals_list):
        """End the open names of the units that get a later one, the day before it."""
        starts = {
            vals["department_id"]: fields.Date.to_date(vals["date_from"])
            for vals in vals_list
            if vals.get("date_from")
        }
        open_names = self.search(
            [("department_id", "in", list(starts)), ("date_to", "=", False)]
        )
        for name in open_names:
            start = starts[name.department_id.id]
            if not name.date_from or name.date_from < start:
                name.date_to = start - timedelta(days=1)

    def _get_at(self, day):
        """Name in force on ``day`` among the names of one unit.

        Days before the first known name get the first one, a gap the one before it.
        """
        ordered = self.sorted(lambda name: name.date_from or date.min)
        begun = ordered.filtered(lambda name: (name.date_from or date.min) <= day)
        return begun[-1:] or ordered[:1]
