from odoo import api, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

OPENING_DAYS = 10  # working days before its deadline at which nobody has to accept it


class ThadsPlanAssignment(models.Model):
    """When an assignment becomes somebody's step.

    Its two steps are the engine's: their activities, urging and trail are those of
    every step. Accepting opens the first one; what nobody accepts opens by itself
    before it is due, so that issuing a plan for the whole country takes seconds.
    """

    _inherit = "thads.plan.assignment"

    def _create_silently(self, vals_list):
        """Create assignments, of which nobody is a follower: their lists tell them."""
        return self.with_context(
            tracking_disable=True,
            mail_create_nolog=True,
            mail_create_nosubscribe=True,
        ).create(vals_list)

    @api.model
    def _cron_open(self):
        """Open what is due soon and nobody has accepted, so that it is urged.

        Runs again do nothing: what has opened is not found again.
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        calendar = self.env["resource.calendar"]
        last = calendar.thads_deadline(vietnam_time.today(), OPENING_DAYS)
        found = self.search(
            Domain("state", "=", "new")
            & Domain("procedure_id", "=", False)
            & Domain("date_deadline", "<=", last)
        )
        commit_progress(remaining=len(found))
        for assignment in found:
            assignment._open()
            if not commit_progress(1):
                break

    def _open(self):
        """Start assignments that have not, whoever they are opened for."""
        for assignment in self.sudo().filtered(lambda each: not each.procedure_id):
            assignment._start(assignment._find_procedure())

    def _get_drafter(self):
        return self.user_id

    def _get_authors(self):
        """Return who did one assignment: what they reported is confirmed by others."""
        done = self.sudo().step_ids.filtered(lambda step: step.kind == "work")
        return (done.closed_by_id | self.user_id).with_env(self.env)

    def _prepare_own_deadline(self):
        asked_once = self.is_due_before_issue and not self.date_internal
        deadline = self.date_internal or self.date_deadline
        return {"deadline": False if asked_once else deadline}
