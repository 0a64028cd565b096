from markupsafe import Markup

from odoo import models
from odoo.tools import SQL

TOLD_SLICE = 500  # people of one transaction
LINES = 20  # of one notice: more are counted, and read in the list


class ThadsEscalation(models.Model):
    """What is told: one notice for each person, and a word on the step's activity."""

    _inherit = "thads.escalation"

    def _tell(self):
        """Give each person one notice of all that is new to them.

        Who got a notice is marked in the same transaction as it.
        """
        last = 0
        while user_ids := self._find_untold(last):
            last = user_ids[-1]
            self._tell_users(user_ids)
            if not self.env["ir.cron"]._commit_progress(len(user_ids), remaining=1):
                return False
        return True

    def _find_untold(self, last) -> list[int]:
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT user_id FROM thads_escalation "
                "WHERE is_told IS NOT TRUE AND user_id > %s ORDER BY user_id LIMIT %s",
                last,
                TOLD_SLICE,
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
        self.env.cr.execute(
            SQL(
                "UPDATE thads_escalation SET is_told = TRUE "
                "WHERE is_told IS NOT TRUE AND user_id = ANY(%s)",
                user_ids,
            )
        )
        self.invalidate_model(["is_told"])

    def _find_news(self, user_ids) -> dict:
        """Return {user id: (how many steps are new, ids of the first of them)}."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT user_id, total, array_agg(step_id ORDER BY place)
                  FROM (
                    SELECT user_id, step_id,
                           row_number() OVER (PARTITION BY user_id
                                              ORDER BY min(deadline), step_id) AS place,
                           count(*) OVER (PARTITION BY user_id) AS total
                      FROM thads_escalation
                     WHERE is_told IS NOT TRUE AND user_id = ANY(%s)
                  GROUP BY user_id, step_id) ranked
                 WHERE place <= %s
              GROUP BY user_id, total
                """,
                user_ids,
                LINES,
            )
        )
        return {user_id: (total, step_ids) for user_id, total, step_ids in rows}

    def _send(self, notices):
        """Put the notices of people of one language into their inboxes, or mail them.

        :param notices: {user: (how many, ids of steps)}
        """
        step_ids = {step_id for _total, ids in notices.values() for step_id in ids}
        lines = self._get_lines(step_ids)
        messages = {
            user: self._prepare_notice(user, total, [lines[step] for step in ids])
            for user, (total, ids) in notices.items()
        }
        inbox = [user for user in messages if user.notification_type == "inbox"]
        self._fill_inboxes({user: messages.pop(user) for user in inbox})
        for user, values in messages.items():
            self.env["mail.thread"].message_notify(
                partner_ids=user.partner_id.ids,
                subject=values["subject"],
                body=values["body"],
            )

    def _get_lines(self, step_ids) -> dict[int, Markup]:
        steps = self.env["thads.step"].browse(sorted(step_ids))
        return {
            step.id: Markup("<li>%s</li>")
            % f"{step.definition_id.name} - {step.res_name}: {step.deadline_label}"
            for step in steps
        }

    def _prepare_notice(self, user, total, lines) -> dict:
        author = self.env.user.partner_id
        return {
            "author_id": author.id,
            "email_from": author.email_formatted,
            "reply_to": author.email_formatted,
            "is_internal": True,
            "message_type": "user_notification",
            "subtype_id": self.env.ref("mail.mt_note").id,
            "partner_ids": user.partner_id.ids,
            "subject": self.env._("%s steps need your attention", total),
            "body": Markup("<ul>%s</ul>") % Markup().join(lines),
        }

    def _fill_inboxes(self, messages):
        """Create the messages of people who read them in Odoo, all in one."""
        created = self.env["mail.message"].create(list(messages.values()))
        self.env["mail.notification"].create(
            [
                {
                    "author_id": message.author_id.id,
                    "mail_message_id": message.id,
                    "notification_status": "sent",
                    "notification_type": "inbox",
                    "res_partner_id": user.partner_id.id,
                }
                for user, message in zip(messages, created, strict=True)
            ]
        )

    def _mark_activities(self, step_ids):
        """Say on the activities of steps how often they were urged, and when last."""
        lang = self.env.company.partner_id.lang
        words = self.with_context(lang=lang).env._(
            "Times urged: %(times)s, last on %(day)s", times="%1$s", day="%2$s"
        )
        self.env.cr.execute(
            SQL(
                """
                UPDATE mail_activity activity
                   SET note = urged.note
                  FROM (SELECT step_id,
                               format(%(words)s, count(DISTINCT date),
                                      to_char(max(date), 'DD/MM/YYYY')) AS note
                          FROM thads_escalation
                         WHERE step_id = ANY(%(steps)s)
                      GROUP BY step_id) urged
                 WHERE activity.thads_step_id = urged.step_id
                   AND activity.active
                   AND activity.note IS DISTINCT FROM urged.note
                """,
                words=f"<p>{words}</p>",
                steps=step_ids,
            )
        )
        self.env["mail.activity"].invalidate_model(["note"])
