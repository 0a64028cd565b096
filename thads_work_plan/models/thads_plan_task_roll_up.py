from collections import Counter

from odoo import models
from odoo.fields import Domain


class ThadsPlanTask(models.Model):
    """How far a task is, a section with all that stands below it."""

    _name = "thads.plan.task"
    _inherit = ["thads.plan.task", "thads.plan.roll.up.mixin"]
    _roll_up_field = "task_id"

    def _sum_up(self, sums):
        totals = [Counter() for _found in sums]
        for total, found in zip(totals, sums, strict=True):
            for task, count in found.items():
                for ancestor_id in _get_path(task):
                    total[ancestor_id] += count
        return {
            task: tuple(total[task.id] for total in totals) for task in self._origin
        }

    def _get_assignment_domain(self):
        return Domain("task_id", "child_of", self.ids)


def _get_path(task) -> list[int]:
    """Return the ids of a task and of all that it stands below."""
    return [int(each) for each in (task.parent_path or "").split("/") if each]
