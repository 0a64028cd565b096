from odoo import models


class ThadsPackage(models.Model):
    """The services, with the papers that they ask for."""

    _inherit = "thads.package"

    def _get_title(self):
        return (
            self.env._("Services") if self.code == "services" else super()._get_title()
        )

    def _read_rows(self):
        if self.code != "services":
            return super()._read_rows()
        return [
            self._read_file("thads_one_stop", f"services/{model}")
            for model in ("thads.service", "thads.service.paper")
        ]
