from odoo import api, models


class ThadsProcedureStep(models.Model):
    _inherit = "thads.procedure.step"

    @api.model
    def _get_clock_events(self):
        programme = self.env._("The Minister's key programme of the year")
        decisions = self.env._(
            "The later of the authority's plan and targets decisions"
        )
        return [
            *super()._get_clock_events(),
            ("programme", programme),
            ("parent_decisions", decisions),
        ]
