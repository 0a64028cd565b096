from odoo import models

from ..tools import vietnam_time
from ..tools.urging import Told


class ThadsEscalation(models.Model):
    """Who was told, in the words of the table that the office prints."""

    _inherit = "thads.escalation"

    def _get_told(self) -> Told:
        """Return whom one record says was told, and whether they have seen it."""
        count = self.env["resource.calendar"].thads_working_days_between
        seen = self.datetime_acknowledged
        return Told(
            day=self.date,
            days=count(self.deadline, self.date) if self.deadline else None,
            name=self.user_id.sudo().name,
            post=self.position_id.sudo().name or "",
            seen=vietnam_time.to_local(seen) if seen else None,
        )
