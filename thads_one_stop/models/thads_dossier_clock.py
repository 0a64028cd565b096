from datetime import time

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.appointment import find_appointment, find_office_time

DEFAULT_HOUR = "16:30"


class ThadsDossier(models.Model):
    """The time of a dossier: its appointment, what stops it and what adds to it."""

    _inherit = "thads.dossier"

    extension_count = fields.Integer(
        string="Extensions", readonly=True, copy=False, default=0, aggregator=None
    )

    def _find_appointment(self, received):
        """Return when the result of one dossier is to be collected, in UTC.

        :param received: in UTC
        :return: False for what is settled at once
        """
        if self.is_immediate:
            return False
        limit = self.service_id._get_limit()
        stops = self.stop_ids._get_stops()
        calendars = self.env["resource.calendar"]
        hours = calendars._thads_get_office_hours()
        moment = calendars._thads_count(
            lambda calendar: find_appointment(
                vietnam_time.to_local(received),
                limit,
                stops,
                hours,
                self._get_return_hour(),
                calendar,
            )
        )
        return vietnam_time.to_utc(moment)

    def _get_return_hour(self) -> time:
        """Return the hour at which results are given back, within office hours."""
        parameters = self.env["ir.config_parameter"].sudo()  # no secret
        text = parameters.get_param("thads_one_stop.return_hour", DEFAULT_HOUR)
        return time.fromisoformat(text)

    def action_guide(self, reason, cause="applicant", contents=None):
        """Ask for papers: the clock of a received dossier stops until they have come.

        :param str reason: what is missing and why, plain text; printed
        :param str cause: key of ``thads.dossier.stop.cause``
        :param str contents: what is to be completed, one to a line; printed. The
            required papers that are not there if not given
        :raises AccessError: unless the user sits at its desk before reception, or acts
            in its settling afterwards
        :raises UserError: without a reason, or if it is neither entered nor settled now
        """
        self.ensure_one()
        self._check_reason(reason)
        self._check_state("draft", "processing")
        contents = contents or "\n".join(self._get_missing_papers().mapped("name"))
        if self.state == "draft":
            self.check_access("write")
            self._check_desk()
            event = self._record("guided", note=reason.strip())
            self._make_notice("guidance", event, contents=contents)
            return True
        step = self._get_open_step("resolve")
        step._check_actor()
        event = self._stop_clock(reason.strip(), cause)
        self._make_notice("guidance", event, contents=contents)
        step._close("returned", reason.strip())
        return True

    def action_complete(self):
        """Let the clocks go on: the papers have come.

        :raises AccessError: unless the user sits at the desk of their units
        :raises UserError: if a clock is not stopped
        """
        self.check_access("write")
        self._check_desk()
        self._check_state("waiting")
        for dossier in self:
            dossier._confirm_what_came_back()
            dossier._start_clock()
        return True

    def action_extend(self, moment, reason):
        """Apologise for one dossier, and promise its result for a later day.

        In time, before the deadline, the appointment moves, as often as the limits
        allow. After it the apology is owed as well, but the dossier stays late.

        :param moment: in UTC, of the new appointment
        :param str reason: plain text; printed
        :raises AccessError: unless the user acts in its settling
        :raises UserError: without a reason, for a moment that is not later, or beyond
            the number of extensions
        """
        self.ensure_one()
        self._check_reason(reason)
        self._check_state("processing")
        step = self._get_open_step("resolve")
        step._check_actor()
        moment = fields.Datetime.to_datetime(moment)
        self._check_promise(moment)
        due = self.datetime_appointment
        if self._is_in_time_to_extend():
            event = self._extend(step, moment, reason.strip())
        else:
            event = self._record(
                "apologised", values={"datetime_promised": moment}, note=reason.strip()
            )
        self._make_notice(
            "apology", event, datetime_appointment=due, datetime_promised=moment
        )
        return True

    def _check_promise(self, moment):
        latest = max(
            filter(
                None,
                (
                    self.datetime_appointment,
                    self.datetime_promised,
                    fields.Datetime.now(),
                ),
            )
        )
        if not moment or moment <= latest:
            raise UserError(
                self.env._(
                    "Promise the result of “%s” for a time after its appointment, and "
                    "after now.",
                    self.display_name,
                )
            )
        self._check_office_time(moment)
        limit = self._get_limit("max_extensions")
        if self.extension_count >= limit or self.datetime_promised:
            raise UserError(
                self.env._(
                    "“%(dossier)s” was promised anew already: no more than %(limit)s "
                    "times.",
                    dossier=self.display_name,
                    limit=limit,
                )
            )

    def _check_office_time(self, moment):
        """Raise unless results can be collected at a moment, in UTC."""
        local = vietnam_time.to_local(moment)
        calendars = self.env["resource.calendar"]
        hours = calendars._thads_get_office_hours()
        opening = calendars._thads_count(
            lambda calendar: find_office_time(local, hours, calendar)
        )
        if opening != local:
            raise UserError(
                self.env._(
                    "The office is closed then: promise the result for %s, or for "
                    "another time within office hours.",
                    opening.strftime("%H:%M %d/%m/%Y"),
                )
            )

    def _is_in_time_to_extend(self) -> bool:
        """Whether today is early enough before the deadline of one dossier.

        "At the latest one day before it expires": the previous working day if that day
        is off (Nghị định 61/2018/NĐ-CP).
        """
        due = vietnam_time.to_day(self.datetime_appointment)
        last = self.env["resource.calendar"].thads_deadline_calendar(
            due, -self._get_limit("apology_lead_days")
        )
        return vietnam_time.today() <= last

    def _extend(self, step, moment, reason):
        event = self._record(
            "extended",
            values={
                "datetime_appointment": moment,
                "extension_count": self.extension_count + 1,
            },
            note=reason,
        )
        steps = step._engine()
        steps._seal_changes(
            {**self.sudo()._prepare_own_deadline(), "deadline_reason": reason}
        )
        steps._move_activities()
        return event

    def _stop_clock(self, reason, cause):
        """Stop the clock of one dossier, and return the event."""
        now = fields.Datetime.now()
        self._engine().env["thads.dossier.stop"].create(
            {
                "dossier_id": self.id,
                "cause": cause,
                "reason": reason,
                "datetime_since": now,
            }
        )
        return self._record("guided", now, {"state": "waiting"}, note=reason)

    def _start_clock(self):
        """Let the clock of one dossier go on, with what is left of its time."""
        now = fields.Datetime.now()
        self._end_stop()
        due = self._find_appointment(self.datetime_received)
        if self.extension_count:
            due = max(due, self.datetime_appointment)
        self._record(
            "completed", now, {"state": "processing", "datetime_appointment": due}
        )
        self._start_clocks("completed")

    def _end_stop(self):
        """End the time in which the clock of one dossier stands still, if it does."""
        stop = self._engine().stop_ids.filtered(lambda stop: not stop.datetime_until)
        stop.datetime_until = fields.Datetime.now()
        stop.flush_recordset()  # before another one begins: only one is open

    def _get_limit(self, key) -> int:
        return self.env["thads.one.stop.limit"]._get(key, vietnam_time.today())

    def _prepare_half_day(self, now):
        """Count from when the file was complete, not from when it was recorded."""
        completed = self.stop_ids._get_last_end() or self.datetime_received
        return super()._prepare_half_day(completed)

    def _prepare_own_deadline(self) -> dict:
        if not self.datetime_appointment:
            return {"deadline": False, "datetime_deadline": False}
        local = vietnam_time.to_local(self.datetime_appointment)
        return {
            "deadline": local.date(),
            "datetime_deadline": self.datetime_appointment,
        }

    def _get_clock_day(self, event):
        """Also say on which day the papers asked for had come."""
        if event != "completed":
            return super()._get_clock_day(event)
        if self.state == "waiting":
            return None
        end = self.stop_ids._get_last_end()
        return vietnam_time.to_day(end) if end else vietnam_time.today()
