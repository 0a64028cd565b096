from odoo import models
from odoo.exceptions import AccessError, UserError

SENDING_STEPS = ("write", "sign")


class ThadsReviewReport(models.Model):
    """The way of a report: written, signed, received above, accepted or returned."""

    _inherit = "thads.review.report"

    def action_submit(self):
        """Hand the reports on: to the head of their units, or signed to the unit above.

        Whoever writes one hands it to the head; the head signs and sends it.

        :raises AccessError: unless the user writes the reports, or signs them
        :raises UserError: if one was sent already, or its figures have errors
        """
        self.check_access("read")
        self._begin()
        for report in self:
            if report.state not in ("draft", "returned", "signing"):
                raise UserError(report._get_state_refusal())
            if report.state != "signing":
                report._check_writable()
                report._get_step("write").action_close("done")
            elif not report._is_signer():
                report._get_step("sign")._check_actor()
            if report._is_signer():
                report._get_step("sign").action_close("approved")
        return True

    def action_accept(self):
        """Accept reports that were sent to the user's unit.

        :raises AccessError: unless the user is of the unit above
        :raises UserError: if one has not been sent
        """
        return self._decide("approved")

    def action_receive(self):
        """Note that the reports have come in.

        :raises AccessError: unless the user is of the unit above
        :raises UserError: if one has not been sent
        """
        self.check_access("read")
        for report in self:
            if report.state != "submitted":
                raise UserError(report._get_state_refusal())
            report._check_decider()
            report._get_step("receive").action_close("done")
        return True

    def action_send_back(self, cells, note):
        """Return reports to their units, with what is to be corrected.

        :param cells: what is marked: pairs (row, column) of ``figures()``, rows counted
            from 0, columns 3 to 13 as printed; or names of fields of Biểu số 1
        :param str note: what is to be done, plain text
        :raises AccessError: unless the user is of the unit above
        :raises UserError: if one has not been sent, no reason is given, a cell does
            not exist, or the report above was sent on
        """
        for report in self:
            report._check_cells(cells or [])
        return self._decide("returned", note, cells or [])

    def action_ask_return(self):
        """Ask what is to be corrected, and why, before one report is returned."""
        self.ensure_one()
        self.check_access("read")
        self._check_decider()
        wizard = self.env["thads.review.return"].create({"report_id": self.id})
        return wizard._get_records_action(name=self.env._("Return"), target="new")

    def _decide(self, outcome, note=None, cells=()):
        self.check_access("read")
        for report in self:
            if report.state not in ("submitted", "received"):
                raise UserError(report._get_state_refusal())
            report._check_decider()
            if report.state == "submitted":
                report._get_step("receive").action_close("done")
            if outcome == "returned":
                report.sudo().marked_cells = [
                    cell if isinstance(cell, str) else list(cell) for cell in cells
                ]
            report._get_step("decide").action_close(outcome, note)
        return True

    def _check_decider(self):
        if not self._is_decider():
            raise AccessError(
                self.env._(
                    "Reports of %(unit)s are received by %(receiver)s.",
                    unit=self.department_id.name,
                    receiver=self.sudo().parent_id.drafting_unit_id.name or "-",
                )
            )

    def _check_cells(self, cells):
        """Raise unless all cells are there.

        :raises UserError: naming one that is not
        """
        names = self._get_form_one_fields()
        row_count = len(self.figures())
        for cell in cells:
            is_there = (
                cell in names
                if isinstance(cell, str)
                else (
                    len(cell) == 2 and 0 <= cell[0] < row_count and 3 <= cell[1] <= 13
                )
            )
            if not is_there:
                raise UserError(self.env._("There is no such cell: %s", cell))

    def _get_step(self, code):
        """Return the open step of one report, for its user."""
        steps = self.sudo().current_step_ids.filtered(
            lambda step: step.definition_id.code == code
        )
        return steps.with_env(self.env)

    def _is_signer(self) -> bool:
        step = self._get_step("sign")
        return bool(step) and step._is_actor()

    def _get_state_refusal(self):
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "“%(report)s” is in state “%(state)s”: this is not possible now.",
            report=self.display_name,
            state=labels[self.state],
        )

    def _get_authors(self):
        """Nobody: who heads a unit signs what they have written themselves."""
        return self.env["res.users"]

    def _get_drafter(self):
        return self.env["res.users"]

    def _prepare_own_deadline(self):
        return {"deadline": self.date_due}

    def _check_step_closing(self, step, outcome):
        if outcome in ("done", "approved") and step.definition_id.code in SENDING_STEPS:
            self._check_figures()
        above = self.sudo().parent_id
        if outcome == "returned" and self in above.consolidated_ids:
            raise UserError(
                self.env._(
                    "The report of %s was sent on with these figures: it has to be "
                    "returned first.",
                    above.department_id.name,
                )
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        report = self.sudo()
        if step.outcome == "returned":
            report._take_back(step)
        elif step.definition_id.code == "write":
            report.state = "signing"
        elif step.definition_id.code == "sign":
            report._send()
        elif step.definition_id.code == "receive":
            report.state = "received"
        return super()._on_step_closed(step)

    def _on_procedure_finished(self):
        self.sudo().state = "accepted"
        return super()._on_procedure_finished()
