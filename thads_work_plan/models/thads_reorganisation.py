from odoo import models
from odoo.fields import Domain

from odoo.addons.thads_base.tools.reorganisation import Heap

from .thads_plan_assignment import OPEN_STATES

# units that a draft plan names: as they are printed once it is issued
NAMING_FIELDS = ("focal_department_id", "funding_department_id")
LINE_FIELDS = ("lead_department_ids", "coordinating_department_ids")


class ThadsReorganisation(models.Model):
    """What of plans goes over: drafts, and what is owed by issued ones.

    Issued plans stay with the unit that issued them, and so do reports for a quarter
    and difficulties that were raised; the successor's people act on them.
    """

    _inherit = "thads.reorganisation"

    def _get_heaps(self):
        ended = self._get_ended().ids
        plans = self.env["thads.plan"].sudo()
        outputs = self.env["thads.plan.output"].sudo()
        draft = Domain("state", "=", "draft")
        kind = self.env._("Draft plans that name a unit")
        lines = self.env._("Lines of draft plans that name a unit")
        return [
            *super()._get_heaps(),
            Heap(
                self.env._("Draft plans"),
                plans.search(draft & Domain("department_id", "in", ended)),
                "department_id",
                self._move_drafts,
            ),
            *(
                Heap(kind, plans.search(draft & Domain(name, "in", ended)), name)
                for name in NAMING_FIELDS
            ),
            *(
                Heap(
                    lines,
                    outputs.search(
                        Domain("plan_id.state", "=", "draft")
                        & Domain("plan_id.active", "=", True)
                        & Domain(name, "in", ended)
                    ),
                    name,
                    name="name",
                )
                for name in LINE_FIELDS
            ),
            Heap(
                self.env._("Open assignments"),
                self.env["thads.plan.assignment"]
                .sudo()
                .search(
                    Domain("state", "in", OPEN_STATES)
                    & Domain("department_id", "in", ended)
                ),
                "department_id",
                self._move_assignments,
            ),
            Heap(
                self.env._("Decisions on difficulties to be carried out"),
                self.env["thads.difficulty"]
                .sudo()
                .search(
                    Domain("state", "!=", "done")
                    & Domain("responsible_department_id", "in", ended)
                ),
                "responsible_department_id",
            ),
        ]

    def _move_assignments(self, assignments, unit, target):
        assignments._take_over(unit, target)
        self._note_on(assignments)

    def _find_warnings(self):
        return [*super()._find_warnings(), *self._warn_of_drafts()]

    def _warn_of_drafts(self):
        """Find where the successor gets a second draft of a kind for a year."""
        if self.state == "done":
            return
        plans = self.env["thads.plan"].sudo()
        targets = self.env["hr.department"].union(*self._get_successors().values())
        drafts = Domain("state", "=", "draft") & Domain("plan_type", "=", "annual")
        units = targets | self._get_ended()
        counts = {}
        for unit, year, count in plans._read_group(
            drafts & Domain("department_id", "in", units.ids),
            ["department_id", "year"],
            ["__count"],
        ):
            heir = self._get_successors().get(unit.with_env(self.env), unit)
            counts[heir.id, year] = counts.get((heir.id, year), 0) + count
        for (unit_id, year), count in counts.items():
            if count > 1:
                yield self.env._(
                    "%(unit)s then has %(count)s draft annual plans of %(year)s: put "
                    "them together.",
                    unit=targets.browse(unit_id).name,
                    count=count,
                    year=year,
                )
