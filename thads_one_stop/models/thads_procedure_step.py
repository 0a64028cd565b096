from odoo import api, fields, models
from odoo.fields import Domain


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
        unit, receiver = record.department_id, record.receiver_id
        desk = Domain("is_desk", "=", True) & (
            Domain("department_id", "=", unit.id)
            | Domain("department_id.authority_id", "=", unit.id)
        )
        posts = self._search_posts(desk).filtered(
            lambda post: post._get_desk_unit() == unit
        )
        post = posts.sorted(lambda post: post.user_id != receiver)[:1]
        is_there = receiver in posts.user_id
        user = receiver if is_there else post.acting_user_id
        return [{"unit_id": (post.department_id or unit).id, "user_id": user.id}]

    def _find_handler(self, record):
        return [{"unit_id": record.handler_unit_id.id, "user_id": record.handler_id.id}]
