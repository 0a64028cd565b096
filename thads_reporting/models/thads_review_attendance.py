from odoo import api, fields, models
from odoo.exceptions import AccessError


class ThadsReviewAttendance(models.Model):
    """A unit that is invited to a conference: whom it sends, whether they came.

    The unit itself says whom it sends, the unit in charge who came.
    """

    _name = "thads.review.attendance"
    _description = "Attendance at a Conference"
    _order = "conference_id, unit_order, id"
    _rec_name = "department_id"

    conference_id = fields.Many2one(
        "thads.review.conference", required=True, index=True, ondelete="cascade"
    )
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="restrict"
    )
    unit_order = fields.Char(
        related="department_id.tree_order", store=True, export_string_translation=False
    )
    delegates = fields.Char(string="Sends", help="Names and posts of who comes.")
    is_present = fields.Boolean(string="Present")
    note = fields.Char()

    _unit_uniq = models.Constraint(
        "UNIQUE(conference_id, department_id)", "A unit is invited once."
    )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_in_charge()
        return rows

    def write(self, vals):
        if vals.keys() - {"delegates"}:
            self._check_in_charge()
        result = super().write(vals)
        if "conference_id" in vals:
            self._check_in_charge()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_unit_in_charge(self):
        self._check_in_charge()

    def _check_in_charge(self):
        """Raise unless the user may write the conferences: their unit is in charge.

        :raises AccessError: otherwise
        """
        if not self.env.su and not self.conference_id.has_access("write"):
            raise AccessError(
                self.env._(
                    "Who is invited and who came is noted by the unit in charge; your "
                    "unit says whom it sends."
                )
            )
