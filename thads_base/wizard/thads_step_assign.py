from odoo import api, fields, models
from odoo.exceptions import UserError


class ThadsStepAssign(models.TransientModel):
    """Asks to whom the head of a unit gives steps."""

    _name = "thads.step.assign"
    _description = "Give Work"

    step_ids = fields.Many2many("thads.step", string="Steps", required=True)
    candidate_ids = fields.Many2many("res.users", compute="_compute_candidate_ids")
    user_id = fields.Many2one(
        "res.users",
        string="Give To",
        required=True,
        domain="[('id', 'in', candidate_ids)]",
        help="A person of the unit who may do all of it.",
    )

    @api.depends("step_ids")
    def _compute_candidate_ids(self):
        for wizard in self:
            wizard.candidate_ids = wizard.step_ids._find_assignees()

    def action_confirm(self):
        """Give the steps to the person.

        :raises UserError: if no step is chosen that the user may see
        """
        if not self.step_ids:
            raise UserError(self.env._("Choose the steps to give first."))
        return self.step_ids.action_assign(self.user_id.id)
