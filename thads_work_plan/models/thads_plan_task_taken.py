from odoo import models
from odoo.fields import Command


class ThadsPlanTask(models.Model):
    """What of a task goes into the plan of a unit that takes it over."""

    _inherit = "thads.plan.task"

    def _get_headings(self):
        """Return the lines that these stand below."""
        ids = {int(part) for task in self for part in task.parent_path.split("/")[:-1]}
        return self.browse(ids) - self

    def _prepare_taken(self, marker) -> dict:
        """Return the values of a line that carries out one task.

        Who leads it in the plan above is not who does here.
        """
        return {
            "name": self.name,
            "kind": self.kind,
            "marker": marker,
            "basis_text": self.basis_text
            or (self.kind == "task" and self.plan_id.name),
            "carried_task_ids": [Command.link(self.id)],
        }

    def _prepare_taken_outputs(self, department, named) -> list[dict]:
        """Return the values of the outputs of one task that a unit takes over.

        :param named: ``{output: columns that name the unit}``
        """
        outputs = self.output_ids
        mine = outputs.filtered(lambda output: output in named) or outputs
        return [
            output._prepare_taken(values, department, named.get(output, ()))
            for output, values in zip(mine, mine._prepare_copies(), strict=True)
        ]
