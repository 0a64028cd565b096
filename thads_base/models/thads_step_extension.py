from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..tools import vietnam_time


class ThadsStep(models.Model):
    """More time, granted within the agency; the legal deadline stays and counts."""

    _inherit = "thads.step"

    def action_extend(self, deadline, reason):
        """Grant open steps time until ``deadline``.

        :param deadline: a day after the legal one, as ``date`` or "YYYY-MM-DD"
        :param str reason: plain text
        :raises AccessError: unless the user leads over the record, or heads the office
            of the authority, and does not act in the step
        :raises UserError: if a step is closed, has no deadline, or the day is not
            after it
        """
        self.check_access("read")
        self._check_extender()
        self._check_open()
        day = fields.Date.to_date(deadline)
        self._check_extension(day, (reason or "").strip())
        steps = self._engine()
        steps._seal_changes(
            {"extended_deadline": day, "extension_reason": reason.strip()}
        )
        steps._move_activities()
        return True

    def _check_extender(self):
        if refused := self.filtered(lambda step: not step._may_extend()):
            raise AccessError(
                self.env._(
                    "More time for “%s” is granted by a leader over its unit or by the "
                    "head of the office, and never by who acts in it.",
                    refused[0].definition_id.name,
                )
            )

    def _may_extend(self) -> bool:
        if self._is_actor():
            return False
        user = self.env.user
        is_leader = user.has_group("thads_base.group_leader")
        if is_leader and self.department_id.has_my_access:
            return True
        office = self._get_authority_office()
        heads = self.env["thads.position"]._get_heads(office, vietnam_time.today())
        return office in heads and user == heads[office].acting_user_id

    def _check_extension(self, day, reason):
        if not reason:
            raise UserError(self.env._("Say why more time is granted."))
        for step in self:
            if not step.deadline:
                raise UserError(
                    self.env._("“%s” has no deadline yet.", step.definition_id.name)
                )
            if not day or day <= step.deadline:
                raise UserError(
                    self.env._(
                        "Choose a day after the legal deadline of “%(step)s”, "
                        "%(deadline)s.",
                        step=step.definition_id.name,
                        deadline=step._format_day(step.deadline),
                    )
                )
