from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time


class ThadsPlanAssignment(models.Model):
    """More time for an assignment: asked for by who does it, granted by who may."""

    _inherit = "thads.plan.assignment"

    extension_ids = fields.One2many(
        "thads.plan.extension", "assignment_id", string="Requests for More Time"
    )

    def action_ask_time(self, date_asked, reason):
        """Ask for more time for one assignment.

        :param date_asked: ``date`` or "YYYY-MM-DD" until which it is to be done
        :param str reason: plain text
        :return: the request, which goes to the head of the unit, or to the leader in
            charge where it is beyond the time of the plan
        :raises AccessError: if the user does not do it
        :raises UserError: if it is not under way, the day is not possible, no reason
            is given, or a request waits for its answer
        """
        self.ensure_one()
        self.check_access("read")
        self._check_state("new", "doing")
        self._check_doer()
        self._check_nothing_asked()
        values = self._prepare_extension(fields.Date.to_date(date_asked), reason)
        extension = (
            self.env["thads.plan.extension"]
            .sudo()
            .with_context(tracking_disable=True)
            .create(
                {
                    "assignment_id": self.id,
                    "department_id": self.department_id.id,
                    "user_id": self.env.uid,
                    **values,
                }
            )
        )
        extension._start(extension._find_procedure())
        working = extension.current_step_ids.with_env(self.env)
        working._close("done", note=values["reason"])
        return extension.with_env(self.env)

    def _prepare_extension(self, day, reason) -> dict:
        """Return the values of a request for one assignment.

        :raises UserError: if the day is not possible, or no reason is given
        """
        if not (reason or "").strip():
            raise UserError(self.env._("Say why more time is needed."))
        due = self.date_internal or self.date_deadline
        if not due:
            raise UserError(self.env._("“%s” is due on no day.", self.display_name))
        if not day or day <= max(due, vietnam_time.today()):
            raise UserError(
                self.env._(
                    "Choose a day after today and after the deadline, %s.",
                    self.env["thads.step"]._format_day(due),
                )
            )
        return {
            "date_printed": self.date_deadline,
            "date_asked": day,
            "is_internal": self._is_internal(day),
            "reason": reason.strip(),
        }

    def _is_internal(self, day) -> bool:
        """Whether a day is the agency's own matter for one assignment."""
        is_printed = self.output_id and not self.is_due_before_issue
        return not is_printed or day <= self.date_deadline

    def _check_nothing_asked(self):
        if self.extension_ids.filtered(lambda each: each.state in ("asked", "refused")):
            raise UserError(
                self.env._(
                    "More time was asked for already: that request is answered, asked "
                    "again or withdrawn first."
                )
            )

    def _extend_internally(self, day, reason):
        """Give one assignment until ``day``; the deadline of the plan stays."""
        if self.plan_id:
            self.date_internal = day
        else:
            self.date_deadline = day
        for step in self._get_working():
            values = {"extended_deadline": day, "extension_reason": reason}
            if not step.deadline:
                values = {"deadline": day, "deadline_reason": reason}
            step._engine()._seal_changes(values)
            step._engine()._move_activities()
