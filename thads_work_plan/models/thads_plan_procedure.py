from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

from .thads_plan_decision import EVENT_KINDS


class ThadsPlan(models.Model):
    """A plan on its legal way: while others have it before them, it does not change."""

    _inherit = "thads.plan"

    is_locked = fields.Boolean(
        compute="_compute_is_locked", help="Issued, or at a step of others."
    )

    has_procedure = fields.Boolean(
        compute="_compute_has_procedure",
        help="It is issued at the end of a procedure, started or not.",
    )

    @api.depends("procedure_id", "plan_type", "department_id")
    def _compute_has_procedure(self):
        for plan in self:
            plan.has_procedure = bool(plan._find_own_procedure())

    @api.depends("state", "procedure_id", "step_ids.state")
    def _compute_is_locked(self):
        for plan in self:
            is_away = bool(plan.procedure_id) and not plan._is_at_work()
            plan.is_locked = plan.state != "draft" or is_away

    def action_issue(self):
        """Also refuse what a procedure leads to: nobody goes past those it asks.

        :raises UserError: if a plan is on its way, or has one to go
        """
        self._check_issuer()
        self.check_access("write")
        if under_way := self.filtered("procedure_id"):
            raise UserError(
                self.env._(
                    "“%s” goes its way through its procedure: it is issued by the step "
                    "for that.",
                    under_way[0].name,
                )
            )
        if not_started := self.filtered("has_procedure"):
            raise UserError(
                self.env._(
                    "“%(plan)s” is issued at the end of “%(procedure)s”: start it with "
                    "the button Start the Procedure. A plan that was issued outside "
                    "the system is entered by the button Register as Issued.",
                    plan=not_started[0].name,
                    procedure=not_started[0]._find_own_procedure().name,
                )
            )
        return super().action_issue()

    def action_reset(self):
        if self.filtered("procedure_id"):
            raise UserError(
                self.env._(
                    "What a procedure has issued is not taken back: it is amended."
                )
            )
        return super().action_reset()

    def _find_form(self):
        """Also return that of the procedure which the plan goes by, or would today."""
        form = self._find_own_procedure().form_id.sudo(False)
        return form or super()._find_form()

    def _find_own_procedure(self):
        """Return the procedure that one plan goes by, or would if it started today.

        As superuser: what it says is no secret, and the plan may not be saved.
        """
        procedures = self.env["thads.procedure"].sudo()
        return self.procedure_id.sudo() or procedures._find_for(
            self, vietnam_time.today()
        )

    def _check_not_started(self):
        self._check_draft()
        return super()._check_not_started()

    def _check_draft(self):
        """Also raise while the plan lies with others than its own unit."""
        result = super()._check_draft()
        for plan in self.filtered("procedure_id"):
            if not plan._is_at_work():
                raise UserError(
                    self.env._(
                        "“%(plan)s” does not change while it is at this step: "
                        "%(steps)s",
                        plan=plan.name,
                        steps=plan.current_step_names,
                    )
                )
        return result

    def _get_clock_year(self):
        return self.year

    def _get_clock_day(self, event):
        if event in EVENT_KINDS:
            return self.env["thads.plan.decision"]._get_event_day(
                self._get_procedure_authority(), self.year, event
            )
        return super()._get_clock_day(event)

    def _check_step_closing(self, step, outcome):
        if step.kind == "work" and step.definition_id.actor == "author_head":
            self._check_complete()
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        if step.outcome == "issued":
            self.sudo().state = "issued"
        return super()._on_step_closed(step)
