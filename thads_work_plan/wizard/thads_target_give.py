from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..models.thads_target_indicator import COMPARISONS


class ThadsTargetGive(models.TransientModel):
    """Gives the same target to all units of a class, by a decision."""

    _name = "thads.target.give"
    _description = "Give a Target to Many Units"

    decision_id = fields.Many2one(
        "thads.plan.decision", required=True, readonly=True, ondelete="cascade"
    )
    class_id = fields.Many2one(
        "thads.department.class",
        string="Class of Units",
        required=True,
        ondelete="cascade",
    )
    indicator_id = fields.Many2one(
        "thads.target.indicator", required=True, ondelete="cascade"
    )
    comparison = fields.Selection(
        COMPARISONS,
        compute="_compute_comparison",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    value = fields.Float(digits=(16, 2), required=True)
    uom = fields.Char(related="indicator_id.uom")
    department_ids = fields.Many2many(
        "hr.department",
        string="Units",
        compute="_compute_department_ids",
        help="Those of the class under the authority that have none yet.",
    )

    @api.depends("indicator_id")
    def _compute_comparison(self):
        for giving in self:
            giving.comparison = giving.indicator_id.comparison

    @api.depends("decision_id", "class_id", "indicator_id")
    def _compute_department_ids(self):
        for giving in self:
            has = giving.decision_id.target_ids.filtered(
                lambda target, giving=giving: (
                    target.indicator_id == giving.indicator_id and not target.user_id
                )
            )
            units = giving.class_id._expand(
                vietnam_time.today(), under=giving.decision_id.department_id
            )
            giving.department_ids = units - has.department_id

    def action_give(self):
        """Create the targets; those that are there stay as they are.

        :raises AccessError: if the user may not edit targets of the decision
        :raises UserError: if no unit is left to be given one
        """
        self.ensure_one()
        if not self.department_ids:
            raise UserError(
                self.env._("All units of “%s” have this target.", self.class_id.name)
            )
        self.env["thads.target"].create(
            [
                {
                    "decision_id": self.decision_id.id,
                    "department_id": unit.id,
                    "indicator_id": self.indicator_id.id,
                    "comparison": self.comparison,
                    "value": self.value,
                }
                for unit in self.department_ids
            ]
        )
        return {"type": "ir.actions.act_window_close"}
