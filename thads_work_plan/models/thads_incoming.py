import base64

from odoo import models

from ..tools.plan_dossier import Item


class ThadsIncoming(models.Model):
    _inherit = "thads.incoming"

    def _prepare_item(self) -> Item:
        """Return what the file of its plan holds of one paper with a scan."""
        return Item(
            kind="incoming",
            name=self.title,
            number=self.number or "",
            day=self.date or self.date_received,
            author=self.sender,
            filename=self.scan_name or "van-ban-den.pdf",
            content=base64.b64decode(self.scan_file),
        )
