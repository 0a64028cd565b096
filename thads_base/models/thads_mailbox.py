from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import email_normalize


class ThadsMailbox(models.Model):
    """The address that the office of an authority takes electronic copies at."""

    _name = "thads.mailbox"
    _description = "Mailbox of an Office"
    _inherit = ["thads.validity.mixin"]
    _order = "department_id, date_from desc"
    _rec_name = "email"

    department_id = fields.Many2one(
        "hr.department",
        string="Authority",
        required=True,
        index=True,
        ondelete="cascade",
    )
    email = fields.Char(required=True)
    legal_basis = fields.Char()
    date_from = fields.Date(required=True)

    @api.constrains("email")
    def _check_email(self):
        for mailbox in self:
            if not email_normalize(mailbox.email):
                raise ValidationError(
                    self.env._("“%s” is not an e-mail address.", mailbox.email)
                )

    @api.constrains("department_id", "date_from", "date_to")
    def _check_period(self):
        if clash := self._find_overlap("department_id"):
            raise ValidationError(
                self.env._(
                    "%s has one mailbox at a time. Enter the last day of the earlier "
                    "one first.",
                    clash[0].department_id.name,
                )
            )

    @api.model
    def _find_for(self, authority, day):
        """Return the mailbox of an authority on a day, empty if it has none."""
        return self.search(
            Domain("department_id", "=", authority.id) & self._get_valid_domain(day),
            limit=1,
        )
