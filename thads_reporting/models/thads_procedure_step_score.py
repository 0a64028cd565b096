from odoo import fields, models


class ThadsProcedureStep(models.Model):
    """Steps of score sheets: the unit itself, the unit above, the council."""

    _inherit = "thads.procedure.step"

    actor = fields.Selection(
        selection_add=[
            ("score_unit", "Head of the unit that is scored"),
            ("score_reviewer", "Unit that reviews the score"),
            ("score_council", "Council of the table of scores"),
        ],
        ondelete={
            "score_unit": "cascade",
            "score_reviewer": "cascade",
            "score_council": "cascade",
        },
    )

    def _get_finders(self):
        return {
            **super()._get_finders(),
            "score_unit": lambda sheet: self._prepare_heads(sheet.department_id),
            "score_reviewer": self._find_score_reviewer,
            "score_council": self._find_score_council,
        }

    def _find_score_reviewer(self, sheet):
        """Anybody of the unit; its head has the activity."""
        unit = sheet.review_unit_id
        return [
            {"unit_id": unit.id, "user_id": self._get_head_post(unit).acting_user_id.id}
        ]

    def _find_score_council(self, sheet):
        """Anybody of the council; the first of its posts has the activity."""
        posts = sheet.year_id.council_position_ids
        chair = posts.filtered(lambda post: post.rank == "head")[:1] or posts[:1]
        return [
            {
                "unit_id": sheet.year_id.authority_id.id,
                "user_id": chair.acting_user_id.id,
            }
        ]
