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

    @api.depends("state", "procedure_id", "step_ids.state")
    def _compute_is_locked(self):
        for plan in self:
            is_away = bool(plan.procedure_id) and not plan._is_at_work()
            plan.is_locked = plan.state != "draft" or is_away

    def action_issue(self):
        if under_way := self.filtered("procedure_id"):
            raise UserError(
                self.env._(
                    "“%s” goes its way through its procedure: it is issued by the step "
                    "for that.",
                    under_way[0].name,
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
