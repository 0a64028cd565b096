from odoo import models


class HrDepartment(models.Model):
    """Who writes the reports of a unit."""

    _inherit = "hr.department"

    def _get_writing_unit(self):
        """Return the unit that writes the report of one unit today.

        What has ended is reported on by its successor; an authority writes by its
        office.
        """
        unit = self._get_acting_unit()
        is_authority = unit.authority_id == unit
        return (unit.office_id if is_authority else unit) or unit
