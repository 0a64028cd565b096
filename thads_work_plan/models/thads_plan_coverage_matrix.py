from collections import Counter

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.coverage_xlsx import Line, write_coverage


class ThadsPlan(models.Model):
    """What a plan asks of units, tasks by units: on screen and as an Excel sheet."""

    _inherit = "thads.plan"

    def action_print_coverage(self):
        """Download which units have the tasks of one plan in theirs, as an Excel file.

        :raises UserError: if it is not a single plan, or asks nothing of other units
        """
        self.check_access("read")
        if len(self) != 1 or not self.asked_count:
            raise UserError(
                self.env._("Choose a single plan with tasks that name other units.")
            )
        return {
            "type": "ir.actions.act_url",
            "url": f"/thads/plan/{self.id}/coverage.xlsx",
            "target": "download",
        }

    def get_coverage_matrix(self) -> dict:
        """Return the matrix of one plan for the screen, as far as the user may see it.

        :return: ``{"name": ..., "units": [{"id", "name"}], "tasks": [{"id", "outline",
            "name", "states": {id of a unit: state}}]}``
        """
        self.check_access("read")
        rows = self._get_coverage_rows()
        return {
            "name": self.display_name,
            "units": [
                {"id": unit_id, "name": name}
                for unit_id, name in self._get_coverage_units(rows).items()
            ],
            "tasks": [
                {
                    "id": task.id,
                    "outline": task.outline or "",
                    "name": task.name,
                    "states": states,
                }
                for task, states in self._get_coverage_states(rows).items()
            ],
        }

    def _render_coverage(self) -> bytes:
        """Return the matrix of one plan, as far as the user may see it."""
        rows = self._get_coverage_rows()
        lines = [
            Line(task.outline or "", task.name, states)
            for task, states in self._get_coverage_states(rows).items()
        ]
        units = self._get_coverage_units(rows)
        return write_coverage(f"Độ phủ: {self.name}", units, lines)

    def _get_coverage_rows(self):
        self.ensure_one()
        return self.env["thads.plan.coverage"].search(Domain("plan_id", "=", self.id))

    def _get_coverage_units(self, rows) -> dict:
        """Return ``{id of a unit: heading}``, in the order of the columns.

        A heading names the authority of the unit only where two units share a name.
        """
        units = rows.department_id.sorted(lambda unit: (unit.tree_order, unit.id))
        names = units.with_context(hierarchical_naming=False).mapped("display_name")
        counts = Counter(names)
        return {
            unit.id: name if counts[name] == 1 else unit.display_name
            for unit, name in zip(units, names, strict=True)
        }

    def _get_coverage_states(self, rows) -> dict:
        """Return ``{task: {id of a unit: state}}``, in the order of the plan."""
        states = {task: {} for task in rows.task_id.sorted()}
        for row in rows:
            states[row.task_id][row.department_id.id] = row.state
        return states
