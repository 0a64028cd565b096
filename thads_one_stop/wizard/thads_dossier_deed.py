from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..models.thads_dossier import CHANNELS_OUT, OUTCOMES
from ..models.thads_dossier_stop import CAUSES

KINDS = [
    ("hand_over", "Hand Over"),
    ("resolve", "Settle"),
    ("return", "Give the Result Back"),
    ("guide", "Ask for Papers"),
    ("refuse", "Do Not Accept"),
    ("extend", "Apologise and Ask for More Time"),
    ("stop", "Stop at the Applicant's Request"),
    ("undo", "Undo"),
]
ONE_BY_ONE = ("guide", "refuse", "extend", "stop", "undo")


class ThadsDossierDeed(models.TransientModel):
    """What a button needs to know before it does something with dossiers."""

    _name = "thads.dossier.deed"
    _description = "Deed on Dossiers"

    kind = fields.Selection(KINDS, required=True, readonly=True)
    dossier_ids = fields.Many2many("thads.dossier", string="Dossiers", readonly=True)
    user_id = fields.Many2one("res.users", string="To")
    available_user_ids = fields.Many2many(
        "res.users", compute="_compute_available_user_ids"
    )
    outcome = fields.Selection(OUTCOMES, default="resolved")
    channel = fields.Selection(CHANNELS_OUT)
    cause = fields.Selection(CAUSES, default="applicant")
    is_received = fields.Boolean(compute="_compute_is_received")
    moment = fields.Datetime(string="New Appointment")
    contents = fields.Text(
        string="To Be Completed", help="One to a line, as the form lists them."
    )
    reason = fields.Text()

    @api.depends("dossier_ids")
    def _compute_available_user_ids(self):
        """Everybody who has a post in the authority of the dossiers today."""
        posts = self.env["thads.position"].sudo()
        for deed in self:
            authorities = deed.dossier_ids._get_acting_authorities()
            held = posts.search(
                [
                    ("department_id.authority_id", "in", authorities.ids),
                    ("user_id", "!=", False),
                    *posts._get_valid_domain(vietnam_time.today()),
                ]
            )
            deed.available_user_ids = held.user_id.with_env(self.env)

    @api.depends("dossier_ids.state")
    def _compute_is_received(self):
        for deed in self:
            deed.is_received = deed.dossier_ids.filtered(
                lambda dossier: dossier.state != "draft"
            )

    def action_do(self):
        """Do it, as the user: the dossiers check who that is.

        :raises UserError: for several dossiers where each is a case of its own
        """
        self.ensure_one()
        dossiers = self.dossier_ids
        if self.kind in ONE_BY_ONE and len(dossiers) != 1:
            raise UserError(
                self.env._("This is done for one dossier at a time: open it.")
            )
        deeds = {
            "hand_over": lambda: dossiers.action_hand_over(self.user_id),
            "resolve": lambda: dossiers.action_resolve(self.outcome),
            "return": lambda: dossiers.action_return(self.channel),
            "guide": lambda: dossiers.action_guide(
                self.reason, self.cause, self.contents
            ),
            "refuse": lambda: dossiers.action_refuse(self.reason),
            "extend": lambda: dossiers.action_extend(self.moment, self.reason),
            "stop": lambda: dossiers.action_stop(self.reason),
            "undo": lambda: dossiers.action_undo(self.reason),
        }
        deeds[self.kind]()
        return {"type": "ir.actions.act_window_close"}
