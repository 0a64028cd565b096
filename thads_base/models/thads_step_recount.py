from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ..tools.clock import find_deadline
from ..tools.working_days import UnknownYearError

# What the working calendar moves. Fixed days stay, half a day is over too soon.
COUNTED_CLOCKS = ("working_days", "calendar_days")


class Move(NamedTuple):
    """Open steps whose deadline is another day by the calendar as it is now."""

    steps: models.Model
    old: object
    new: object


class ThadsStep(models.Model):
    """The deadlines of open steps after days off have changed.

    They stay as they are until an administrator has seen which would move, and moves
    them with a reason.
    """

    _inherit = "thads.step"

    @api.model
    def _find_moves(self) -> list[Move]:
        """Return which open steps the calendar now gives another deadline.

        A deadline that cannot be counted any more, since its year is out of use, stays.
        """
        groups = self._read_group(
            Domain("state", "=", "open")
            & Domain("date_clock", "!=", False)
            & Domain("definition_id.clock", "in", COUNTED_CLOCKS),
            ["definition_id", "date_clock:day", "deadline:day"],
            ["id:recordset"],
        )
        calendar = self.env["thads.calendar.year"]._get_working_calendar()
        clocks = {group[0]: group[0]._get_clock() for group in groups}
        moves = []
        for definition, start, old, steps in groups:
            try:
                new = find_deadline(clocks[definition], start, calendar)
            except UnknownYearError:
                continue
            if new != old:
                moves.append(Move(steps, old, new))
        return moves

    @api.model
    def _recount(self, reason):
        """Move the deadlines that the calendar moves; nobody gets a mail."""
        for steps, old, new in self.sudo()._find_moves():
            words = self.env._(
                "Moved from %(old)s to %(new)s by a change of the working calendar: "
                "%(reason)s",
                old=self._format_day(old),
                new=self._format_day(new),
                reason=reason,
            )
            moved = steps._engine()
            moved._seal_changes({"deadline": new, "deadline_reason": words})
            moved._move_activities()
