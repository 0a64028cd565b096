from odoo import api, fields, models
from odoo.fields import Command


class ThadsPlanTask(models.Model):
    """Who in this system the leaders in charge of a task are, by their printed names.

    They are found when the words change; a person may choose others.
    """

    _inherit = "thads.plan.task"

    leader_position_ids = fields.Many2many(
        "thads.position",
        "thads_plan_task_leader_position_rel",
        string="Posts of the Leaders",
    )
    leader_user_ids = fields.Many2many(
        "res.users", "thads_plan_task_leader_user_rel", string="Leaders"
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._add_leaders(vals_list))

    def write(self, vals):
        if not vals.get("leader_text") or "leader_position_ids" in vals:
            return super().write(vals)
        for plan, tasks in self.grouped("plan_id").items():
            [found] = self._add_leaders([{**vals, "plan_id": plan.id}])
            del found["plan_id"]
            super(ThadsPlanTask, tasks).write(found)
        return True

    @api.model
    def _add_leaders(self, vals_list) -> list[dict]:
        """Return values of lines with the posts and persons that their words name."""
        plans = self.env["thads.plan"]
        cells = [
            (
                "leader_position_ids" not in vals and vals.get("leader_text"),
                plans.browse(vals.get("plan_id")),
            )
            for vals in vals_list
        ]
        matches = self.env["thads.plan.matcher"]._match_cells(cells)
        return [
            {
                **vals,
                "leader_position_ids": [Command.set(match.ids["position"])],
                "leader_user_ids": [Command.set(match.ids["user"])],
            }
            if text
            else vals
            for vals, (text, _plan), match in zip(
                vals_list, cells, matches, strict=True
            )
        ]
