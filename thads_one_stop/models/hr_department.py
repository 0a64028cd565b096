from odoo import fields, models
from odoo.exceptions import UserError


class HrDepartment(models.Model):
    """A unit with a one-stop desk."""

    _inherit = "hr.department"

    org_code = fields.Char(
        string="Code in Dossiers",
        copy=False,
        help="First part of the codes of its dossiers, as G15.08. Empty: the unit's "
        "own code.",
    )

    def _get_org_code(self) -> str:
        """Return the first part of the codes of one unit's dossiers.

        :raises UserError: if the unit has no code
        """
        if code := self.org_code or self.code:
            return code
        raise UserError(
            self.env._(
                "“%s” has no code yet, so its dossiers cannot get theirs. Ask an "
                "administrator to enter it in the organisation.",
                self.name,
            )
        )
