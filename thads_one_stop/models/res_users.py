from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time


class ResUsers(models.Model):
    """A person at the one-stop desks of units."""

    _inherit = "res.users"

    thads_desk_unit_ids = fields.Many2many(
        "hr.department",
        compute="_compute_thads_desk_unit_ids",
        context={"active_test": False},
        groups="base.group_system",
        export_string_translation=False,
    )

    # what it follows from is not a field: thads.access forgets it when posts change
    @api.depends()
    def _compute_thads_desk_unit_ids(self):
        """Find the units whose dossiers lie at the desk of each person today.

        By a post at their desk, or by standing in for who holds it; those that they
        have succeeded come last.
        """
        rows = self.env.execute_query(
            SQL(
                """
                  WITH RECURSIVE desk AS (
                       SELECT own.user_id,
                              %(desk_unit)s AS unit_id,
                              0 AS level
                         FROM thads_access own
                         JOIN thads_position post ON post.id = own.position_id
                         JOIN hr_department unit ON unit.id = post.department_id
                        WHERE post.is_desk
                          AND own.capacity <> 'in_charge'
                          AND own.user_id = ANY(%(users)s)
                          AND %(is_held)s
                        UNION
                       SELECT desk.user_id, former.id, desk.level + 1
                         FROM desk
                         JOIN hr_department former
                           ON former.successor_id = desk.unit_id
                        WHERE former.date_to < %(today)s
                       )
                SELECT user_id, unit_id
                  FROM desk
                 WHERE unit_id IS NOT NULL
              GROUP BY user_id, unit_id
              ORDER BY MIN(level)
                """,
                desk_unit=self.env["thads.position"]._get_desk_unit_sql(),
                is_held=self.env["thads.access"]._get_today_condition(),
                users=self.ids,
                today=vietnam_time.today(),
            )
        )
        for user in self:
            units = [unit_id for user_id, unit_id in rows if user_id == user.id]
            user.thads_desk_unit_ids = self.env["hr.department"].browse(units)
