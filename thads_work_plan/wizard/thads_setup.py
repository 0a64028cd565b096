from odoo import models

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.wizard.thads_setup_missing import Missing


class ThadsSetup(models.TransientModel):
    """Whether units can draft their plans."""

    _inherit = "thads.setup"

    def _find_missing(self):
        return [*super()._find_missing(), *self._find_missing_ways()]

    def _find_missing_ways(self):
        """Say which plans of the year have no procedure to go by."""
        if not self.province_id:
            return
        plans = self.env["thads.plan"]
        today = vietnam_time.today()
        units = {unit.unit_type: unit for unit in self.unit_ids if unit.unit_type}
        wayless = [
            unit.display_name
            for unit in units.values()
            if not self.env["thads.procedure"]._find_for(
                plans.new({"department_id": unit.id, "plan_type": "annual"}), today
            )
        ]
        if wayless:
            yield Missing(
                self.env._(
                    "No procedure for the annual plan of: %s", ", ".join(wayless)
                ),
                self.env._("Enter one, or tick one that comes with the addon."),
                "thads_base.thads_procedure_action",
            )
