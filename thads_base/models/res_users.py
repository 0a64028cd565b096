from odoo import fields, models

from .thads_position import RANK_ORDER


class ResUsers(models.Model):
    _inherit = "res.users"

    thads_position_ids = fields.One2many("thads.position", "user_id", string="Posts")

    def _get_main_department(self):
        """Unit of the highest post that the user holds today, empty without a post."""
        self.ensure_one()
        positions = self.thads_position_ids.filtered("is_current")
        return positions.sorted(lambda post: RANK_ORDER.index(post.rank))[
            :1
        ].department_id
