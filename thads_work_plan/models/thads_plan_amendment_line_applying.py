from odoo import models

from .thads_plan_amendment_line import OUTPUT_FIELDS
from .thads_plan_schedule_mixin import SCHEDULE

CONFIRMED = {
    "lead_text": "is_lead_confirmed",
    "coordinating_text": "is_coordinating_confirmed",
}


class ThadsPlanAmendmentLine(models.Model):
    """How a plan comes to say what the lines of an approved amendment say."""

    _inherit = "thads.plan.amendment.line"

    def _apply(self):
        """Make the plan say what the lines say, as its superuser.

        :return: the outputs that have changed, were taken out, and were added
        """
        outputs = self.env["thads.plan.output"]
        done = {"change": outputs, "remove": outputs, "add": outputs}
        appliers = {
            "change": self._apply_change,
            "remove": self._apply_removal,
            "add": self._apply_addition,
        }
        for kind, apply in appliers.items():
            for line in self.filtered(lambda line, kind=kind: line.kind == kind):
                done[kind] |= apply(line)
        return done["change"], done["remove"], done["add"]

    def _apply_change(self, line):
        names, task = line._get_changed(), line.task_id
        if "name" in names:
            task.name = line.name
        values = line._prepare_output_values(names)
        if not values:
            return line.output_id or task.output_ids
        output = line.output_id or line.output_id.create({"task_id": task.id})
        output.write(values)
        line._confirm(output, names)
        return output

    def _apply_removal(self, line):
        """Take out a product; the last one goes with its task."""
        task, outputs = line.task_id, line.output_id or line.task_id.output_ids
        if not task.output_ids - outputs:
            task.active = False
        outputs.active = False
        return outputs

    def _apply_addition(self, line):
        """Add a product to a task, or a task at the end of its group."""
        task = line.task_id
        if line.name:
            group = task if task.kind != "task" else task.parent_id
            task = task._append_below(task.plan_id, group, line.name)
        names = line._get_changed()
        values = line._prepare_output_values(names)
        if not values:
            return line.output_id
        sequence = max(task.output_ids.mapped("sequence"), default=0) + 1
        output = line.output_id.create(
            {"task_id": task.id, "sequence": sequence, **values}
        )
        line._confirm(output, names)
        return output

    def _prepare_output_values(self, names) -> dict:
        values = {OUTPUT_FIELDS[name]: self[name] for name in names if name != "name"}
        if "schedule_text" in values and self.is_schedule_confirmed:
            read = {name: self[name] for name in SCHEDULE.targets}
            values |= {**read, SCHEDULE.flag: True}
        return values

    def _confirm(self, output, names):
        """Confirm units that a person has confirmed here, once their words are read."""
        flags = [
            flag for name, flag in CONFIRMED.items() if name in names and self[flag]
        ]
        output.flush_recordset()
        output.write(dict.fromkeys(flags, True))
