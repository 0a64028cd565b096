from odoo import models

from ..tools.projection import Circumstances, project


class ThadsProcedure(models.Model):
    """The dates that a procedure would give."""

    _inherit = "thads.procedure"

    def _project(self, start, skipped, events, year, ends=None) -> dict:
        """Return ``{step id: Projection}`` of the steps that are still to come.

        :param date start: when it starts, or from when on it goes on
        :param skipped: steps whose condition does not hold
        :param events: {event: day or None} of what starts clocks
        :param int year: of the record
        :param ends: {step id: day} of the steps that have opened, see ``project``
        """
        calendar = self.env["thads.calendar.year"]._get_working_calendar()
        return project(
            [step._get_planned(step in skipped) for step in self.step_ids],
            Circumstances(calendar, start, events, year),
            ends,
        )
