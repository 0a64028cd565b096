from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class ThadsPlan(models.Model):
    """Who issues a plan, and when it can be: the only way to change its state."""

    _inherit = "thads.plan"

    is_at_issue = fields.Boolean(
        compute="_compute_is_at_issue",
        help="Its decision is still to be issued, by the user.",
    )

    @api.depends_context("uid")
    @api.depends("step_ids.state")
    def _compute_is_at_issue(self):
        for plan in self:
            plan.is_at_issue = bool(plan._find_issue_steps().filtered("can_close"))

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

    def _find_issue_steps(self):
        """Return the open steps that wait for the decision on one plan."""
        return self.current_step_ids.filtered(lambda step: step.kind == "issue")

    def _find_decisions(self):
        """Return the numbered decisions on one plan, without those declared void."""
        papers = self.env["thads.plan.way.paper"].with_context(active_test=False)
        codes = papers.search([("has_plan", "=", True)]).mapped("code")
        # as superuser: there is a decision, whoever may read it
        return self.sudo().document_ids.filtered(
            lambda paper: (
                paper.state == "issued" and paper.number and paper.source_paper in codes
            )
        )

    def _check_step_closing(self, step, outcome):
        if outcome == "issued" and not (
            self.is_issued_elsewhere or self._find_decisions()
        ):
            raise UserError(
                self.env._(
                    "“%s” has no numbered decision. Draft it there and issue it: that "
                    "ends the step. One that was issued on paper or elsewhere is "
                    "entered by the button Register as Issued of the plan, with its "
                    "number, date and scan.",
                    self.name,
                )
            )
        return super()._check_step_closing(step, outcome)

    def _check_document_due(self, document):
        """Raise if a paper of one plan gets no number yet: its decision comes last.

        :raises UserError: if the plan is on its way, and not approved
        """
        if not self.procedure_id or not self._get_way_paper(document).has_plan:
            return
        if not self.sudo()._find_issue_steps():
            raise UserError(
                self.env._(
                    "“%(plan)s” is at this step: %(steps)s. Its decision gets a number "
                    "once the plan is approved.",
                    plan=self.name,
                    steps=self.current_step_names or self.env._("none"),
                )
            )

    def _on_document_issued(self, document):
        """Close the step that waits for the decision which has got its number."""
        if self._get_way_paper(document).has_plan:
            steps = self._find_issue_steps().filtered("can_close")
            steps.action_close("issued")
        return super()._on_document_issued(document)
