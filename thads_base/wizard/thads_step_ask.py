from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools import vietnam_time

USUAL_WORKING_DAYS = 3  # proposed; who asks says how long


class ThadsStepAsk(models.TransientModel):
    """Asks whom a unit wants to ask on its draft, what, and until when."""

    _name = "thads.step.ask"
    _description = "Ask for Opinions"

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", required=True, readonly=True
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="Units",
        domain=[("is_current", "=", True)],
        help="Their heads are asked.",
    )
    user_ids = fields.Many2many(
        "res.users",
        string="Persons",
        domain=[("share", "=", False), ("thads_position_ids", "!=", False)],
    )
    question = fields.Text(required=True, default=lambda self: self._default_question())
    deadline = fields.Date(
        string="Answer Until",
        required=True,
        default=lambda self: self._default_deadline(),
        help="Agreed within the agency: the law sets no time for such an opinion.",
    )
    asked_ids = fields.Many2many(
        "thads.step", string="Asked Already", compute="_compute_asked_ids"
    )

    @api.model
    def _default_question(self):
        return self.env._("Please give your opinion on this draft.")

    @api.model
    def _default_deadline(self):
        return self.env["resource.calendar"].thads_deadline(
            vietnam_time.today(), USUAL_WORKING_DAYS
        )

    @api.depends("res_model", "res_id")
    def _compute_asked_ids(self):
        for wizard in self:
            requests = wizard._get_record()._find_requests()
            wizard.asked_ids = requests.with_env(self.env)

    def _get_record(self):
        return self.env[self.res_model].browse(self.res_id)

    def action_confirm(self):
        """Ask them, each with an activity of their own.

        :raises UserError: if nobody is named, somebody has no post, a unit has no
            head, or the day has passed
        """
        self.ensure_one()
        record = self._get_record()
        record._check_asking()
        if self.deadline < vietnam_time.today():
            raise UserError(self.env._("Choose a day that is still to come."))
        positions = self._find_positions()
        if not positions:
            raise UserError(self.env._("Name at least one person or unit to ask."))
        record._ask(positions, self.deadline, self.question)
        return {"type": "ir.actions.act_window_close"}

    def _find_positions(self):
        """Return the posts of whom is asked.

        :raises UserError: naming who has no post, or which unit no head
        """
        positions = self.env["thads.position"]
        today = vietnam_time.today()
        heads = positions._get_heads(self.department_ids, today)
        own = positions.search(
            Domain("user_id", "in", self.user_ids.ids)
            & positions._get_valid_domain(today)
        ).grouped("user_id")
        self._check_found(
            [unit.name for unit in self.department_ids if not heads.get(unit).user_id]
            + [user.name for user in self.user_ids if user not in own]
        )
        return positions.union(*heads.values(), *(posts[:1] for posts in own.values()))

    def _check_found(self, missing):
        if missing:
            raise UserError(
                self.env._(
                    "Nobody can be asked for these, who have no post or no head today: "
                    "%s",
                    missing,
                )
            )
