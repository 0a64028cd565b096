from odoo import api, fields, models
from odoo.tools import SQL

from .thads_dossier import STATES
from .thads_dossier_engine import ENGINE

KINDS = [
    ("received", "Received"),
    ("refused", "Not accepted"),
    ("guided", "Papers asked for"),
    ("completed", "Papers completed"),
    ("handed_over", "Handed over"),
    ("confirmed", "Receipt confirmed"),
    ("extended", "More time, with an apology"),
    ("apologised", "Apology after the deadline"),
    ("resolved", "Settled"),
    ("returned", "Result given back"),
    ("reminded", "Reminded to collect"),
    ("succeeded", "Taken over by the successor of the unit"),
    ("undone", "Undone"),
    ("erased", "Personal data erased"),
]


class ThadsDossierEvent(models.Model):
    """Something that happened to a dossier; nobody changes or deletes it.

    It says when it happened and when it was recorded, so that the state at any past
    moment follows from the events, as was known at any other. What was a slip is
    undone by an event of its own, which names it.
    """

    _name = "thads.dossier.event"
    _description = "Event of a Dossier"
    _inherit = ["thads.sealed.mixin"]
    _order = "datetime_effective, id"
    _rec_name = "kind"
    _log_access = False
    _engine_operations = ("create",)

    dossier_id = fields.Many2one(
        "thads.dossier", required=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(KINDS, string="What", required=True)
    datetime_effective = fields.Datetime(string="When", required=True)
    datetime_recorded = fields.Datetime(string="Recorded", required=True)
    user_id = fields.Many2one("res.users", string="By", required=True)
    state = fields.Selection(STATES, required=True, help="Of the dossier from then on.")
    datetime_appointment = fields.Datetime(
        string="Appointment", help="In force from then on."
    )
    from_unit_id = fields.Many2one("hr.department", string="From")
    to_unit_id = fields.Many2one("hr.department", string="To")
    to_user_id = fields.Many2one("res.users", string="To Person")
    datetime_due = fields.Datetime(string="Due", help="Until when it had to be done.")
    note = fields.Text()
    about_id = fields.Many2one(
        "thads.dossier.event",
        index="btree_not_null",
        help="What is confirmed or undone.",
    )
    undoing_ids = fields.One2many(
        "thads.dossier.event", "about_id", domain=[("kind", "=", "undone")]
    )

    # tells where a dossier stood at a moment, without reading the events themselves
    _last_idx = models.Index(
        "(dossier_id, datetime_effective DESC, id DESC) "
        "INCLUDE (kind, state, datetime_appointment)"
    )

    def _is_engine(self):
        return self.env.context.get("thads_dossier_engine") is ENGINE

    def _get_refusal(self):
        return self.env._(
            "Events follow what was done with a dossier: nobody writes them by hand."
        )

    @api.model
    def _get_states_at(self, dossiers, moment, known=None) -> dict:
        """Return where dossiers stood at a moment.

        :param moment: in UTC
        :param known: in UTC, as was known then; by default, as is known now
        :return: {dossier id: (state, appointment in force, UTC)}; one of which nothing
            was recorded yet is not in it, one for which papers were asked before its
            reception is a draft
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT ON (event.dossier_id)
                       event.dossier_id, event.state, event.datetime_appointment
                  FROM thads_dossier_event event
                 WHERE event.dossier_id = ANY(%(dossiers)s)
                   AND event.kind <> 'undone'
                   AND event.datetime_effective <= %(moment)s
                   AND event.datetime_recorded <= %(known)s
                   AND NOT EXISTS (
                       SELECT FROM thads_dossier_event undoing
                        WHERE undoing.about_id = event.id
                          AND undoing.kind = 'undone'
                          AND undoing.datetime_recorded <= %(known)s)
              ORDER BY event.dossier_id, event.datetime_effective DESC, event.id DESC
                """,
                dossiers=dossiers.ids,
                moment=moment,
                known=known or fields.Datetime.now(),
            )
        )
        return {dossier_id: (state, due) for dossier_id, state, due in rows}
