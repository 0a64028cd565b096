from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("asked", "Asked For"),
    ("granted", "Granted"),
    ("refused", "Refused"),
    ("withdrawn", "Withdrawn"),
]


class ThadsPlanExtension(models.Model):
    """More time that a unit asks for, and what became of it.

    Within the time that the plan prints it is the unit's own matter, and its head
    grants it. Beyond that the leader in charge grants it as a proposal to amend the
    plan; until the plan is amended the printed time counts (Decision 253/QĐ-THADS of
    2025, article 10: times are changed by the leader's decision). Who is refused asks
    again or withdraws.
    """

    _name = "thads.plan.extension"
    _description = "Request for More Time"
    _inherit = ["thads.procedure.mixin"]
    _order = "id desc"
    _mail_post_access = "read"

    assignment_id = fields.Many2one(
        "thads.plan.assignment",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Asked By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    date_printed = fields.Date(string="Deadline by the Plan", readonly=True)
    date_asked = fields.Date(string="Until", required=True, readonly=True)
    is_internal = fields.Boolean(
        string="Within the Plan's Time",
        readonly=True,
        help="Granted by the head of the unit; otherwise the plan has to be amended.",
    )
    reason = fields.Text(required=True, readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="asked", index=True
    )

    @api.depends("assignment_id.display_name", "date_asked")
    def _compute_display_name(self):
        for extension in self:
            day = extension.date_asked
            name = extension.assignment_id.display_name
            extension.display_name = f"{name} → {day:%d/%m/%Y}" if day else name

    def action_ask_again(self, date_asked, reason):
        """Ask again after a refusal, for another day or with another reason.

        :param date_asked: ``date`` or "YYYY-MM-DD"
        :raises AccessError: if the user does not do the assignment
        :raises UserError: if the request was not refused, or the day is not possible
        """
        self.ensure_one()
        step = self._take_refused()
        day = fields.Date.to_date(date_asked)
        values = self.assignment_id._prepare_extension(day, reason)
        self.sudo().write({**values, "state": "asked"})
        step._close("done", note=reason)
        return True

    def action_ask_day(self):
        """Ask for which day to ask again."""
        return self.assignment_id.action_ask_more_time()

    def action_withdraw(self):
        """Give up a request that was refused.

        :raises AccessError: if the user does not do the assignment
        :raises UserError: if the request was not refused
        """
        self.ensure_one()
        step = self._take_refused()
        self.sudo().state = "withdrawn"
        step._close("done")
        return True

    def _take_refused(self):
        """Return the step in which the user takes up one refused request."""
        self.check_access("read")
        self.assignment_id._check_doer()
        if self.state != "refused":
            raise UserError(
                self.env._("“%s” was not refused.", self.assignment_id.display_name)
            )
        steps = self.sudo().current_step_ids
        return steps.filtered(lambda step: step.kind == "work").with_env(self.env)

    def _get_authors(self):
        return self.user_id | super()._get_authors()

    def _get_drafter(self):
        return self.user_id

    def _check_step_closing(self, step, outcome):
        if step.kind == "work" and self.state == "refused":
            raise UserError(
                self.env._("Ask again for another day, or withdraw: by their buttons.")
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        if step.kind == "approval":
            granted = step.outcome == "approved"
            self.sudo().state = "granted" if granted else "refused"
            if granted:
                self.sudo()._grant()
        return super()._on_step_closed(step)

    def _grant(self):
        """Give one assignment its time, or propose to amend the plan for it."""
        assignment = self.assignment_id
        if self.is_internal:
            assignment._extend_internally(self.date_asked, self.reason)
            return
        assignment.plan_id._propose_change(
            assignment.output_id,
            {"schedule_text": f"Ngày {self.date_asked:%d/%m/%Y}"},
            self.reason,
            self.department_id,
        )
