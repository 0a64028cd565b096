from odoo import api, fields, models

from ..tools.register import short_date
from ..tools.urging import Late


class ThadsStep(models.Model):
    """How an open step was urged, and a late one as a row of the printed table."""

    _inherit = "thads.step"

    urging_words = fields.Char(
        string="Urged",
        compute="_compute_urging_words",
        compute_sudo=True,
        help="On how many days somebody was told of the open step, and when last.",
    )

    @api.depends("state")
    @api.depends_context("lang")
    def _compute_urging_words(self):
        sent = self.env["thads.escalation"]._read_group(
            [("step_id", "in", self.filtered(lambda step: step.state == "open").ids)],
            ["step_id"],
            ["date:count_distinct", "date:max"],
        )
        urged = {step: (times, short_date(last)) for step, times, last in sent}
        for step in self:
            step.urging_words = step in urged and self.env._(
                "Times urged: %(times)s, last on %(day)s",
                times=urged[step][0],
                day=urged[step][1],
            )

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
