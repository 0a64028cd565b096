from odoo import models


class HrDepartment(models.Model):
    """Who reviews how a unit has scored itself."""

    _inherit = "hr.department"

    def _get_reviewing_unit(self):
        """Return the unit that reviews the score of one unit.

        The office of the authority above; the authority itself, which is its leaders,
        where that office would review its own.
        """
        above = self.parent_id.authority_id
        office = above._get_writing_unit()
        return above if office in (self, self._get_writing_unit()) else office
