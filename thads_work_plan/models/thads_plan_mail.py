import base64

from markupsafe import Markup

from odoo import fields, models
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.mail_code import get_code


class ThadsPlan(models.Model):
    """The electronic copy of what is submitted, to the mailbox of the office.

    Legal source: QĐ 1018/QĐ-TCTHADS (2016), mục 2.3.1.
    """

    _inherit = "thads.plan"

    copy_ids = fields.One2many("thads.plan.copy", "plan_id", readonly=True)

    def _on_step_closed(self, step):
        result = super()._on_step_closed(step)
        if step.definition_id.sends_copy:
            self._send_copy()
        return result

    def _get_mail_code(self) -> str:
        return get_code(self.year, self.id)

    def _on_scan_kept(self, document):
        """Mail the signed appraisal to the unit whose plan it is about."""
        result = super()._on_scan_kept(document)
        if document.source_paper == "appraisal":
            scan = base64.b64decode(document.with_context(bin_size=False).scan_file)
            self._mail_out(self._get_unit_email(), [(document.scan_name, scan)])
        return result

    def _get_unit_email(self) -> str:
        """Return the mailbox of the unit of one plan today, else its head's address."""
        today, unit = vietnam_time.today(), self.department_id
        mailbox = self.env["thads.mailbox"]._find_for(unit, today)
        return mailbox.email or self._get_today_head(unit).sudo().user_id.email or ""

    def _send_copy(self):
        """Mail one submission to the office of the authority."""
        mailbox = self.env["thads.mailbox"]._find_for(
            self._get_procedure_authority(), vietnam_time.today()
        )
        self._mail_out(mailbox.email, self._get_copy_files())

    def _get_copy_files(self) -> list[tuple[str, bytes]]:
        """Return the plan as submitted, and what its unit has issued on it."""
        plan = self.sudo().with_context(bin_size=False)
        version = plan.version_ids[-1:]
        papers = plan.document_ids.filtered(
            lambda paper: (
                paper.state == "issued" and paper.department_id == plan.department_id
            )
        )
        files = [(f"{paper._get_paper_name()}.pdf", paper.pdf_file) for paper in papers]
        if version:
            files.insert(0, (version.docx_name, version.docx_file))
        return [(name, base64.b64decode(data)) for name, data in files if data]

    def _mail_out(self, address, files):
        """Mail files on one plan to an address, if there is one, and log it.

        Where sending is off, as in a demonstration, it is logged only.
        """
        if not address:
            return
        is_on = self._get_setting("send_copies", False)
        if is_on:
            self._queue_mail(address, files)
        text = (
            self.env._("Electronic copy sent to %s.", address)
            if is_on
            else self.env._("Electronic copy for %s not sent: sending is off.", address)
        )
        self.sudo().message_post(
            author_id=self.env.user.partner_id.id, body=text, attachments=files
        )

    def _queue_mail(self, address, files):
        """Queue a mail; the user has no right to write mails of their own."""
        body = self.env._("Electronic copy: see the files attached.")
        self.env["mail.mail"].sudo().create(
            {
                "subject": f"[{self._get_mail_code()}] {self._get_way_title()}",
                "email_from": self.env.user.email_formatted,
                "email_to": address,
                "body_html": Markup("<p>%s</p>") % body,
                "attachment_ids": [
                    Command.create({"name": name, "raw": content})
                    for name, content in files
                ],
            }
        )
