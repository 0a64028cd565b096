from odoo import fields, models
from odoo.exceptions import UserError

from .thads_dossier import CHANNELS_OUT, OUTCOMES


class ThadsDossier(models.Model):
    """The result: settled by who has the dossier, given back by the desk."""

    _inherit = "thads.dossier"

    def action_resolve(self, outcome):
        """Settle the dossiers; their results go to the desk.

        :param str outcome: key of ``outcome``
        :raises AccessError: unless the user settles them, or sits at the desk that
            settles them at once
        :raises UserError: if one is not being settled, or there is no such outcome
        """
        self.check_access("read")
        self._check_state("processing")
        if outcome not in dict(OUTCOMES):
            raise UserError(self.env._("There is no such outcome: %s", outcome))
        if outcome == "stopped":
            raise UserError(
                self.env._("Stop a dossier by its own button: the applicant is told.")
            )
        for dossier in self:
            codes = ("transfer",) if dossier.is_immediate else ("resolve",)
            step = dossier._get_open_step(*codes)
            step._check_actor()
            dossier._resolve(step, outcome)
        return True

    def action_stop(self, reason):
        """Stop settling one dossier, as its applicant asks before the result is there.

        :param str reason: plain text; printed
        :raises AccessError: unless the user has the dossier now
        :raises UserError: without a reason, or if it is not being settled
        """
        self.ensure_one()
        self.check_access("read")
        self._check_reason(reason)
        self._check_state("processing", "waiting")
        step = self._get_open_step("transfer", "resolve")
        step._check_actor()
        self._end_stop()
        event = self._resolve(step, "stopped", note=reason.strip())
        self._make_notice("stop", event)
        if step.definition_id.code == "transfer" and not self.is_immediate:
            self._get_open_step("resolve")._close("done", reason.strip())
        return True

    def action_return(self, channel):
        """Give the results of the dossiers back.

        :param str channel: key of ``channel_out``
        :raises AccessError: unless the user sits at the desk of their units
        :raises UserError: if the result of one is not ready
        """
        self.check_access("read")
        self._check_desk()
        self._check_state("resolved")
        if channel not in dict(CHANNELS_OUT):
            raise UserError(self.env._("There is no such way: %s", channel))
        for dossier in self:
            step = dossier._get_open_step("return")
            now = fields.Datetime.now()
            dossier._confirm_what_came_back()
            dossier._record(
                "returned",
                now,
                {
                    "state": "returned",
                    "channel_out": channel,
                    "datetime_returned": now,
                },
            )
            step._close("done")
        return True

    def _resolve(self, step, outcome, note=None):
        """Let one dossier be settled at a step, and return the event."""
        now = fields.Datetime.now()
        event = self._record(
            "resolved",
            now,
            {
                "state": "resolved",
                "outcome": outcome,
                "datetime_resolved": now,
                "handler_id": self.handler_id.id or self.env.uid,
                "handler_unit_id": self.handler_unit_id.id or step.unit_id.id,
            },
            from_unit_id=step.unit_id.id,
            to_unit_id=self.department_id.id,
            datetime_due=self.datetime_appointment,
            note=note,
        )
        step._close("done")
        return event
