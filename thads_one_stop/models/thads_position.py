from odoo import fields, models
from odoo.tools import SQL

# Units whose dossiers their own people receive; others receive those of the authority
OWN_DESK_TYPES = ("central", "province", "local")


class ThadsPosition(models.Model):
    """A post may sit at the one-stop desk (Bộ phận Một cửa)."""

    _inherit = "thads.position"

    is_desk = fields.Boolean(
        string="One-Stop Desk",
        help="Receives dossiers and gives back results: those of the local unit, or of "
        "the authority that the unit belongs to.",
    )

    def _get_desk_unit(self):
        """Return the unit whose dossiers one post receives."""
        unit = self.department_id
        is_own = unit.unit_type in OWN_DESK_TYPES
        return unit if is_own else unit.authority_id

    def _get_desk_unit_sql(self):
        """SQL for the id of that unit, of a post whose department is ``unit``."""
        return SQL(
            "CASE WHEN unit.unit_type = ANY(%s) THEN unit.id "
            "ELSE unit.authority_id END",
            list(OWN_DESK_TYPES),
        )
