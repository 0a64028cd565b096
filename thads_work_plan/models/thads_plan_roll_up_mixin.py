from collections import Counter

from odoo import api, fields, models
from odoo.fields import Domain

UNCOUNTED = ("cancelled", "ended")  # states of what nobody owes any more
COUNTS = ("assignment_count", "assignment_done_count", "assignment_late_count")


class ThadsPlanRollUpMixin(models.AbstractModel):
    """How far what was assigned is, summed up to a product, a task or a whole plan.

    Counted by the rules on assignments: each sees what they may see. Two queries
    whatever the size.
    """

    _name = "thads.plan.roll.up.mixin"
    _description = "Sum of Assignments"

    assignment_count = fields.Integer(
        string="Assignments", compute="_compute_assignment_count"
    )
    assignment_done_count = fields.Integer(
        string="Done", compute="_compute_assignment_count"
    )
    assignment_late_count = fields.Integer(
        string="Late", compute="_compute_assignment_count"
    )
    roll_up = fields.Char(
        string="Progress",
        compute="_compute_roll_up",
        help="How many are done, and how many late.",
    )

    def _compute_assignment_count(self):
        totals = self._get_roll_ups()
        for record in self:
            record.update(
                dict(zip(COUNTS, totals.get(record._origin, (0, 0, 0)), strict=True))
            )

    @api.depends_context("lang")
    @api.depends(*COUNTS)
    def _compute_roll_up(self):
        for record in self:
            record.roll_up = record._get_roll_up_words()

    def _get_roll_up_words(self) -> str | bool:
        if not self.assignment_count:
            return False
        counts = {
            "done": self.assignment_done_count,
            "all": self.assignment_count,
            "late": self.assignment_late_count,
        }
        if not counts["late"]:
            return self.env._("%(done)s/%(all)s done", **counts)
        return self.env._("%(done)s/%(all)s done, %(late)s late", **counts)

    def action_open_assignments(self):
        """Open what was assigned by these records."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_assignment_action"
        )
        return {
            **action,
            "domain": list(self._get_assignment_domain()),
            "context": {},
        }

    def _get_roll_ups(self) -> dict:
        """Return the sums of each record: {record: (all, done, late)}."""
        assignments = self.env["thads.plan.assignment"]
        counted = self._get_assignment_domain() & Domain("state", "not in", UNCOUNTED)
        every, done = Counter(), Counter()
        for record, state, count in assignments._read_group(
            counted, [self._roll_up_field, "state"], ["__count"]
        ):
            every[record] += count
            done[record] += count if state == "done" else 0
        late = assignments._read_group(
            counted & assignments._get_late_domain(),
            [self._roll_up_field],
            ["__count"],
        )
        return self._sum_up([every, done, dict(late)])

    def _sum_up(self, sums) -> dict:
        """Return the sums of the records, given those of what stands below them.

        :param sums: a dict of counts for all, done and late
        """
        return {
            record: tuple(found.get(record, 0) for found in sums)
            for record in self._origin
        }

    def _get_assignment_domain(self) -> Domain:
        return Domain(self._roll_up_field, "in", self.ids)
