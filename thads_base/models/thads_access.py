from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import vietnam_time
from .thads_position import LEADING_RANKS, RANK_ORDER, RANKS

# One row for each person with the rights of a post and each unit that it gives rights
# in; those in a unit also hold in what it has succeeded, from the day after its end.
# LEAST and GREATEST pass over an open end.
RIGHTS_QUERY = """
      WITH RECURSIVE former AS (
           SELECT id, successor_id AS heir_id, date_to + 1 AS date_from
             FROM hr_department
            WHERE successor_id IS NOT NULL
            UNION
           SELECT former.id, next.successor_id, next.date_to + 1
             FROM former
             JOIN hr_department next ON next.id = former.heir_id
            WHERE next.successor_id IS NOT NULL
           )
    SELECT holder.user_id,
           unit.department_id,
           unit.capacity,
           GREATEST(post.date_from, holder.date_from, unit.date_from) AS date_from,
           LEAST(post.date_to, holder.date_to) AS date_to,
           post.id AS position_id,
           holder.substitution_id
      FROM thads_position post
      JOIN LATERAL (
               SELECT post.user_id, NULL::date AS date_from, NULL::date AS date_to,
                      NULL::integer AS substitution_id
                UNION ALL
               SELECT substitute_id, date_from, date_to, id
                 FROM thads_substitution
                WHERE user_id = post.user_id
           ) holder ON TRUE
      JOIN LATERAL (
               SELECT post.department_id, post.rank AS capacity
                UNION ALL
               SELECT department_id, 'in_charge'
                 FROM thads_position_in_charge_rel
                WHERE position_id = post.id
           ) place ON TRUE
      JOIN LATERAL (
               SELECT place.department_id, place.capacity, NULL::date AS date_from
                UNION ALL
               SELECT former.id, place.capacity, former.date_from
                 FROM former
                WHERE former.heir_id = place.department_id
           ) unit ON TRUE
     WHERE post.user_id IS NOT NULL
"""


class ThadsAccess(models.Model):
    """A right of a person in a unit, by a post or by standing in for its holder.

    The rows follow posts and substitutions at once; nobody writes them, the superuser
    included. What a person may do is asked for at the moment of the query, against the
    date in Vietnam, so that a right ends at midnight by itself.

    Record rules name no user and no date but one of the fields of ``hr.department``::

        [("department_id.has_my_access", "=", True)]  # own units and those below
        [("department_id.is_my_unit", "=", True)]  # own units only
    """

    _name = "thads.access"
    _description = "Right by Post"
    _inherit = ["thads.sealed.mixin"]
    _order = "user_id, department_id, date_from"
    _rec_name = "user_id"
    _log_access = False
    _engine_operations = ()

    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="cascade"
    )
    capacity = fields.Selection(
        [*RANKS, ("in_charge", "In charge")],
        required=True,
        help="Of the post, also where somebody stands in for its holder.",
    )
    date_from = fields.Date(
        string="Valid From", required=True, help="First day, included."
    )
    date_to = fields.Date(string="Valid To", help="Last day, included.")
    position_id = fields.Many2one(
        "thads.position", string="Post", required=True, index=True, ondelete="cascade"
    )
    substitution_id = fields.Many2one(
        "thads.substitution", index="btree_not_null", ondelete="cascade"
    )

    _user_id_date_to_idx = models.Index("(user_id, date_to)")

    def _get_refusal(self):
        return self.env._(
            "Rights follow posts and substitutions: change those instead."
        )

    @api.model
    def _refresh(self, column, records):
        """Derive the rows of some posts or substitutions anew.

        :param str column: ``position_id`` or ``substitution_id``
        """
        self.env["thads.position"].flush_model()
        self.env["thads.substitution"].flush_model()
        self.env["hr.department"].flush_model(["successor_id", "date_to"])
        which = SQL(
            "%s = ANY(%s)", SQL.identifier(column), [record.id for record in records]
        )
        columns = SQL(
            "user_id, department_id, capacity, date_from, date_to, position_id, "
            "substitution_id"
        )
        self.env.cr.execute(SQL("DELETE FROM thads_access WHERE %s", which))
        self.env.cr.execute(
            SQL(
                "INSERT INTO thads_access (%(columns)s) "
                "SELECT %(columns)s FROM (%(rights)s) rights "
                "WHERE %(which)s AND (date_to IS NULL OR date_from <= date_to)",
                columns=columns,
                rights=SQL(RIGHTS_QUERY),
                which=which,
            )
        )
        self.invalidate_model()
        self.env["hr.department"].invalidate_model(
            ["is_my_unit", "is_led_by_me", "has_my_access"]
        )

    @api.model
    def _get_own_unit_ids(self) -> list[int]:
        """Units in which the current user has a right of their own today."""
        return self._fetch_ids(
            SQL(
                "SELECT DISTINCT own.department_id FROM thads_access own WHERE %s",
                self._get_mine_condition(),
            )
        )

    @api.model
    def _get_readable_unit_ids(self) -> list[int]:
        """Units of the user, those that their office serves, and all below these.

        Ids and not a subquery: a record rule then compares a column with constants,
        and costs what a plain condition costs.
        """
        self.env["hr.department"].flush_model(["parent_path", "office_id"])
        return self._fetch_ids(
            SQL(
                "SELECT unit.id FROM hr_department unit "
                "WHERE unit.parent_path LIKE ANY (ARRAY("
                "SELECT root.parent_path || '%%' FROM thads_access own "
                "JOIN hr_department root "
                "ON own.department_id IN (root.id, root.office_id) WHERE %s))",
                self._get_mine_condition(),
            )
        )

    @api.model
    def _get_led_unit_ids(self) -> list[int]:
        """Units that the current user leads today, as head, deputy or for either."""
        return self._fetch_ids(
            SQL(
                "SELECT DISTINCT own.department_id FROM thads_access own "
                "WHERE own.capacity = ANY(%s) AND %s",
                list(LEADING_RANKS),
                self._get_mine_condition(),
            )
        )

    @api.model
    def _get_people(self, units) -> dict:
        """Return the ranks of people in units today, substitutes included.

        Who leads over a unit from outside is not one of its people.

        :return: {(unit, user): set of ranks}
        """
        today = vietnam_time.today()
        valid = Domain("date_from", "<=", today) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        )
        groups = self.sudo()._read_group(
            valid
            & Domain("department_id", "in", units.ids)
            & Domain("capacity", "in", RANK_ORDER)
            & Domain("user_id.active", "=", True),
            ["department_id", "user_id"],
            ["capacity:array_agg"],
        )
        return {
            (unit.with_env(self.env), user.with_env(self.env)): set(ranks)
            for unit, user, ranks in groups
        }

    def _get_mine_condition(self):
        """SQL condition on ``own``: a right that the current user has today."""
        return SQL("own.user_id = %s AND %s", self.env.uid, self._get_today_condition())

    def _get_today_condition(self):
        """SQL condition on ``own``: a right that is held today."""
        return SQL(
            "own.date_from <= %(today)s "
            "AND (own.date_to IS NULL OR own.date_to >= %(today)s)",
            today=vietnam_time.today(),
        )

    def _fetch_ids(self, query):
        return [record_id for (record_id,) in self.env.execute_query(query)]
