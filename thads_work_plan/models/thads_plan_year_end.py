from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time

from .thads_plan_assignment import OPEN_STATES


class ThadsPlan(models.Model):
    """The end of a plan: what is unfinished is given up or carried over, with a reason.

    The office of the plan's authority closes it once its last day has passed, and may
    undo that; both leave their trace.
    """

    _inherit = "thads.plan"

    is_closed = fields.Boolean(
        string="Closed", readonly=True, copy=False, help="Its year has been closed."
    )
    date_closed = fields.Date(string="Closed On", readonly=True, copy=False)

    def action_ask_year_end(self):
        """Show what one plan leaves unfinished, and ask why."""
        self.ensure_one()
        self.check_access("read")
        self._check_closer()
        self._check_closable()
        wizard = self.env["thads.plan.year.end"].create(
            {
                "plan_id": self.id,
                "next_plan_id": self._find_next_plan().id,
                "line_ids": [
                    Command.create(
                        {"assignment_id": owed.id, "reason": owed.delay_reason}
                    )
                    for owed in self._find_unfinished()
                ],
            }
        )
        return wizard._get_records_action(
            name=self.env._("Close the Year"), target="new"
        )

    def action_ask_undo(self):
        """Ask why one closed plan is opened again."""
        self.ensure_one()
        self.check_access("read")
        self._check_closer()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Open the Year Again"),
            "res_model": "thads.plan.year.end.undo",
            "view_mode": "form",
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def action_close_year(self, decisions=(), next_plan_id=False):
        """Close one plan: what is unfinished becomes not done, with its reason.

        :param decisions: dicts with ``assignment_id``, ``reason`` (plain text) and
            ``carry`` (bool, whether next year's plan gets a line of it), one for each
            unfinished assignment that has a deadline
        :param int next_plan_id: of the draft plan that takes over what is carried
        :raises AccessError: if the user is not of the office of the plan's authority,
            or may not change the next plan
        :raises UserError: if it is not issued, is closed, has not ended, if something
            waits for confirmation or an answer, or a reason is missing
        """
        self.ensure_one()
        self.check_access("read")
        self._check_closer()
        self._check_closable()
        unfinished = self._find_unfinished()
        said = {each["assignment_id"]: each for each in decisions}
        self._check_reasons(unfinished, said)
        carried = unfinished.filtered(lambda owed: said[owed.id].get("carry"))
        if carried:
            next_plan = self.env["thads.plan"].browse(next_plan_id)
            carried._carry_over(next_plan)
        for owed in unfinished:
            owed._give_up(said[owed.id]["reason"])
        self._find_undated()._end_with_plan()
        self.sudo().write({"is_closed": True, "date_closed": vietnam_time.today()})
        self.sudo().message_post(
            body=self.env._(
                "The year is closed by %(person)s: %(unfinished)s not done, of these "
                "%(carried)s carried over.",
                person=self.env.user.name,
                unfinished=len(unfinished),
                carried=len(carried),
            )
        )
        return True

    def action_undo_year_end(self, reason):
        """Open one closed plan again: what its closing has ended goes on.

        :param str reason: plain text
        :raises AccessError: if the user is not of the office of the plan's authority
        :raises UserError: if it is not closed, or no reason is given
        """
        self.ensure_one()
        self.check_access("read")
        self._check_closer()
        if not self.is_closed:
            raise UserError(self.env._("“%s” is not closed.", self.name))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the plan is opened again."))
        owed = self.env["thads.plan.assignment"].sudo()
        owed.search(
            Domain("plan_id", "=", self.id) & Domain("state_before_end", "!=", False)
        )._go_on()
        self.sudo().write({"is_closed": False, "date_closed": False})
        self.sudo().message_post(
            body=self.env._(
                "The year is open again, by %(person)s: %(reason)s",
                person=self.env.user.name,
                reason=reason.strip(),
            )
        )
        return True

    def action_reset(self):
        if closed := self.filtered("is_closed"):
            raise UserError(
                self.env._("“%s” is closed: it is not taken back.", closed[0].name)
            )
        return super().action_reset()

    def _find_next_plan(self):
        """Return the draft of the next year that takes over what one plan leaves."""
        return self.search(
            Domain("department_id", "=", self.department_id.id)
            & Domain("plan_type", "=", self.plan_type)
            & Domain("year", "=", self.year + 1)
            & Domain("state", "=", "draft"),
            limit=1,
        )

    def _find_unfinished(self):
        """Return what one plan leaves undone of what had a day, as superuser."""
        return self._search_open(Domain("date_deadline", "!=", False))

    def _find_undated(self):
        return self._search_open(Domain("date_deadline", "=", False))

    def _search_open(self, domain):
        return (
            self.env["thads.plan.assignment"]
            .sudo()
            .search(
                Domain("plan_id", "=", self.id)
                & Domain("state", "in", OPEN_STATES)
                & domain
            )
        )

    def _check_closer(self):
        """Raise unless the user is of the office of the authority of one plan."""
        authority = self.sudo().department_id.authority_id
        office = (authority.office_id or authority).with_env(self.env)
        if not (
            self.env.user.has_group("thads_base.group_office") and office.is_my_unit
        ):
            raise AccessError(
                self.env._("The office of the plan's authority closes its year.")
            )

    def _check_closable(self):
        if self.state != "issued" or self.is_closed:
            raise UserError(
                self.env._("“%s” is not under way: nothing is to be closed.", self.name)
            )
        if self.date_end >= vietnam_time.today():
            day = self.env["thads.step"]._format_day(self.date_end)
            raise UserError(
                self.env._(
                    "“%(plan)s” runs until %(day)s: it is closed after that.",
                    plan=self.name,
                    day=day,
                )
            )
        self._check_nothing_waits()

    def _check_nothing_waits(self):
        """Raise while something of one plan waits for somebody's decision."""
        reported = self._search_open(Domain("state", "=", "reported"))
        asked = self.env["thads.plan.extension"].sudo()
        waiting = reported or asked.search(
            Domain("assignment_id.plan_id", "=", self.id)
            & Domain("state", "=", "asked")
        )
        if waiting:
            raise UserError(
                self.env._(
                    "“%(what)s” of %(unit)s waits for a decision: the plan is closed "
                    "after it.",
                    what=waiting[0].display_name,
                    unit=waiting[0].department_id.name,
                )
            )

    def _check_reasons(self, unfinished, said):
        for owed in unfinished:
            if not (said.get(owed.id, {}).get("reason") or "").strip():
                raise UserError(
                    self.env._(
                        "Say why “%(assignment)s” of %(unit)s is not done.",
                        assignment=owed.display_name,
                        unit=owed.department_id.name,
                    )
                )
