from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time


class ThadsDossier(models.Model):
    """Results that nobody has collected: the desk is reminded of them once."""

    _inherit = "thads.dossier"

    @api.model
    def _cron_remind(self):
        """Note the results that have waited for too long, each once.

        What is noted lies in a heap of its own on the desk.
        """
        days = self.env["thads.one.stop.limit"]._get(
            "reminder_days", vietnam_time.today()
        )
        before = fields.Datetime.now() - timedelta(days=days)
        waiting = self.search(
            [
                ("state", "=", "resolved"),
                ("datetime_resolved", "<", before),
                ("event_ids", "not any", [("kind", "=", "reminded")]),
            ],
            limit=10_000,
        )
        waiting._record("reminded")
