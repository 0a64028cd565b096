from odoo import models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

# step -> the stage whose points it begins with
EARLIER = {"review": "self", "council": "review"}


class ThadsScoreSheet(models.Model):
    """The way of a sheet: the unit, the unit above, the council."""

    _inherit = "thads.score.sheet"

    def action_count(self):
        """Count anew from data what has not been handed in.

        :raises AccessError: unless the user scores the units
        :raises UserError: if a sheet has been handed in
        """
        self.check_access("read")
        self._check_scoring()
        self.sudo()._count()
        return True

    def action_submit(self):
        """Hand in the points that units have given themselves.

        :raises AccessError: unless the user heads the units
        :raises UserError: if one was handed in, or departs from what was counted
            without a reason
        """
        return self._close_step("self", "done")

    def action_review(self):
        """Pass the points on to the council, as they have been reviewed.

        :raises AccessError: unless the user is of the unit that reviews, and of no
            unit that is reviewed
        :raises UserError: if one is not under review, or a change has no reason
        """
        return self._close_step("review", "approved")

    def action_decide(self):
        """Keep the points as the council has decided.

        :raises AccessError: unless the user is of the council, and of no unit concerned
        :raises UserError: if one is not before the council, a change has no reason, or
            an objection is open
        """
        return self._close_step("council", "approved")

    def action_ask_return(self):
        """Ask why one sheet goes back to its unit.

        :raises AccessError: unless the user reviews it
        """
        self.ensure_one()
        self.check_access("read")
        self._get_deciding_step().sudo()._check_actor()
        wizard = self.env["thads.score.return"].create({"sheet_id": self.id})
        return wizard._get_records_action(name=self.env._("Return"), target="new")

    def action_send_back(self, note):
        """Return sheets to their units.

        :param str note: what is to be done, plain text
        :raises AccessError: unless the user reviews them, or decides on them
        :raises UserError: if one is neither under review nor before the council, or no
            reason is given
        """
        self.check_access("read")
        for sheet in self:
            sheet._get_deciding_step().sudo().action_close("returned", note)
        return True

    def _close_step(self, code, outcome):
        self.check_access("read")
        self._begin()
        for sheet in self:
            step = sheet._get_step(code)
            if not step:
                raise UserError(sheet._get_way_refusal())
            # who of the council is not of the step's unit does not see it: the step
            # itself asks who acts
            step.sudo().action_close(outcome)
        return True

    def _get_deciding_step(self):
        step = self._get_step("review") or self._get_step("council")
        if not step:
            raise UserError(self._get_way_refusal())
        return step

    def _get_step(self, code):
        """Return the open step of one sheet, for its user."""
        steps = self.sudo().current_step_ids.filtered(
            lambda step: step.definition_id.code == code
        )
        return steps.with_env(self.env)

    def _get_way_refusal(self):
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "“%(sheet)s” is in state “%(state)s”: this is not possible now.",
            sheet=self.display_name,
            state=labels[self.state],
        )

    def _check_scoring(self):
        """Raise unless the user scores the units, and may now.

        :raises AccessError: if one is not a unit of the user's
        :raises UserError: if a sheet has been handed in
        """
        if others := self - self._filter_own():
            raise AccessError(
                self.env._(
                    "%(unit)s is scored by its own people.",
                    unit=others[0].department_id.display_name,
                )
            )
        if sent := self - self._get_unsent():
            raise UserError(sent[0]._get_way_refusal())

    def _is_contestable(self) -> bool:
        """Whether the points of one sheet may be contested today."""
        sheet = self.sudo()
        table, end = sheet.year_id, sheet.year_id.date_objection_end
        is_open = table.state == "open" or bool(end)
        is_in_time = not end or vietnam_time.today() <= end
        return sheet.state in ("council", "decided") and is_open and is_in_time

    def _check_step_closing(self, step, outcome):
        code = step.definition_id.code
        if code == "self":
            self.sudo()._count()
        if outcome != "returned":
            self.sudo().line_ids._check_reasons(code)
        if code == "council":
            self._check_no_open_objection()
        return super()._check_step_closing(step, outcome)

    def _check_no_open_objection(self):
        open_ones = self.sudo().objection_ids.filtered(
            lambda objection: objection.state == "open"
        )
        if open_ones:
            raise UserError(
                self.env._(
                    "Answer the objection of %s first.",
                    open_ones[0].department_id.display_name,
                )
            )

    def _on_step_closed(self, step):
        sheet, code = self.sudo(), step.definition_id.code
        if step.outcome == "returned":
            sheet.state = "returned"
        elif code == "self":
            sheet._pass_on("review")
        elif code == "review":
            sheet._pass_on("council")
        elif code == "council":
            sheet.state = "decided"
        return super()._on_step_closed(step)

    def _pass_on(self, stage):
        """Let a stage begin with the points of the one before it."""
        for line in self.line_ids:
            line[f"{stage}_points"] = line[f"{EARLIER[stage]}_points"]
            line[f"{stage}_note"] = False
        self.state = stage

    def _prepare_deadline_values(self, definition, start, now):
        """Each step has its day in the table of scores."""
        if definition.clock != "record":
            return super()._prepare_deadline_values(definition, start, now)
        days = {
            "self": self.year_id.date_self_due,
            "review": self.year_id.date_review_due,
            "council": self.year_id.date_council_due,
        }
        return {"date_clock": start, "deadline": days[definition.code]}

    def _get_authors(self):
        """Nobody by name: all people of the unit are kept from deciding on it."""
        return self.env["res.users"]

    def _get_drafter(self):
        return self.env["res.users"]
