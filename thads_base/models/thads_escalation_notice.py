from markupsafe import Markup

from odoo import models
from odoo.fields import Command
from odoo.tools import formataddr, groupby

MY_STEPS = "/odoo/my-steps"
MY_PREFERENCES = "/odoo/my-preferences"


class ThadsEscalation(models.Model):
    """A digest in words, put into the inboxes and sent by mail to who wants it so."""

    _inherit = "thads.escalation"

    def _send(self, notices):
        """Give people of one language their digests.

        :param notices: {user: (how many, [(section, id of a step)])}
        """
        shown = {step_id for _, found in notices.values() for _, step_id in found}
        # read at once, whoever is told of which
        steps = {step.id: step for step in self.env["thads.step"].browse(shown)}
        values = {
            user: self._prepare_notice(
                user, total, [(section, steps[step_id]) for section, step_id in found]
            )
            for user, (total, found) in notices.items()
        }
        messages = self._fill_inboxes(values)
        self._queue_mails(messages)

    def _prepare_notice(self, user, total, found) -> dict:
        sender = self._get_sender()
        return {
            "author_id": self.env.company.partner_id.id,
            "email_from": sender,
            "reply_to": sender,
            "is_internal": True,
            "message_type": "user_notification",
            "subtype_id": self.env["ir.model.data"]._xmlid_to_res_id("mail.mt_note"),
            "partner_ids": user.partner_id.ids,
            "subject": self.env._("%s steps need your attention", total),
            "body": self._get_body(user, total, found),
        }

    def _get_sender(self) -> str:
        """Return who digests are from: the agency, as set, at its own address."""
        company = self.env.company
        parameters = self.env["ir.config_parameter"].sudo()
        name = parameters.get_param("thads_base.digest_sender") or company.name
        return formataddr((name, company.email or self.env.user.email))

    def _get_body(self, user, total, found) -> Markup:
        titles = self._get_section_titles()
        parts = [
            Markup("<p><b>%s</b></p><ul>%s</ul>")
            % (titles[section], self._get_lines(user, [step for _, step in rows]))
            for section, rows in groupby(found, key=lambda row: row[0])
        ]
        if total > len(found):
            more = self.env._("And %s more", total - len(found))
            parts.append(Markup("<p>%s</p>") % self._get_link(MY_STEPS, more))
        return Markup().join(parts)

    def _get_section_titles(self) -> dict[int, str]:
        """Return what the sections of ``_get_news_query`` are called."""
        return {
            1: self.env._("Urged"),
            2: self.env._("Late"),
            3: self.env._("Due today or soon"),
            4: self.env._("Newly come to you"),
        }

    def _get_lines(self, user, steps) -> Markup:
        return Markup().join(
            Markup("<li>%s</li>") % self._get_line(user, step) for step in steps
        )

    def _get_line(self, user, step) -> Markup:
        name = f"{step.definition_id.name} - {step.res_name}"
        words = step.deadline_label
        if step.deadline:
            words = f"{words} ({step._format_day(step.deadline)})"
        if step.user_id != user:
            words = f"{words} - {step.user_id.name or step.unit_id.name or ''}"
        link = self._get_link(f"{MY_STEPS}/{step.id}", name)
        return Markup("%s: %s") % (link, words)

    def _get_link(self, path, words) -> Markup:
        return Markup('<a href="%s%s">%s</a>') % (self.get_base_url(), path, words)

    def _fill_inboxes(self, values):
        """Create the messages that people read in Odoo, all in one.

        :param values: {user: values of their message}
        :return: {user: message}
        """
        created = self.env["mail.message"].create(list(values.values()))
        messages = dict(zip(values, created, strict=True))
        self.env["mail.notification"].create(
            [
                {
                    "author_id": message.author_id.id,
                    "mail_message_id": message.id,
                    "notification_status": "sent",
                    "notification_type": "inbox",
                    "res_partner_id": user.partner_id.id,
                }
                for user, message in messages.items()
            ]
        )
        return messages

    def _queue_mails(self, messages):
        """Queue the digests of those who want them by mail; the mail queue sends."""
        mails = self.env["mail.mail"].create(
            [
                self._prepare_mail(user, message)
                for user, message in messages.items()
                if user.thads_is_digest_mailed and user.email
            ]
        )
        if mails:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _prepare_mail(self, user, message) -> dict:
        words = self.env._("Switch this mail off in your preferences")
        switch = self._get_link(MY_PREFERENCES, words)
        return {
            "mail_message_id": message.id,
            "body_html": Markup("%s<p>%s</p>") % (message.body, switch),
            "recipient_ids": [Command.link(user.partner_id.id)],
            "auto_delete": True,
        }
