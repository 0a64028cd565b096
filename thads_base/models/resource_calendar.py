from datetime import date, datetime, time

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..tools.working_days import UnknownYearError, WorkingCalendar


class ResourceCalendar(models.Model):
    """Legal deadlines, in whole working days of the one calendar of all units.

    Called on the model or on any record, by every user, also over RPC. The hours and
    leaves of the record play no part: a deadline is the law's, not a timetable's.
    Days are ``date`` or ``"YYYY-MM-DD"``; a year that is not in use is a
    ``UserError``.
    """

    _inherit = "resource.calendar"

    @api.model
    @api.readonly
    def thads_deadline(self, start, working_days, department=None):
        """Return the day on which ``working_days`` after ``start`` have passed.

        :param start: day of the event; it is not counted
        :param int working_days: 0 gives ``start`` itself if it is worked, else the
            next working day; a negative number counts backwards
        :param department: the unit concerned; all units inherit the same calendar
        :return: a working day
        :rtype: date
        """
        return self._thads_count(WorkingCalendar.deadline, _to_day(start), working_days)

    @api.model
    @api.readonly
    def thads_deadlines(self, starts, working_days):
        """Return the deadline of each of ``starts``, in their order."""
        if set(map(type, starts)) != {date}:
            starts = [_to_day(start) for start in starts]
        return self._thads_count(WorkingCalendar.deadlines, starts, working_days)

    @api.model
    @api.readonly
    def thads_deadline_calendar(self, start, days):
        """Return the end of a period of ``days`` calendar days, ``start`` not counted.

        One that ends on a day off ends on the next working day (Civil Code 2015,
        article 148). A negative one, as in "at the latest 1 day before it expires",
        ends on the previous working day instead.
        """
        return self._thads_count(
            WorkingCalendar.deadline_calendar, _to_day(start), days
        )

    @api.model
    @api.readonly
    def thads_working_days_between(self, start, end):
        """Return the number of working days after ``start`` up to ``end`` included.

        If ``end`` is earlier: minus the number from ``end`` included up to ``start``
        excluded, so that counting always undoes ``thads_deadline``.
        """
        return self._thads_count(
            WorkingCalendar.working_days_between, _to_day(start), _to_day(end)
        )

    @api.model
    @api.readonly
    def thads_explain_deadline(self, start, working_days):
        """Return why ``thads_deadline(start, working_days)`` falls where it does.

        :return: the days off skipped, the make-up days counted and, if 0 days end on
            a day off, the day rolled to, in the direction of the count:
            ``[{"date": date, "kind": "weekend"|"holiday"|"makeup"|"rolled",
            "name": str}]``, names in the user's language where the law gives none
        """
        return self._thads_explain(WorkingCalendar.explain, start, working_days)

    @api.model
    @api.readonly
    def thads_explain_deadline_calendar(self, start, days):
        """Return why ``thads_deadline_calendar(start, days)`` falls where it does.

        :return: as ``thads_explain_deadline``; only days at the end of the period
            matter
        """
        return self._thads_explain(WorkingCalendar.explain_calendar, start, days)

    def _thads_explain(self, explain, start, count):
        return [
            {
                "date": reason.date,
                "kind": reason.kind,
                "name": self._thads_get_reason_name(reason),
            }
            for reason in self._thads_count(explain, _to_day(start), count)
        ]

    def _thads_get_reason_name(self, reason):
        if reason.kind == "weekend":
            return format_date(self.env, reason.date, date_format="EEEE")
        if reason.kind == "rolled":
            return self.env._("Moved to this working day")
        if reason.is_expected:
            return self.env._("%(day)s (expected)", day=reason.name)
        return reason.name

    def _thads_count(self, operation, *args):
        """Return what ``operation`` of the working calendar makes of ``args``.

        :raises UserError: if it needs a year that is not in use
        """
        calendar = self.env["thads.calendar.year"]._get_working_calendar()
        try:
            return operation(calendar, *args)
        except UnknownYearError as error:
            raise UserError(
                self.env._(
                    "No working calendar is in use for %(year)s, so this deadline"
                    " cannot be counted. Ask an administrator to load the calendar of"
                    " %(year)s under Configuration, Working Calendar, and to put it in"
                    " use.",
                    year=error.year,
                )
            ) from error

    def _thads_get_office_hours(self) -> list[tuple[time, time]]:
        """Return when offices open and close, in the morning and in the afternoon.

        They are no secret, and a setting of the administrators.
        """
        text = (
            self.env["ir.config_parameter"].sudo().get_param("thads_base.office_hours")
        )
        return [
            tuple(map(time.fromisoformat, span.split("-"))) for span in text.split()
        ]


def _to_day(value: date | str) -> date:
    """Return a day given as such or as ``"YYYY-MM-DD"``.

    A moment is refused: which day it falls on depends on the place, so the caller
    says it.
    """
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError(f"Expected a date or 'YYYY-MM-DD', not {value!r}")
