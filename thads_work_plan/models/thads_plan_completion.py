from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.completion import Completion, write_percent


class ThadsPlan(models.Model):
    """How far a plan is carried out, as scoring and the year's report count it."""

    _inherit = "thads.plan"

    completion = fields.Char(
        compute="_compute_completion",
        help="Done of what was due until today; of a closed plan, of all that was due.",
    )

    @api.depends("is_closed", "state")
    @api.depends_context("lang")
    def _compute_completion(self):
        found = self._get_completion()
        for plan in self:
            done = found.get(plan._origin)
            plan.completion = done and plan._write_completion(done)

    def _write_completion(self, done) -> str | bool:
        return bool(done.due) and self.env._(
            "%(percent)s: due %(due)s, on time %(on_time)s, late %(late)s, not done "
            "%(not_done)s",
            percent=write_percent(done.percent),
            due=done.due,
            on_time=done.on_time,
            late=done.late,
            not_done=done.not_done,
        )

    def _get_completion(self, day=None) -> dict:
        """Return how far plans are carried out: done of what was due.

        Counted is each assignment with a deadline, so that a line that five units owe
        four times counts twenty times. Due is what the plan's deadline says; confirmed
        is what counts as done. Of a closed plan all is due. What an approved change has
        taken out (state ``cancelled``) is not due. Whoever asks, the numbers are those
        of the whole plan. One query whatever the size.

        :param day: ``date`` until which something was due, that day included; today if
            not given
        :return: {plan: ``tools.completion.Completion``}, with numbers and ``percent``
        """
        day = day or vietnam_time.today()
        is_due = Domain("date_deadline", "<=", day) | Domain(
            "plan_id.is_closed", "=", True
        )
        rows = (
            self.env["thads.plan.assignment"]
            .sudo()
            ._read_group(
                Domain("plan_id", "in", self.ids)
                & Domain("date_deadline", "!=", False)
                & is_due,
                ["plan_id", "state", "timeliness"],
                ["__count"],
            )
        )
        counts = {plan.id: {} for plan in self._origin}
        for plan, state, timeliness, count in rows:
            name = "excluded" if state == "cancelled" else timeliness or "not_done"
            found = counts[plan.id]
            found[name] = found.get(name, 0) + count
        return {plan: Completion(**counts[plan.id]) for plan in self._origin}
