from odoo import api, fields, models
from odoo.fields import Command

from ..tools.milestones import read_milestones, write_milestones


class ThadsPlanOutput(models.Model):
    """The levels that an output is submitted to, as one text that is amended."""

    _inherit = "thads.plan.output"

    milestone_text = fields.Text(
        string="Submissions",
        compute="_compute_milestone_text",
        inverse="_inverse_milestone_text",
        help="One level a line with its time, as in Minister: March 2027.",
    )

    @api.depends("milestone_ids.name", "milestone_ids.schedule_text")
    def _compute_milestone_text(self):
        for output in self:
            output.milestone_text = write_milestones(
                (milestone.name, milestone.schedule_text or "")
                for milestone in output.milestone_ids
            )

    def _inverse_milestone_text(self):
        """Keep levels whose words stay, with the reading of their times."""
        for output in self:
            left = list(output.milestone_ids)
            commands = []
            for number, (name, time) in enumerate(
                read_milestones(output.milestone_text or ""), start=1
            ):
                values = {"sequence": 10 * number, "name": name}
                same = [one for one in left if one.name == name][:1]
                if not same:
                    commands.append(Command.create({**values, "schedule_text": time}))
                    continue
                left.remove(same[0])
                if (same[0].schedule_text or "") != time:
                    values["schedule_text"] = time
                commands.append(Command.update(same[0].id, values))
            gone = [Command.delete(one.id) for one in left]
            output.milestone_ids = [*gone, *commands]
