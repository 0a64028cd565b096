from odoo import api, fields, models


class ThadsProcedureStep(models.Model):
    """Clocks of plans, and how the points that are made on them are answered."""

    _inherit = "thads.procedure.step"

    is_directive = fields.Boolean(
        string="Directs",
        help="Points made in this step are taken in, or asked about again; they are "
        "not explained away, as those of a leader (Decision 253, Article 8).",
    )
    point_ids = fields.One2many(
        "thads.appraisal.point", "step_id", string="To Be Checked", copy=True
    )

    def _get_free_fields(self):
        return super()._get_free_fields() | {"point_ids"}

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
