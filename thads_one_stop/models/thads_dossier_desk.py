from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from .thads_dossier import DESK_STATES

ROWS = 12  # of each heap on the desk
HEAP_ORDER = "datetime_appointment, datetime_received, id"


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
        # the index of the numbers finds them
        received = Domain("date_received", "=", vietnam_time.today()) & Domain(
            "day_number", ">", 0
        )
        own = Domain("department_id", "in", units.ids)
        lying = Domain("state", "in", DESK_STATES)
        heaps = self._get_heap_domains()
        (received_today, _ids), *found = self._count_first(
            own & (lying | received), [received, *heaps.values()]
        )
        return {
            "units": units.mapped("display_name"),
            "received_today": received_today,
            "heaps": self._prepare_heaps(zip(heaps, found, strict=True)),
        }

    @api.model
    @api.readonly
    def find_for_desk(self, text):
        """Return the ids of the dossiers that a text means, 80 at most.

        The code itself, typed or scanned, means that dossier alone.
        """
        text = (text or "").strip()
        return self.search(self._get_text_domain(text), limit=80).ids if text else []

    @api.model
    def _get_heap_domains(self) -> dict:
        """Return what lies in each heap."""
        now = fields.Datetime.now()
        _begins, ends = vietnam_time.get_utc_span(vietnam_time.today())
        processing = Domain("state", "=", "processing")
        due = Domain("datetime_appointment", "<", ends)
        draft = Domain("state", "=", "draft")
        asked = draft & _get_event_domain("guided")
        return {
            "to_hand_over": processing & Domain("handler_id", "=", False),
            "resolved": Domain("state", "=", "resolved"),
            "uncollected": Domain("state", "=", "resolved")
            & _get_event_domain("reminded"),
            "late": processing & Domain("datetime_appointment", "<", now),
            "due": processing & due & Domain("datetime_appointment", ">=", now),
            "waiting": Domain("state", "=", "waiting") | asked,
            "draft": draft & ~_get_event_domain("guided"),
        }

    def _count_first(self, domain, parts) -> list[tuple]:
        """Count the dossiers of a domain that lie in each of some parts of it.

        By one query, for the screen is asked for again and again.

        :return: [(number, ids of the first ones, None if there are none)]
        """
        query = self._search(domain)
        order = self._order_to_sql(HEAP_ORDER, query)
        columns = []
        for part in parts:
            condition = part.optimize_full(self)._to_sql(self, query.table, query)
            columns += [
                SQL("COUNT(*) FILTER (WHERE %s)", condition),
                SQL(
                    "(ARRAY_AGG(%s ORDER BY %s) FILTER (WHERE %s))[:%s]",
                    SQL.identifier(query.table, "id"),
                    order,
                    condition,
                    ROWS,
                ),
            ]
        [row] = self.env.execute_query(query.select(*columns))
        return list(zip(row[::2], row[1::2], strict=True))

    def _prepare_heaps(self, found) -> list[dict]:
        """Return heaps as shown, of (key, (count, ids of the first dossiers))."""
        found = [(key, count, ids or []) for key, (count, ids) in found]
        # the rules have found them already; read at once, whatever heap they lie in
        all_ids = {row for _key, _count, ids in found for row in ids}
        dossiers = self.sudo().with_prefetch(tuple(all_ids))
        return [
            {
                "key": key,
                "count": count,
                "rows": [row._get_desk_row() for row in dossiers.browse(ids)],
            }
            for key, count, ids in found
        ]

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


def _get_event_domain(kind) -> Domain:
    """Return the domain of the dossiers to which something has happened.

    :param str kind: key of ``thads.dossier.event.kind``
    """

    def to_sql(_model, alias, _query):
        return SQL(
            "EXISTS (SELECT FROM thads_dossier_event event "
            "WHERE event.dossier_id = %s AND event.kind = %s)",
            SQL.identifier(alias, "id"),
            kind,
        )

    return Domain.custom(to_sql=to_sql)
