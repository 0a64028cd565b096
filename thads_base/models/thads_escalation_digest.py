from odoo import models
from odoo.tools import SQL, split_every

from ..tools import vietnam_time

TOLD_SLICE = 500  # people of one transaction
LINES = 20  # of one digest: more are counted, and read in the list
SOON = 2  # working days from today within which a deadline is soon


class ThadsEscalation(models.Model):
    """The daily digest: what is open for each person, and what they were told of."""

    _inherit = "thads.escalation"

    def _tell(self):
        """Give each person their digest of the day, if there is anything in it.

        Who got one is marked in the same transaction as it.
        """
        for user_ids in split_every(TOLD_SLICE, self._find_recipients()):
            self._tell_users(list(user_ids))
            if not self.env["ir.cron"]._commit_progress(len(user_ids), remaining=1):
                return False
        return True

    def _find_recipients(self) -> list[int]:
        """Return the ids of people who have something to read and no digest today."""
        rows = self._query(
            SQL(
                """
                SELECT DISTINCT person.id
                  FROM (%(news)s) news
                  JOIN res_users person ON person.id = news.user_id
                 WHERE person.active
                   AND person.thads_date_digest IS DISTINCT FROM %(today)s
              ORDER BY person.id
                """,
                news=self._get_news_query(),
                today=vietnam_time.today(),
            )
        )
        return [user_id for (user_id,) in rows]

    def _tell_users(self, user_ids):
        notices = self._find_news(user_ids)
        users = self.env["res.users"].browse(notices)
        for lang, known in users.grouped("lang").items():
            self.with_context(lang=lang)._send(
                {user: notices[user.id] for user in known}
            )
        self._mark_told(user_ids)

    def _get_news_query(self):
        """SQL of what there is to read: user, open step, section and deadline.

        A step comes once for each person, in the first section that it belongs to.
        ``OFFSET 0`` has PostgreSQL ask person by person and step by step, by an index:
        of rows that have just come it has no statistics, and merges all steps instead.
        """
        today = vietnam_time.today()
        return SQL(
            """
            SELECT user_id, step_id, deadline, min(section) AS section
              FROM (
                SELECT person.id AS user_id, urged.*, 1 AS section
                  FROM res_users person
            CROSS JOIN LATERAL (
                    SELECT sent.step_id, step.deadline
                      FROM thads_escalation sent
                CROSS JOIN LATERAL (%(open)s = sent.step_id OFFSET 0) step
                     WHERE sent.user_id = person.id
                       AND sent.id > COALESCE(person.thads_last_told, 0)
                    OFFSET 0) urged
             UNION ALL
                SELECT user_id, id, deadline,
                       CASE WHEN deadline < %(today)s THEN 2 ELSE 3 END
                  FROM thads_step
                 WHERE state = 'open' AND deadline <= %(soon)s
             UNION ALL
                SELECT activity.user_id, activity.thads_step_id, step.deadline, 4
                  FROM mail_activity activity
            CROSS JOIN LATERAL (%(open)s = activity.thads_step_id OFFSET 0) step
                 WHERE activity.thads_step_id IS NOT NULL  -- as its index says
                   AND activity.thads_is_told IS NOT TRUE
                   AND activity.active) found
             WHERE user_id IS NOT NULL
          GROUP BY user_id, step_id, deadline
            """,
            open=SQL("SELECT deadline FROM thads_step WHERE state = 'open' AND id"),
            today=today,
            soon=self.env["resource.calendar"].thads_deadline(today, SOON),
        )

    def _find_news(self, user_ids) -> dict:
        """Return {user id: (how many steps, (section, step id) of the first)}."""
        rows = self._query(
            SQL(
                """
                SELECT user_id, total, array_agg(section ORDER BY place),
                       array_agg(step_id ORDER BY place)
                  FROM (
                    SELECT news.*, count(*) OVER (PARTITION BY user_id) AS total,
                           row_number() OVER (
                               PARTITION BY user_id
                               ORDER BY section, deadline, step_id) AS place
                      FROM (%(news)s) news
                     WHERE user_id = ANY(%(users)s)) ranked
                 WHERE place <= %(lines)s
              GROUP BY user_id, total
                """,
                news=self._get_news_query(),
                users=user_ids,
                lines=LINES,
            )
        )
        return {
            user_id: (total, list(zip(sections, step_ids, strict=True)))
            for user_id, total, sections, step_ids in rows
        }

    def _mark_told(self, user_ids):
        """Mark what people have got: their digest of today, and what was new in it."""
        for query in (
            "UPDATE mail_activity SET thads_is_told = TRUE "
            "WHERE thads_step_id IS NOT NULL AND thads_is_told IS NOT TRUE "
            "AND active AND user_id = ANY(%(users)s)",
            "UPDATE res_users SET thads_date_digest = %(today)s, "
            "thads_last_told = (SELECT max(id) FROM thads_escalation) "
            "WHERE id = ANY(%(users)s)",
        ):
            today = vietnam_time.today()
            self.env.cr.execute(SQL(query, users=user_ids, today=today))
        self.env["mail.activity"].invalidate_model(["thads_is_told"])
        self.env["res.users"].invalidate_model(["thads_date_digest", "thads_last_told"])
