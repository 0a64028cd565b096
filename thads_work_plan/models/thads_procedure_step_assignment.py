from odoo import fields, models


class ThadsProcedureStep(models.Model):
    """Steps of assignments: with who does it, and with who confirms it."""

    _inherit = "thads.procedure.step"

    _nearest_actors = ("leader_in_charge", "confirmer")

    actor = fields.Selection(
        selection_add=[
            ("assignee", "Who does the assignment"),
            ("confirmer", "Head of the unit, or the next above"),
        ],
        ondelete={"assignee": "cascade", "confirmer": "cascade"},
    )

    def _get_finders(self):
        return {
            **super()._get_finders(),
            "assignee": self._find_assignee,
            "confirmer": self._find_confirmer,
        }

    def _find_assignee(self, record):
        """The person who was given it, or the head of the unit."""
        unit = record._get_acting_unit()
        if record.user_id:
            return [{"unit_id": unit.id, "user_id": record.user_id.id}]
        return self._prepare_heads(unit)

    def _find_confirmer(self, record):
        """The head of the unit; of what they did themselves, who leads over it."""
        unit = record._get_acting_unit()
        head = self._get_head_post(unit)
        if head.acting_user_id and head.acting_user_id not in record._get_authors():
            return self._prepare_actors([(unit, head)])
        return self._find_leader(record)
