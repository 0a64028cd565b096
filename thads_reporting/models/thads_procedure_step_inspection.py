from odoo import fields, models


class ThadsProcedureStep(models.Model):
    """Steps of inspections: those of the team, whose head has the activity."""

    _inherit = "thads.procedure.step"

    actor = fields.Selection(
        selection_add=[("inspector", "Team of the inspection")],
        ondelete={"inspector": "cascade"},
    )

    def _get_finders(self):
        return {**super()._get_finders(), "inspector": self._find_inspector}

    def _find_inspector(self, record):
        is_action = record._name == "thads.inspection.action"
        inspection = record.inspection_id if is_action else record
        return [
            {
                "unit_id": inspection.department_id.id,
                "user_id": inspection.leader_id.id,
            }
        ]
