import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from ..tools import vietnam_time
from ..tools.scan import find_scan_type

PICTURES = ("image/png", "image/jpeg")


class ThadsSetup(models.TransientModel):
    """The name, the logo and the mail addresses of the office."""

    _inherit = "thads.setup"

    company_name = fields.Char(string="Agency Name")
    company_email = fields.Char(
        string="Sender Address",
        help="From which Odoo sends mail. It is what the mail server lets through.",
    )
    mailbox_email = fields.Char(
        string="Mailbox of the Office",
        help="At which the authority takes electronic copies of papers.",
    )
    company_logo = fields.Binary(string="Logo", attachment=False)

    def _enter_office(self):
        """Show what is there, and propose the name of the authority."""
        company = self.env.company
        mailbox = self._get_mailbox()
        self.write(
            {
                "company_name": self.company_name or self.province_id.name,
                "company_email": self.company_email or company.email,
                "mailbox_email": self.mailbox_email or mailbox.email,
            }
        )

    def _get_mailbox(self):
        return self.env["thads.mailbox"]._find_for(
            self.province_id, vietnam_time.today()
        )

    def _apply_office(self):
        """Write the company as far as it differs, and the mailbox.

        :raises AccessError: for who may not change the company
        :raises UserError: for what is no address or no picture
        """
        self._check_addresses()
        company = self.env.company
        values = {
            "name": self.company_name,
            "email": self.company_email,
        }
        values = {
            key: value
            for key, value in values.items()
            if value and value != company[key]
        }
        if logo := self.with_context(bin_size=False).company_logo:
            self._check_picture(logo)
            values["logo"] = logo
        if values:
            company.write(values)
        self._set_mailbox()

    @api.model
    def _check_picture(self, logo):
        content = base64.b64decode(logo)
        self.env["thads.virus.check"]._check(self.env._("Logo"), content)
        if find_scan_type(content) not in PICTURES:
            raise UserError(
                self.env._("The logo is no PNG or JPEG picture that can be read.")
            )

    def _check_addresses(self):
        for address in (self.company_email, self.mailbox_email):
            if address and not email_normalize(address):
                raise UserError(self.env._("“%s” is not an e-mail address.", address))

    def _set_mailbox(self):
        """Begin the mailbox today; the one before ends yesterday."""
        mailbox, today = self._get_mailbox(), vietnam_time.today()
        if not self.mailbox_email or mailbox.email == self.mailbox_email:
            return
        if mailbox.date_from == today:
            mailbox.email = self.mailbox_email
            return
        mailbox.date_to = fields.Date.subtract(today, days=1)
        mailbox.create(
            {
                "department_id": self.province_id.id,
                "email": self.mailbox_email,
                "date_from": today,
            }
        )
