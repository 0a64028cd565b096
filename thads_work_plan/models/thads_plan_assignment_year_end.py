from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class ThadsPlanAssignment(models.Model):
    """What becomes of an assignment when the year of its plan is closed."""

    _inherit = "thads.plan.assignment"

    state = fields.Selection(
        selection_add=[("ended", "Ended with Its Plan")],
        ondelete={"ended": "set default"},
    )
    state_before_end = fields.Char(
        readonly=True, copy=False, export_string_translation=False
    )
    carried_output_id = fields.Many2one(
        "thads.plan.output",
        string="Carried Over To",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The line of next year's plan that goes on with it.",
    )

    def _carry_over(self, next_plan):
        """Give a draft plan a line for each product that these leave unfinished.

        Its time is left open: it is the next plan's to say. As the user, who has to be
        allowed to change that plan.

        :raises UserError: if there is no such draft
        """
        if not next_plan or next_plan.state != "draft":
            raise UserError(
                self.env._("Choose the draft plan that takes over what is carried.")
            )
        next_plan.check_access("write")
        for output, owed in self.grouped("output_id").items():
            task = next_plan.env["thads.plan.task"].create(
                {
                    "plan_id": next_plan.id,
                    "name": owed[0].task_id.name,
                    "output_ids": [Command.create(owed._prepare_carried(output))],
                }
            )
            owed.carried_output_id = task.output_ids

    def _prepare_carried(self, output) -> dict:
        units = self.department_id
        return {
            "name": output.name,
            "lead_text": "\n".join(units.mapped("name")),
            "lead_department_ids": [Command.set(units.ids)],
            "is_lead_confirmed": True,
        }

    def _give_up(self, reason):
        """Close one assignment as not done, as superuser."""
        self._end_as("not_done", delay_reason=reason.strip())

    def _end_with_plan(self):
        """End what is due on no day: it was followed, and is not counted as undone."""
        for assignment in self:
            assignment._end_as("ended")

    def _end_as(self, state, **values):
        self.write({"state": state, "state_before_end": self.state, **values})
        self.current_step_ids._engine()._end("cancelled")

    def _go_on(self):
        """Let assignments that a closing has ended go on, as superuser."""
        for assignment in self:
            assignment.write(
                {"state": assignment.state_before_end, "state_before_end": False}
            )
            last = assignment.step_ids.sorted("id")[-1:]
            if last.state == "cancelled":
                assignment._open_step(last.definition_id, last.round)
        lines = self.carried_output_id.filtered(
            lambda output: output.plan_id.state == "draft"
        )
        lines.task_id.unlink()
