from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.period import get_year_period
from ..tools.season import get_planned_year
from .thads_plan_assignment import OPEN_STATES

UNITS = 40  # shown, those with most that is late first


class ThadsPlanAssignment(models.Model):
    """What a leader sees at once: what is late, due, waiting, and where."""

    _inherit = "thads.plan.assignment"

    @api.model
    @api.readonly
    def get_dashboard(self):
        """Return how the units that the user leads over, or belongs to, stand.

        Counted are what is open, and what was done in this working year. The number of
        queries is the same whatever the size.

        :return: ``tiles``, counts with the domain that they open; ``units``, at most
            40 with ``done``, ``on_way``, ``late`` and ``soon``; ``more``, how many
            units are not shown
        """
        counted = self._get_dashboard_domain()
        parts = self._get_dashboard_parts()
        units = self._count_by_unit(counted, parts)
        return {
            "tiles": [
                {
                    "key": key,
                    "count": sum(unit[key] for unit in units),
                    "domain": list(counted & domain),
                }
                for key, domain in parts.items()
                if key != "done"
            ],
            "waiting": self._count_waiting(),
            "units": units[:UNITS],
            "more": len(units[UNITS:]),
        }

    @api.model
    def _get_dashboard_domain(self) -> Domain:
        year = get_planned_year(vietnam_time.today())
        start, _end = get_year_period(year, "thads")
        return Domain("department_id.has_my_access", "=", True) & (
            Domain("state", "in", OPEN_STATES)
            | (Domain("state", "=", "done") & Domain("date_done", ">=", start))
        )

    @api.model
    def _get_dashboard_parts(self) -> dict[str, Domain]:
        """Return what is counted of each unit; an assignment may be in several."""
        today = vietnam_time.today()
        late = self._get_late_domain()
        at_work = Domain("state", "in", ("new", "doing"))
        return {
            "late": late,
            "soon": at_work
            & Domain("date_deadline", ">=", today)
            & Domain("date_deadline", "<=", today + timedelta(days=7)),
            "reported": Domain("state", "=", "reported"),
            "new": Domain("state", "=", "new"),
            "on_way": Domain("state", "in", OPEN_STATES),
            "done": Domain("state", "=", "done"),
        }

    @api.model
    def _count_by_unit(self, counted, parts) -> list[dict]:
        found = {
            key: dict(
                self._read_group(counted & domain, ["department_id"], ["__count"])
            )
            for key, domain in parts.items()
        }
        units = self.env["hr.department"].union(
            *(unit for counts in found.values() for unit in counts)
        )
        rows = [
            {
                "id": unit.id,
                "name": unit.name,
                **{key: counts.get(unit, 0) for key, counts in found.items()},
            }
            for unit in units
        ]
        return sorted(rows, key=lambda row: (-row["late"], -row["soon"], row["name"]))

    @api.model
    def _count_waiting(self) -> int:
        return self.env["thads.step"].search_count(
            [("state", "=", "open"), ("user_id", "=", self.env.uid)]
        )
