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
        desk = self.env["thads.position"].search([("is_desk", "=", True)])
        own = desk.filtered(
            lambda post: (
                post.is_current and post._get_desk_unit() == record.department_id
            )
        )
        receivers = own.filtered(lambda post: post.user_id == record.receiver_id)
        post = (receivers or own)[:1]
        unit = post.department_id or record.department_id
        return [{"unit_id": unit.id, "user_id": post._get_acting_user().id}]

    def _find_handler(self, record):
        return [{"unit_id": record.handler_unit_id.id, "user_id": record.handler_id.id}]
