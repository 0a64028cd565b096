from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

ROWS = 12  # of each heap on the desk


class ThadsDossier(models.Model):
    """What lies on the desk of the user now."""

    _inherit = "thads.dossier"

    @api.model
    @api.readonly
    def get_desk(self):
        """Return the heaps on the user's desk, each with its count and first rows.

        :return: ``{"units": names of the units, "received_today": int, "heaps": [{
            "key", "count", "rows": [{"id", "code", "applicant_name", "service",
            "when": UTC or False, "is_late"}]}]}``; rows in the order in which they are
            due
        """
        units = self._get_desk_units()
        own = Domain("department_id", "in", units.ids)
        today = Domain("date_received", "=", vietnam_time.today())
        return {
            "units": units.mapped("display_name"),
            "received_today": self.search_count(own & today),
            "heaps": [
                self._get_heap(key, own & domain)
                for key, domain in self._get_heap_domains().items()
            ],
        }

    @api.model
    @api.readonly
    def find_for_desk(self, text):
        """Return the ids of the dossiers that a text means, 80 at most.

        The code itself, typed or scanned, means that dossier alone.
        """
        text = (text or "").strip()
        exact = self.search([("code", "=", text)], limit=1)
        if exact or not text:
            return exact.ids
        return self.search(self._get_text_domain(text), limit=80).ids

    @api.model
    def _get_heap_domains(self) -> dict:
        """Return what lies in each heap."""
        now = fields.Datetime.now()
        _begins, ends = vietnam_time.get_utc_span(vietnam_time.today())
        processing = Domain("state", "=", "processing")
        due = Domain("datetime_appointment", "<", ends)
        return {
            "to_hand_over": processing & Domain("handler_id", "=", False),
            "resolved": Domain("state", "=", "resolved"),
            "uncollected": Domain("state", "=", "resolved")
            & Domain("event_ids.kind", "in", ["reminded"]),
            "late": processing & Domain("datetime_appointment", "<", now),
            "due": processing & due & Domain("datetime_appointment", ">=", now),
            "waiting": Domain("state", "=", "waiting"),
            "draft": Domain("state", "=", "draft"),
        }

    def _get_heap(self, key, domain) -> dict:
        rows = self.search(
            domain, order="datetime_appointment, datetime_received, id", limit=ROWS
        )
        count = len(rows) if len(rows) < ROWS else self.search_count(domain)
        return {
            "key": key,
            "count": count,
            "rows": [row._get_desk_row() for row in rows],
        }

    def _get_desk_row(self) -> dict:
        # while the clock stands still, nobody knows
        due = self.state != "waiting" and self.datetime_appointment
        return {
            "id": self.id,
            "code": self.code or "",
            "applicant_name": self.applicant_name,
            "service": self.service_id.name,
            "when": due and fields.Datetime.to_string(due),
            "is_late": self.is_late,
        }
