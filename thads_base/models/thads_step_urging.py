from odoo import models

from ..tools.urging import Late


class ThadsStep(models.Model):
    """A late step as a row of the table that the office prints."""

    _inherit = "thads.step"

    def _get_urging_row(self, sent, day) -> Late:
        """Return one late step as it stood on a day, or when it was done before it.

        :param sent: who was told of it, records of ``thads.escalation``
        """
        count = self.env["resource.calendar"].thads_working_days_between
        done = self._get_day_given() if self.state == "done" else None
        return Late(
            responsible=self._get_responsible_name(),
            step=self.definition_id.name,
            record=self.res_name or "",
            deadline=self.deadline,
            days=count(self.deadline, min(done or day, day)),
            told=tuple(row._get_told() for row in sent.filtered("user_id")),
            done=done,
        )
