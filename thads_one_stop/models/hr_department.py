from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.models.thads_position import RANK_ORDER
from odoo.addons.thads_base.tools import vietnam_time


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

    desk_position_ids = fields.Many2many(
        "thads.position",
        compute="_compute_desk_position_ids",
        export_string_translation=False,
    )

    # what it follows from is not a field: thads.access forgets it when posts change
    @api.depends()
    def _compute_desk_position_ids(self):
        """Find the posts that receive the dossiers of each unit today, heads first.

        They may be vacant.
        """
        posts = self.env["thads.position"]
        posts.flush_model()
        self.flush_model(["unit_type", "authority_id"])
        # without a search: each dossier that is received asks for its desk
        rows = self.env.execute_query(
            SQL(
                """
                SELECT post.id, %(desk_unit)s
                  FROM thads_position post
                  JOIN hr_department unit ON unit.id = post.department_id
                 WHERE post.is_desk
                   AND post.date_from <= %(today)s
                   AND (post.date_to IS NULL OR post.date_to >= %(today)s)
                   AND %(units)s && ARRAY[unit.id, unit.authority_id]
              ORDER BY array_position(%(ranks)s, post.rank), unit.tree_order,
                       unit.id, post.sequence, post.id
                """,
                desk_unit=posts._get_desk_unit_sql(),
                today=vietnam_time.today(),
                units=self.ids,
                ranks=RANK_ORDER,
            )
        )
        for unit in self:
            ids = [post_id for post_id, unit_id in rows if unit_id == unit.id]
            unit.desk_position_ids = posts.browse(ids)

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
