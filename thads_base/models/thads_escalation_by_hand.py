from collections import defaultdict

from odoo import SUPERUSER_ID, api, models
from odoo.tools import SQL

from ..tools import vietnam_time
from .thads_escalation_digest import LINES

URGED = 1  # section of the digest


class ThadsEscalation(models.Model):
    """Urging by a person, beside what the ladder of a step does by itself."""

    _inherit = "thads.escalation"

    @api.model
    def _urge(self, steps):
        """Tell who acts in open steps that they are waited for, once a day.

        As the lowest rung of a ladder does: nobody above is told. They find it in
        their inbox at once.

        :param steps: whose urging the caller has checked the user's right to
        :return: those that had not been urged by hand today
        """
        self.env.flush_all()
        today = vietnam_time.today()
        rows = self._query(
            SQL(
                """
                INSERT INTO thads_escalation (step_id, deadline, date, department_id,
                            position_id, user_id, urged_by_id)
                SELECT step.id, step.deadline, %(today)s, step.unit_id,
                       told.position_id, %(who)s, %(urged_by)s
                  FROM thads_step step
             LEFT JOIN LATERAL (%(told)s) told ON TRUE
                 WHERE step.id = ANY(%(steps)s) AND step.state = 'open'
                    ON CONFLICT DO NOTHING
             RETURNING step_id, user_id
                """,
                today=today,
                who=self._get_told_expression("doer"),
                urged_by=self.env.uid,
                told=self._get_told_query("doer", today),
                steps=steps.ids,
            )
        )
        self.invalidate_model()
        # from the agency, as the digest is: who urges may have no address
        self.with_user(SUPERUSER_ID)._tell_urged(rows)
        return steps.browse(step_id for step_id, _user in rows)

    def _tell_urged(self, rows):
        """Put a notice into the inbox of each person who was urged.

        :param rows: pairs (id of the step, id of who was told or None)
        """
        found = defaultdict(list)
        for step_id, user_id in rows:
            if user_id:
                found[user_id].append((URGED, step_id))
        users = self.env["res.users"].browse(found)
        for lang, known in users.grouped("lang").items():
            notices = {
                user: (len(found[user.id]), found[user.id][:LINES]) for user in known
            }
            self.with_context(lang=lang)._send(notices)
