from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

# text of the row -> field of the output
ROW_TEXTS = {
    "product": "name",
    "schedule_text": "schedule_text",
    "lead_text": "lead_text",
    "coordinating_text": "coordinating_text",
    "funding": "funding",
}


class ThadsPlanTask(models.Model):
    """The row of a task in the table that is typed in the form of a plan.

    A task with at most one output is typed in one row; the texts of several outputs
    stand below each other, once if they are all alike, and are changed in the task
    itself.
    """

    _inherit = "thads.plan.task"

    product = fields.Text(compute="_compute_row", readonly=False)
    schedule_text = fields.Text(string="Time", compute="_compute_row")
    lead_text = fields.Text(string="Lead", compute="_compute_row")
    coordinating_text = fields.Text(string="Coordinating", compute="_compute_row")
    funding = fields.Text(compute="_compute_row", readonly=False)
    output_count = fields.Integer(compute="_compute_output_count")
    date_deadline = fields.Date(
        string="Deadline",
        compute="_compute_date_deadline",
        help="Of the output, the last one if there are several.",
    )
    is_doubtful = fields.Boolean(
        compute="_compute_doubt_text", search="_search_is_doubtful"
    )
    doubt_text = fields.Text(string="Doubts", compute="_compute_doubt_text")

    @api.depends(*(f"output_ids.{name}" for name in ROW_TEXTS.values()))
    def _compute_row(self):
        for task in self:
            for name, source in ROW_TEXTS.items():
                task[name] = _join_texts(task.output_ids.mapped(source))

    @api.depends("output_ids")
    def _compute_output_count(self):
        for task in self:
            task.output_count = len(task.output_ids)

    @api.depends("schedule_text", "output_ids.date_deadline")
    def _compute_date_deadline(self):
        for task in self:
            outputs = task.output_ids
            if len(outputs) > 1 or outputs.schedule_text == task.schedule_text:
                dates = [day for day in outputs.mapped("date_deadline") if day]
                task.date_deadline = max(dates, default=False)
            else:
                reading = outputs._read_schedule(task.schedule_text, task.plan_id)
                task.date_deadline = reading["date_deadline"]

    @api.depends("import_doubt", "output_ids.doubt_text")
    def _compute_doubt_text(self):
        for task in self:
            texts = [task.import_doubt, *task.output_ids.mapped("doubt_text")]
            task.doubt_text = "\n".join(filter(None, texts)) or False
            task.is_doubtful = bool(task.doubt_text)

    def _search_is_doubtful(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        # "any!": whoever reads a task reads its outputs, by the same rule on the plan
        return Domain("import_doubt", "!=", False) | Domain(
            "output_ids", "any!", Domain("is_doubtful", "=", True)
        )

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create([_without_row(vals) for vals in vals_list])
        for task, vals in zip(tasks, vals_list, strict=True):
            task._write_row(vals)
        return tasks

    def write(self, vals):
        result = super().write(_without_row(vals))
        for task in self:
            task._write_row(vals)
        return result

    def _write_row(self, vals):
        """Write the texts of the row to the only output, created if need be.

        :raises UserError: if the task has several outputs
        """
        values = {ROW_TEXTS[name]: vals[name] for name in ROW_TEXTS if name in vals}
        if not values:
            return
        outputs = self.output_ids
        if len(outputs) > 1:
            raise UserError(
                self.env._(
                    "“%s” has several products: open the task to change them.",
                    self.display_name,
                )
            )
        if outputs:
            outputs.write(values)
        elif any(values.values()):
            self.output_ids = [Command.create(values)]

    def action_open(self):
        """Open the task with its outputs."""
        self.ensure_one()
        return self._get_records_action(target="new", name=self.display_name)

    def action_confirm(self):
        """Accept what was read of these tasks and their outputs as it stands."""
        self.import_doubt = False
        self.output_ids.action_confirm()


def _join_texts(texts) -> str | bool:
    texts = [text for text in texts if text]
    return "\n".join(texts[:1] if len(set(texts)) == 1 else texts) or False


def _without_row(vals) -> dict:
    return {name: value for name, value in vals.items() if name not in ROW_TEXTS}
