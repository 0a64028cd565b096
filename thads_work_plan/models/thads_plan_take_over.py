from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.numbering import continue_markers
from ..tools.tree import order_tree


class ThadsPlan(models.Model):
    """Tasks of programmes and superior plans, taken over into the plan of a unit."""

    _inherit = "thads.plan"

    def action_take_over(self):
        """Offer the tasks of what one plan is based on, and of issued plans above it.

        :raises AccessError: if the user may not write the plan
        :raises UserError: if it does not change, or there is nothing to take from
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        sources = self._find_sources()
        if not sources.task_ids:
            raise UserError(
                self.env._(
                    "There is no issued programme or superior plan of %s, and this "
                    "plan is based on none.",
                    self.year,
                )
            )
        wizard = self.env["thads.plan.take.over"].create({"plan_id": self.id})
        wizard._fill(sources)
        return wizard._get_records_action(
            target="new", name=self.env._("Take over Tasks")
        )

    def _find_sources(self):
        """Return the plans that one plan takes tasks from, those of its basis first."""
        units = [
            int(part) for part in self.department_id.parent_path.split("/") if part
        ]
        offered = self.search(
            Domain("state", "=", "issued")
            & Domain("department_id", "in", set(units) - {self.department_id.id})
            & Domain("date_start", "<=", self.date_end)
            & Domain("date_end", ">=", self.date_start),
            order="plan_type desc, id",
        )
        return self.basis_plan_ids._filtered_access("read") | offered

    def _take_over(self, tasks, outputs=None):
        """Copy tasks of other plans to the end of their headings in this one.

        Headings come along, those that came before are used again. What was taken
        before is left out.

        :param outputs: those that come; not given, of a task that has several those
            that name the unit, if any does
        :return: the new lines
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        tasks.check_access("read")
        own = {task: line for line in self.task_ids for task in line.carried_task_ids}
        wanted = (tasks | tasks._get_headings()).filtered(lambda task: task not in own)
        wanted = wanted.sorted(lambda task: (task.plan_id.id, task.sequence, task.id))
        parents = {line: line.parent_id or None for line in self.task_ids.sorted()}
        for task in wanted:
            above = task.parent_id
            parents[task] = own.get(above, above) or None
        order = order_tree(parents)
        given = {line: line.marker or "" for line in order}
        markers = continue_markers(order, parents, given, set(wanted))
        lines = self._create_taken(wanted, parents, markers, outputs)
        own.update(zip(wanted, lines, strict=True))
        self._place_taken([own.get(line, line) for line in order])
        self.basis_plan_ids |= wanted.plan_id
        return lines

    def _create_taken(self, tasks, parents, markers, outputs=None):
        """Create the lines of tasks, at the end of this plan for now."""
        index = {task: place for place, task in enumerate(tasks)}
        unit = self.department_id
        named = dict.fromkeys(outputs or (), ())
        if outputs is None:
            named = self.env["thads.plan.coverage"]._find_naming_outputs(tasks, unit)
        lines, _outputs = tasks._create_tree(
            self,
            [
                {
                    "values": task._prepare_taken(markers[task]),
                    "parent": index.get(parents[task]),
                    "outputs": task._prepare_taken_outputs(unit, named),
                }
                for task in tasks
            ],
        )
        for task, line in zip(tasks, lines, strict=True):
            if parents[task] and parents[task] not in index:
                line.parent_id = parents[task]
        return lines

    def _place_taken(self, lines):
        """Give all lines of this plan their place, in the order given."""
        # the plan was checked: only places change, of many lines at once
        ordered = self.env["thads.plan.task"].sudo().concat(*lines)
        for sequence, line in enumerate(ordered, start=1):
            if line.sequence != sequence:
                line.sequence = sequence
        self.invalidate_recordset(["task_ids"])
