from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.lateness import count_days_late, split_days


class ThadsDossier(models.Model):
    """How late a dossier is, and whose days it took, in working days."""

    _inherit = "thads.dossier"

    days_late = fields.Integer(
        compute="_compute_days",
        aggregator=None,
        help="Working days after the day of the appointment, until it was settled or "
        "until today.",
    )
    days_office = fields.Integer(
        string="Days, Ours", compute="_compute_days", aggregator=None
    )
    days_applicant = fields.Integer(
        string="Days, Waiting for the Applicant",
        compute="_compute_days",
        aggregator=None,
    )
    days_other_body = fields.Integer(
        string="Days, Waiting for Another Body",
        compute="_compute_days",
        aggregator=None,
    )

    @api.depends(
        "datetime_received",
        "datetime_appointment",
        "datetime_resolved",
        "is_late",
        "stop_ids.datetime_until",
    )
    def _compute_days(self):
        count = self.env["resource.calendar"]._thads_count
        for dossier in self:
            end = dossier._get_last_day()
            start = dossier._get_reception_day()
            waits = dossier.stop_ids._get_waits()
            days = count(
                lambda calendar, start=start, end=end, waits=waits: split_days(
                    start, end, waits, calendar
                )
            )
            dossier.days_office = days["office"]
            dossier.days_applicant = days.get("applicant", 0)
            dossier.days_other_body = days.get("other_body", 0)
            dossier.days_late = dossier.is_late and dossier._count_days_late(end)

    def _count_days_late(self, end) -> int:
        due = vietnam_time.to_day(self.datetime_appointment)
        return self.env["resource.calendar"]._thads_count(
            lambda calendar: count_days_late(due, end, calendar)
        )

    def _get_last_day(self):
        """Return the day on which one dossier was settled, today if it is open."""
        end = self.datetime_resolved
        return vietnam_time.to_day(end) if end else vietnam_time.today()
