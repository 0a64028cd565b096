from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

UNDOABLE = ("received", "handed_over")


class ThadsDossier(models.Model):
    """A slip at the desk is undone within minutes, by an event that names it."""

    _inherit = "thads.dossier"

    undoable_event_id = fields.Many2one(
        "thads.dossier.event",
        string="Can Be Undone",
        compute="_compute_undoable_event_id",
        help="The user's own last deed, while it can still be undone.",
    )

    @api.depends("event_ids.kind")
    @api.depends_context("uid")
    def _compute_undoable_event_id(self):
        limits = self.env["thads.one.stop.limit"]
        minutes = limits._find("undo_minutes", vietnam_time.today()) or 0
        since = fields.Datetime.now() - timedelta(minutes=minutes)
        for dossier in self:
            last = dossier.sudo().event_ids.sorted("id")[-1:]
            is_own = last.user_id == self.env.user
            is_recent = bool(last) and last.datetime_recorded >= since
            is_undoable = is_own and is_recent and last.kind in UNDOABLE
            dossier.undoable_event_id = last if is_undoable else False

    def action_undo(self, reason):
        """Undo the last reception or hand-over of one dossier.

        A reception that is undone keeps its code, with the reason.

        :param str reason: plain text
        :raises UserError: without a reason, or if the user's last deed is none of
            these, or too long ago
        """
        self.ensure_one()
        self.check_access("read")
        self._check_reason(reason)
        event = self.undoable_event_id
        if not event:
            raise UserError(
                self.env._(
                    "The last thing done with “%s” cannot be undone: only your own "
                    "reception or hand-over of the last minutes.",
                    self.display_name,
                )
            )
        undo = {"received": self._undo_reception, "handed_over": self._undo_handover}
        undo[event.kind](event, reason.strip())
        return True

    def _undo_reception(self, event, reason):
        self._record(
            "undone", values={"state": "cancelled"}, about_id=event.id, note=reason
        )
        steps = self.sudo().current_step_ids._engine()
        steps._end("cancelled")

    def _undo_handover(self, event, reason):
        """Let one dossier go back to who handed it over."""
        before = self.sudo().event_ids.filtered(
            lambda other: (
                other.kind == "handed_over" and other != event and not other.undoing_ids
            )
        )[-1:]
        self._record(
            "undone",
            values={
                "handler_id": before.to_user_id.id,
                "handler_unit_id": before.to_unit_id.id,
            },
            about_id=event.id,
            note=reason,
        )
        step = self._get_open_step("resolve")
        if before:
            step._hand_to(before.to_user_id, before.to_unit_id)
        else:
            step._close("returned", reason)
