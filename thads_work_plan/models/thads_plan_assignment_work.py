from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time


class ThadsPlanAssignment(models.Model):
    """How an assignment is done: accepted, reported on, confirmed or returned."""

    _inherit = "thads.plan.assignment"

    progress_ids = fields.One2many(
        "thads.plan.progress", "assignment_id", string="Reports"
    )
    can_report = fields.Boolean(
        compute="_compute_can_report", help="The user does it, and it is under way."
    )
    can_hand_on = fields.Boolean(
        compute="_compute_can_report", help="The user leads its unit."
    )
    can_contribute = fields.Boolean(
        compute="_compute_can_report", help="A unit of the user coordinates it."
    )
    can_confirm = fields.Boolean(
        compute="_compute_can_report", help="It is the user's to confirm."
    )

    @api.depends_context("uid")
    @api.depends("state", "user_id", "department_id", "step_ids.state")
    def _compute_can_report(self):
        for assignment in self:
            is_at_work = assignment.state in ("new", "doing")
            is_doer = is_at_work and assignment._is_doer()
            assignment.can_report = is_doer
            assignment.can_hand_on = is_at_work and assignment._leads()
            assignment.can_contribute = is_at_work and assignment._coordinates()
            confirming = assignment._get_confirming()
            assignment.can_confirm = confirming.can_close

    def action_accept(self):
        """Take the assignments on: they appear among the activities of their person.

        :raises AccessError: if the user is not of the unit, nor the person
        :raises UserError: if one has been accepted, or is closed
        """
        self.check_access("read")
        self._check_state("new")
        self._check_doer()
        today = vietnam_time.today()
        self.sudo().write({"state": "doing", "date_accepted": today})
        self._open()
        return True

    def action_report(
        self,
        progress=100,
        text=None,
        date_done=None,
        quantity=0,
        attachment_ids=(),
    ):
        """Report how far the assignments are; at 100 percent they go to be confirmed.

        :param int progress: in percent, 0 to 100
        :param str text: what was done, plain text
        :param date_done: ``date`` or "YYYY-MM-DD", not after today; today if not given
        :param float quantity: reached since the report before, of what the product
            is measured in
        :param attachment_ids: ids of files that prove it, which the user may read
        :raises AccessError: if the user is not of the unit, nor the person
        :raises UserError: if one is not under way, or a value is not possible
        """
        self.check_access("read")
        self._check_state("new", "doing")
        self._check_doer()
        day = fields.Date.to_date(date_done) or vietnam_time.today()
        self._check_report(progress, day)
        files = self.env["ir.attachment"].browse(attachment_ids)
        is_done = progress == 100
        self._add_progress(
            text,
            files,
            progress=progress,
            quantity=quantity,
            date_done=is_done and day,
        )
        for assignment in self.sudo():
            assignment.write(
                {
                    "state": "reported" if is_done else "doing",
                    "progress": progress,
                    "quantity": assignment.quantity + quantity,
                    "date_done": is_done and day,
                    "date_accepted": assignment.date_accepted or vietnam_time.today(),
                }
            )
        self._open()
        if is_done:
            self._get_working().with_env(self.env)._close("done", note=text)
        return True

    def action_confirm(self):
        """Confirm what was reported as done.

        :raises AccessError: if it is not the user's to confirm
        :raises UserError: if nothing is to be confirmed, or it is the user's own work
        """
        self.check_access("read")
        self._check_state("reported")
        return self._get_confirming().action_close("approved")

    def action_send_back(self, note):
        """Return what was reported as done, to be done again or better.

        :param str note: what is missing, plain text
        :raises AccessError: if it is not the user's to confirm
        :raises UserError: if nothing is to be confirmed, or no reason is given
        """
        self.check_access("read")
        self._check_state("reported")
        return self._get_confirming().action_close("returned", note)

    def action_contribute(self, text, attachment_ids=()):
        """Add what a coordinating unit has done for the assignments.

        :param str text: plain text
        :param attachment_ids: ids of files, which the user may read
        :raises AccessError: if no unit of the user coordinates one of them
        :raises UserError: if one is not under way, or nothing is said
        """
        self.check_access("read")
        self._check_state("new", "doing")
        if not all(assignment._coordinates() for assignment in self):
            raise AccessError(
                self.env._("Units that the plan names as coordinating contribute.")
            )
        if not (text or "").strip():
            raise UserError(self.env._("Say what your unit has done for it."))
        files = self.env["ir.attachment"].browse(attachment_ids)
        self._add_progress(text, files, is_contribution=True)
        return True

    def _add_progress(self, text, files, **values):
        """Keep what the user says about the assignments, for which unit they say it.

        :param files: that prove it, handed to what is said
        """
        said = self.env["thads.plan.progress"].sudo()
        for progress in said.create(
            [
                {
                    "assignment_id": assignment.id,
                    "department_id": assignment._get_speaking_unit().id,
                    "user_id": self.env.uid,
                    "date": vietnam_time.today(),
                    "text": text,
                    **values,
                }
                for assignment in self
            ]
        ):
            progress.attachment_ids = files._hand_to(progress)

    def _get_working(self):
        """Return the open steps in which the assignments are done, as superuser."""
        return self._get_open_steps("work")

    def _get_confirming(self):
        """Return the open steps in which the assignments are confirmed."""
        return self._get_open_steps("review").with_env(self.env)

    def _get_open_steps(self, kind):
        return self.sudo().current_step_ids.filtered(lambda step: step.kind == kind)

    def _check_state(self, *states):
        """Raise unless all assignments are in one of the states.

        :raises UserError: naming one that is not
        """
        labels = dict(self._fields["state"]._description_selection(self.env))
        for assignment in self:
            if assignment.state not in states:
                raise UserError(
                    self.env._(
                        "“%(assignment)s” is %(state)s: this is not possible now.",
                        assignment=assignment.display_name,
                        state=labels[assignment.state],
                    )
                )

    def _check_report(self, progress, day):
        if not 0 <= progress <= 100:
            raise UserError(self.env._("Progress is between 0 and 100 percent."))
        if day > vietnam_time.today():
            raise UserError(self.env._("What was done was done today or before."))

    def _check_step_closing(self, step, outcome):
        if step.kind == "work" and self.state != "reported":
            raise UserError(
                self.env._(
                    "Report the result of “%s” by its button.", self.display_name
                )
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        if step.kind == "review":
            self.sudo()._take_decision(step.outcome)
        return super()._on_step_closed(step)

    def _take_decision(self, outcome):
        """Close one assignment, or let it go on from where it was reported before."""
        if outcome == "approved":
            self.state = "done"
            return
        before = self.progress_ids.filtered(lambda report: 0 < report.progress < 100)
        self.write(
            {"state": "doing", "date_done": False, "progress": before[:1].progress}
        )
