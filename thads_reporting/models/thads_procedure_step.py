from odoo import fields, models


class ThadsProcedureStep(models.Model):
    """Steps of reports: who writes one, and who receives it above."""

    _inherit = "thads.procedure.step"

    actor = fields.Selection(
        selection_add=[
            ("reporter", "Who writes the report"),
            ("receiver", "Who writes the report above"),
        ],
        ondelete={"reporter": "cascade", "receiver": "cascade"},
    )

    def _get_finders(self):
        return {
            **super()._get_finders(),
            "reporter": lambda record: self._find_reporter(record),
            "receiver": lambda record: self._find_reporter(record.parent_id),
        }

    def _find_author_head(self, record):
        """Of a report on a unit that has ended, the head of what has succeeded it."""
        if record._name == "thads.review.report":
            return self._prepare_heads(record.signing_unit_id)
        return super()._find_author_head(record)

    def _find_reporter(self, report):
        """Anybody of the unit that writes it; its head has the activity."""
        unit = report.drafting_unit_id
        head = self._get_head_post(unit)
        return [{"unit_id": unit.id, "user_id": head.acting_user_id.id}]
