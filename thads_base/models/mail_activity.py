from odoo import api, fields, models
from odoo.exceptions import AccessError

from .thads_step import ENGINE


class MailActivity(models.Model):
    """The activity of an open step follows the step, whoever it is assigned to.

    Core lets every user finish, move or delete the activities of others: not these.
    """

    _inherit = "mail.activity"

    thads_step_id = fields.Many2one(
        "thads.step", string="Step", readonly=True, index="btree_not_null"
    )

    @api.model_create_multi
    def create(self, vals_list):
        activities = super().create(vals_list)
        activities._check_step_engine()
        return activities

    def write(self, vals):
        self._check_step_engine()
        if vals.get("thads_step_id"):
            self._check_engine_token()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_engine(self):
        self._check_step_engine()

    def _check_step_engine(self):
        if self.sudo().thads_step_id:
            self._check_engine_token()

    def _check_engine_token(self):
        if self.env.context.get("thads_step_engine") is not ENGINE:
            raise AccessError(
                self.env._(
                    "This activity belongs to a step of a procedure: close the step "
                    "by its own buttons, and the activity goes with it."
                )
            )
