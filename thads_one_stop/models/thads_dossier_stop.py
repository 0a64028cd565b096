from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.appointment import Stop
from ..tools.lateness import Wait
from .thads_dossier_engine import ENGINE

CAUSES = [
    ("applicant", "Waiting for the applicant"),
    ("other_body", "Waiting for another body"),
]


class ThadsDossierStop(models.Model):
    """A time during which the clock of a dossier stood still."""

    _name = "thads.dossier.stop"
    _description = "Clock Stopped"
    _inherit = ["thads.sealed.mixin"]
    _order = "datetime_since, id"
    _rec_name = "cause"

    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="restrict"
    )
    cause = fields.Selection(CAUSES, required=True, default="applicant")
    reason = fields.Text(required=True, help="What was asked for, and why.")
    datetime_since = fields.Datetime(string="Since", required=True)
    datetime_until = fields.Datetime(string="Until", help="Empty: it still stands.")

    _period_check = models.Constraint(
        "CHECK(datetime_until >= datetime_since)",
        "A clock goes on after it was stopped.",
    )
    _open_uniq = models.UniqueIndex(
        "(dossier_id) WHERE datetime_until IS NULL",
        "The clock of this dossier is stopped already.",
    )

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._(
            "A clock is stopped by asking for papers, and goes on when they have come."
        )

    def _get_waits(self) -> list[Wait]:
        """Return all of them with their causes, as days in Vietnam."""
        return [
            Wait(
                stop.cause,
                vietnam_time.to_day(stop.datetime_since),
                stop.datetime_until and vietnam_time.to_day(stop.datetime_until),
            )
            for stop in self
        ]

    def _get_stops(self) -> list[Stop]:
        """Return those that have ended, as days in Vietnam."""
        return [
            Stop(wait.since, wait.until) for wait in self._get_waits() if wait.until
        ]

    def _get_last_end(self):
        """Return when the clock went on last, in UTC; None if it never stood still."""
        ends = self.filtered("datetime_until").mapped("datetime_until")
        return max(ends, default=None)
