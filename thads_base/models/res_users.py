from odoo import api, fields, models

from ..tools import vietnam_time
from .thads_position import RANK_ORDER


class ResUsers(models.Model):
    _inherit = "res.users"

    thads_position_ids = fields.One2many("thads.position", "user_id", string="Posts")
    thads_is_digest_mailed = fields.Boolean(
        string="Daily Digest by Mail",
        default=True,
        help="What is open and what was urged, at most one mail a working day. It is "
        "found in Odoo in any case.",
    )
    thads_date_digest = fields.Date(
        string="Last Digest", readonly=True, copy=False, groups="base.group_system"
    )
    # one number for each person, and not a mark on each of their rows: those are many
    thads_last_told = fields.Integer(
        string="Last Urging Told",
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Number of the last row of urging before the last digest.",
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return [*super().SELF_READABLE_FIELDS, "thads_is_digest_mailed"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return [*super().SELF_WRITEABLE_FIELDS, "thads_is_digest_mailed"]

    def action_archive(self):
        """Hand back first what the users are to do: core deletes their activities.

        :raises UserError: if a step lies with a post that one of them holds
        """
        self.check_access("write")
        self.env["thads.step"]._hand_back_from(self)
        return super().action_archive()

    @api.model
    def _set_vietnamese_defaults(self):
        """Let new users live in Vietnam's time and language, if it is installed."""
        defaults = {"tz": vietnam_time.VIETNAM.key}
        if self.env["res.lang"]._get_data(code="vi_VN"):
            defaults["lang"] = "vi_VN"
        for field, value in defaults.items():
            self.env["ir.default"].set("res.users", field, value)

    @api.model
    def _get_activity_groups(self):
        """Tell the activity menu which groups are steps: it opens those as a list."""
        groups = super()._get_activity_groups()
        mixin = self.env.registry["thads.procedure.mixin"]
        for group in groups:
            model = self.env.registry.get(group["model"], object)
            group["thads_steps"] = issubclass(model, mixin)
        return groups

    def _init_odoobot(self):
        """Let OdooBot greet nobody: on a phone its chat covers what one came for."""

    def _get_main_department(self):
        """Unit of the highest post that the user holds today, empty without a post."""
        self.ensure_one()
        positions = self.thads_position_ids.filtered("is_current")
        return positions.sorted(lambda post: RANK_ORDER.index(post.rank))[
            :1
        ].department_id
