from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from .thads_plan_assignment import OPEN_STATES


class ThadsPlanAssignment(models.Model):
    """What a unit owed that has ended: its successor goes on with it."""

    _inherit = "thads.plan.assignment"

    former_department_id = fields.Many2one(
        "hr.department",
        string="Taken Over From",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The unit that owed it first, and has ended.",
    )

    @api.model
    def _cron_follow_units(self):
        """Let successors take over what units owe that have ended.

        Runs again do nothing: what was taken over is not found again.
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        ended = self.env["hr.department"].search(
            Domain("date_to", "<", vietnam_time.today())
            & Domain("successor_id", "!=", False)
        )
        owed = self.search(
            Domain("state", "in", OPEN_STATES)
            & Domain("department_id", "in", ended.ids)
        )
        by_unit = owed.grouped("department_id")
        commit_progress(remaining=len(by_unit))
        for unit, assignments in by_unit.items():
            assignments._take_over(unit, unit._get_acting_unit())
            if not commit_progress(1):
                break

    def _take_over(self, former, unit):
        """Give assignments of a unit that has ended to the one that goes on.

        Whoever did one goes on with it if they are there, else its head does.
        """
        people = self.env["thads.access"]._get_people(unit)
        left = self.filtered(lambda owed: (unit, owed.user_id) not in people)
        for first, assignments in self.grouped("former_department_id").items():
            assignments.write(
                {
                    "department_id": unit.id,
                    "former_department_id": (first or former).id,
                }
            )
        left.write({"user_id": False})
        heads = self.env["thads.position"]._get_heads(unit, vietnam_time.today())
        head = heads[unit].acting_user_id if unit in heads else self.env["res.users"]
        for user, assignments in self.grouped("user_id").items():
            assignments._get_working()._hand_to(user or head, unit)
