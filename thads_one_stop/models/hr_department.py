from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class HrDepartment(models.Model):
    """A unit with a one-stop desk."""

    _inherit = "hr.department"

    org_code = fields.Char(
        string="Code in Dossiers",
        copy=False,
        help="First part of the codes of its dossiers, as G15.08. Empty: the unit's "
        "own code.",
    )

    is_my_desk = fields.Boolean(
        compute="_compute_is_my_desk",
        search="_search_is_my_desk",
        help="The user receives the dossiers of the unit today.",
    )

    @api.depends_context("uid")
    def _compute_is_my_desk(self):
        mine = self.env["thads.dossier"]._get_desk_units()
        for unit in self:
            unit.is_my_desk = unit in mine

    def _search_is_my_desk(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain("id", "in", self.env["thads.dossier"]._get_desk_units().ids)

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
