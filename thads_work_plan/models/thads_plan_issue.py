from odoo import models
from odoo.exceptions import AccessError, UserError


class ThadsPlan(models.Model):
    """Who issues a plan, and when it can be: the only way to change its state."""

    _inherit = "thads.plan"

    def action_issue(self):
        """Issue draft plans: from then on they no longer change.

        :raises AccessError: if the user is not of the office or a leader
        :raises UserError: if a plan is not a draft, has no task or a line to check
        """
        self._check_issuer()
        for plan in self:
            plan._check_complete()
        self._change_state("draft", "issued")

    def action_reset(self):
        """Take issued plans back to draft, when they were issued by mistake.

        :raises AccessError: if the user is not of the office or a leader
        :raises UserError: if a plan is not issued
        """
        self._check_issuer()
        self._change_state("issued", "draft")

    def _check_complete(self):
        """Raise unless the plan has tasks, all of them checked."""
        if not self.task_ids:
            raise UserError(
                self.env._("Add at least one task to “%s” first.", self.name)
            )
        self._check_lines()

    def _check_lines(self):
        """Raise if lines of the plan are still to be checked."""
        if self.doubt_count:
            raise UserError(
                self.env._(
                    "“%(plan)s” has lines still to check: %(count)s. Open them with the"
                    " button To Check, and correct or confirm each.",
                    plan=self.name,
                    count=self.doubt_count,
                )
            )

    def _check_issuer(self):
        """Raise unless the user may issue plans: a button's groups protect nothing."""
        user = self.env.user
        if not any(
            user.has_group(group)
            for group in ("thads_base.group_office", "thads_base.group_leader")
        ):
            raise AccessError(self.env._("Only the office or a leader issues plans."))

    def _change_state(self, old, new):
        """Move the plans from state ``old`` to state ``new``.

        :raises AccessError: if the user may not write on one of the plans
        :raises UserError: if one of the plans is not in state ``old``
        """
        self.check_access("write")
        wrong = self.filtered(lambda plan: plan.state != old)
        if wrong:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "These plans are not in state “%(state)s”: %(plans)s",
                    state=labels[old],
                    plans=wrong.mapped("name"),
                )
            )
        self.sudo().state = new

    def _on_document_issued(self, document):
        """Close the step that waits for the decision which has got its number."""
        if self._get_way_paper(document).has_plan:
            self.current_step_ids.filtered(
                lambda step: step.kind == "issue" and step.can_close
            ).action_close("issued")
        return super()._on_document_issued(document)
