from odoo import models

from ..tools.table import TableLine, TableRow, build_rows, describe_submission

OUTPUT_TEXTS = {
    "output": "name",
    "schedule": "schedule_text",
    "lead": "lead_text",
    "coordinating": "coordinating_text",
    "funding": "funding",
}
TASK_TEXTS = {
    "marker": "marker",
    "name": "name",
    "leader": "leader_text",
    "basis": "basis_text",
    "note": "note",
}


class ThadsPlan(models.Model):
    _inherit = "thads.plan"

    def _get_table_rows(self) -> list[TableRow]:
        """Return the printed rows of the plan's table, under the columns of its layout.

        Cells hold the words as printed, one paragraph per line.
        """
        self.ensure_one()
        fields = self.form_id.column_ids.mapped("field")
        return build_rows(fields, [_get_line(task) for task in self.task_ids])


def _get_line(task) -> TableLine:
    return TableLine(
        kind=task.kind,
        level=task.level,
        texts=_get_texts(task, TASK_TEXTS),
        outputs=tuple(_get_output_texts(output) for output in task.output_ids),
    )


def _get_output_texts(output) -> dict[str, str]:
    """Return the texts of an output, its submissions below its time."""
    texts = _get_texts(output, OUTPUT_TEXTS)
    submissions = [
        describe_submission(milestone.name, milestone.schedule_text or "")
        for milestone in output.milestone_ids
    ]
    texts["schedule"] = "\n".join(filter(None, [texts["schedule"], *submissions]))
    return texts


def _get_texts(record, names) -> dict[str, str]:
    return {field: record[name] or "" for field, name in names.items()}
