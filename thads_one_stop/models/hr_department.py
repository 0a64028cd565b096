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

    has_my_dossiers = fields.Boolean(
        compute="_compute_has_my_dossiers",
        search="_search_has_my_dossiers",
        help="The user may see the dossiers that the unit has received: by a right in "
        "the unit or above it, or by a post at its desk.",
    )

    @api.depends_context("uid")
    def _compute_has_my_dossiers(self):
        mine = set(self._get_dossier_unit_ids())
        for unit in self:
            unit.has_my_dossiers = unit.id in mine

    def _search_has_my_dossiers(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain("id", "in", self._get_dossier_unit_ids())

    @api.model
    def _get_dossier_unit_ids(self) -> list[int]:
        readable = self.env["thads.access"]._get_readable_unit_ids()
        return [*{*readable, *self.env["thads.dossier"]._get_desk_units().ids}]

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
