from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.mail.tools.discuss import Store

from .thads_step import ENGINE


class MailActivity(models.Model):
    """The activity of an open step follows the step, whoever it is assigned to.

    Core lets every user finish, move or delete the activities of others: not these.
    """

    _inherit = "mail.activity"

    thads_step_id = fields.Many2one(
        "thads.step", string="Step", readonly=True, index="btree_not_null"
    )
    thads_is_told = fields.Boolean(
        string="In a Digest",
        readonly=True,
        help="Its person has got it in their digest.",
    )

    _thads_untold_idx = models.Index(
        "(user_id) WHERE thads_step_id IS NOT NULL AND thads_is_told IS NOT TRUE "
        "AND active"
    )

    def _compute_can_write(self):
        """Offer none of core's buttons on the activity of a step: it has its own."""
        result = super()._compute_can_write()
        self.sudo().filtered("thads_step_id").can_write = False
        return result

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

    def _to_store_defaults(self, target):
        return [
            *super()._to_store_defaults(target),
            Store.Attr("thads_answers", lambda activity: activity._get_answers()),
            # as superuser: who sees the activity need not see its step
            Store.Attr(
                "thads_absence",
                lambda activity: activity.sudo().thads_step_id.absence_warning,
            ),
            Store.Attr(
                "thads_urged",
                lambda activity: activity.sudo().thads_step_id.urging_words,
            ),
        ]

    def _get_answers(self) -> list[dict]:
        """Return what the user may answer to the step of one activity.

        :return: [{"step": id, "outcome": key, "label": text}], the usual one first
        """
        step = self.sudo().thads_step_id.with_env(self.env)
        return step._get_answers() if step else []

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
