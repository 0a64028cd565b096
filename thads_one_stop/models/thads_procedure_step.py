from odoo import api, fields, models


class ThadsProcedureStep(models.Model):
    """Steps of dossiers: at the desk, and with who settles them."""

    _inherit = "thads.procedure.step"

    actor = fields.Selection(
        selection_add=[
            ("desk", "One-stop desk"),
            ("handler", "Who settles the dossier"),
        ],
        ondelete={"desk": "cascade", "handler": "cascade"},
    )

    @api.model
    def _get_clock_events(self):
        completed = self.env._("The day the papers asked for have come")
        return [*super()._get_clock_events(), ("completed", completed)]

    def _get_finders(self):
        return {
            **super()._get_finders(),
            "desk": self._find_desk,
            "handler": self._find_handler,
        }

    def _find_desk(self, record):
        """The desk that received a dossier, and its person while they are there."""
        unit, receiver = record._get_acting_unit(), record.receiver_id
        posts = unit.desk_position_ids
        post = posts.sorted(lambda post: post.user_id != receiver)[:1]
        is_there = receiver in posts.user_id
        user = receiver if is_there else post.acting_user_id
        return [{"unit_id": (post.department_id or unit).id, "user_id": user.id}]

    def _find_handler(self, record):
        return [{"unit_id": record.handler_unit_id.id, "user_id": record.handler_id.id}]
