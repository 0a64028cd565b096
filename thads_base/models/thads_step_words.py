from odoo import models
from odoo.tools import format_date

from ..tools import vietnam_time
from ..tools.clock import explain_deadline, find_deadline


class ThadsStep(models.Model):
    """A step in words: who, until when, how early or late, and why that day."""

    _inherit = "thads.step"

    def _get_timeliness(self) -> tuple[str, str]:
        """Return how one step stands to its deadline, as (level, words).

        :return: level is ``early``, ``on_time``, ``late`` or ``none``
        """
        if not self.deadline:
            return "none", self._get_words_without_deadline()
        if self.state == "open":
            return self._get_open_timeliness()
        if self._get_day_given() > self.deadline:
            return "late", self._count_in_words(self.days_late, late=True)
        return "early", self._count_in_words(-self.days_late, late=False)

    def _get_words_without_deadline(self) -> str:
        if self.state == "open" and self.definition_id.clock != "none":
            return self.env._("Its time has not begun")
        return self.env._("No time limit")

    def _get_open_timeliness(self):
        today = vietnam_time.today()
        if self.deadline < today:
            if not self.days_late:
                return "late", self.env._("Overdue since the last working day")
            return "late", self.env._("Overdue by %s working days", self.days_late)
        if self.deadline == today:
            return "on_time", self.env._("Due today")
        calendar = self.env["resource.calendar"]
        left = calendar.thads_working_days_between(today, self.deadline)
        if not left:
            return "on_time", self.env._("Due on a day off, no working day is left")
        return "on_time", self.env._("%s working days left", left)

    def _count_in_words(self, days, late) -> str:
        if late and days:
            return self.env._("%s working days late", days)
        if late:
            return self.env._("Late: on days off after the last day")
        if days:
            return self.env._("%s working days early", days)
        return self.env._("In time")

    def _get_responsible_name(self) -> str:
        """Return whose one open step is: a person, a post with its person, a unit."""
        if self.user_id and not self.position_id:
            return f"{self.user_id.sudo().name} - {self.unit_id.name}"
        return self._get_actor_name()

    def _get_doer_name(self) -> str:
        """Return who closed one step, with post, and for whom if as a substitute."""
        if not self.closed_by_id:
            return self.env._("By the procedure itself")
        if self.is_on_paper:
            return self.signer_text or self._get_actor_name()
        person = self.closed_by_id.sudo().name
        post = self.position_id.sudo()
        if not post:
            return f"{person} - {self.unit_id.name}" if self.unit_id else person
        replaced = self._find_replaced()
        if replaced:
            return self.env._(
                "%(person)s, in place of %(replaced)s - %(post)s",
                person=person,
                replaced=replaced.name,
                post=post.display_name,
            )
        return f"{person} - {post.display_name}"

    def _find_replaced(self):
        """Return whom the person who closed one step stood in for on that day."""
        substitutions = self.env["thads.substitution"].sudo()
        return substitutions.search(
            [
                ("substitute_id", "=", self.closed_by_id.id),
                ("user_id", "=", self.position_id.sudo().user_id.id),
                *substitutions._get_valid_domain(self.date_closed),
            ],
            limit=1,
        ).user_id

    def _explain_deadline(self) -> list[str]:
        """Return sentences on why the deadline of one step falls where it does."""
        if not self.deadline or not self.date_clock:
            return []
        return [
            self.env._(
                "%(clock)s from %(day)s, which is not counted",
                clock=self.definition_id.clock_text,
                day=self._format_day(self.date_clock),
            ),
            *self._explain_days(),
            *([self.deadline_reason] if self.deadline_reason else []),
        ]

    def _explain_days(self) -> list[str]:
        calendars = self.env["resource.calendar"]
        clock = self.definition_id._get_clock()
        if clock.kind not in ("working_days", "calendar_days"):
            return []
        now = calendars._thads_count(
            lambda calendar: find_deadline(clock, self.date_clock, calendar)
        )
        if now != self.deadline:
            day = self._format_day(now)
            return [
                self.env._("The working calendar has changed; it now gives %s", day)
            ]
        return calendars._thads_describe(
            calendars._thads_count(
                lambda calendar: explain_deadline(clock, self.date_clock, calendar)
            )
        )

    def _format_day(self, day) -> str:
        return format_date(self.env, day, date_format="dd/MM/yyyy") if day else ""
