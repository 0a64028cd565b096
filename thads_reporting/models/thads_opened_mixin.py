from odoo import api, models


class ThadsOpenedMixin(models.AbstractModel):
    """What opening a campaign or a table creates for every unit, many at once.

    Records begin silently; a scheduled action then starts each on its procedure, as a
    step of who writes it.
    """

    _name = "thads.opened.mixin"
    _description = "Opened for Every Unit"
    _inherit = ["thads.procedure.mixin"]

    def _create_silently(self, vals_list):
        """Create records of which nobody is a follower: their activity tells them."""
        return self.with_context(
            tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True
        ).create(vals_list)

    @api.model
    def _cron_start(self):
        """Start what was opened, each with its activity.

        Runs again do nothing: what has started is not found again.
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        found = self.search([("procedure_id", "=", False)])
        commit_progress(remaining=len(found))
        for record in found:
            record._begin()
            if not commit_progress(1):
                break

    def _begin(self):
        """Start records that have not started, whoever they are started for."""
        for record in self.sudo().filtered(lambda each: not each.procedure_id):
            record._start(record._find_procedure())
