from odoo import api, models

from odoo.addons.thads_base.tools.paper import Signature
from odoo.addons.thads_base.tools.signature import name_without_degrees


class ThadsPosition(models.Model):
    """Who signs the reports of a unit."""

    _inherit = "thads.position"

    @api.model
    def _get_head_signature(self, unit, day) -> Signature:
        """Return the post and the name of the head of a unit on a day.

        Papers print them, whether or not who prints may see the posts of the unit.
        """
        posts = self.sudo()
        head = posts._get_heads(unit, day).get(unit, posts)
        title = head.name or "Thủ trưởng đơn vị"
        return Signature(
            (title.upper(),), name_without_degrees(head.user_id.name or "")
        )
