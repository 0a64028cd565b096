from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..tools import vietnam_time
from ..tools.signature import signature_lines

RANKS = [("head", "Head"), ("deputy", "Deputy"), ("staff", "Staff")]
RANK_ORDER = [rank for rank, _label in RANKS]
LEADING_RANKS = ("head", "deputy")


class ThadsPosition(models.Model):
    """Post in a unit, with the person who holds it over a period.

    When the holder changes, the post is ended and followed by a new one, so that a
    paper of last year still finds who signed then. Posts alone say who belongs to a
    unit; the rights of their holders follow them (``thads.access``).
    """

    _name = "thads.position"
    _description = "Post"
    _inherit = ["thads.validity.mixin"]
    _order = "department_id, sequence, id"
    _rec_names_search = ["name", "user_id.name", "department_id"]

    name = fields.Char(
        string="Job Title",
        required=True,
        help="As printed above a signature, where it stands in capitals.",
    )
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="cascade"
    )
    rank = fields.Selection(RANKS, required=True, default="staff")
    sequence = fields.Integer(
        compute="_compute_sequence", store=True, readonly=False, precompute=True
    )
    user_id = fields.Many2one(
        "res.users",
        string="Holder",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Empty while the post is vacant.",
    )
    acting_user_id = fields.Many2one(
        "res.users",
        compute="_compute_acting_user_id",
        help="Who acts for the post today: the substitute of its holder, else the "
        "holder. Empty while the post is vacant.",
    )
    in_charge_department_ids = fields.Many2many(
        "hr.department",
        "thads_position_in_charge_rel",
        "position_id",
        "department_id",
        string="Units in Charge",
        help="Units that the holder leads and answers for (phụ trách).",
    )
    date_from = fields.Date(
        required=True, default=lambda self: self._default_date_from()
    )

    _head_period_excl = models.Constraint(
        "EXCLUDE USING gist (int4range(department_id, department_id, '[]') WITH &&, "
        "daterange(date_from, date_to, '[]') WITH &&) WHERE (rank = 'head') "
        "DEFERRABLE INITIALLY DEFERRED",
        "A unit has one head at a time.",
    )

    def _default_date_from(self):
        return vietnam_time.today()

    @api.depends("user_id")
    def _compute_acting_user_id(self):
        substitutes = self.env["thads.substitution"]._get_substitutes(
            self.user_id, vietnam_time.today()
        )
        for position in self:
            holder = position.user_id
            position.acting_user_id = substitutes.get(holder, holder)

    @api.depends("rank")
    def _compute_sequence(self):
        for position in self:
            position.sequence = 10 * (1 + RANK_ORDER.index(position.rank or "staff"))

    @api.depends("name", "department_id")
    def _compute_display_name(self):
        for position in self:
            unit = position.department_id.display_name
            position.display_name = (
                f"{position.name}, {unit}" if unit else position.name
            )

    @api.constrains("department_id", "rank", "date_from", "date_to")
    def _check_head(self):
        clash = self._find_overlap("department_id", Domain("rank", "=", "head"))
        if clash:
            raise ValidationError(
                self.env._(
                    "%(unit)s has one head at a time. End the post “%(post)s”, which "
                    "begins on %(date)s, before the next one begins.",
                    unit=clash[0].department_id.name,
                    post=clash[0].name,
                    date=format_date(self.env, clash[0].date_from),
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        positions = super().create(vals_list)
        self.env["thads.access"]._refresh("position_id", positions)
        return positions

    def write(self, vals):
        res = super().write(vals)
        self.env["thads.access"]._refresh("position_id", self)
        self.env["thads.step"]._refresh_users_at(self)
        return res

    @api.model
    def _get_heads(self, units, day):
        """Posts that head the units on ``day``: {unit: thads.position}.

        The post may be vacant. A unit without such a post is not in the result.
        """
        # without a search: each step that opens asks for a head
        self.flush_model(["department_id", "rank", "date_from", "date_to"])
        rows = self.env.execute_query(
            SQL(
                "SELECT id, department_id FROM thads_position "
                "WHERE department_id = ANY(%(units)s) AND rank = 'head' "
                "AND date_from <= %(day)s "
                "AND (date_to IS NULL OR date_to >= %(day)s)",
                units=units.ids,
                day=day,
            )
        )
        posts = self.browse(post for post, _unit in rows)
        units = units.browse(unit for _post, unit in rows)
        return dict(zip(units, posts, strict=True))

    @api.model
    def _get_signing(self, unit, user, day):
        """How ``user`` signs the papers of ``unit`` on ``day``.

        :param unit: authority or unit that issues the paper
        :return: {"capacity": "", "Q", "KT", "TL" or "TUQ", "lines": what is printed
            above the signature, in capitals, "name": who signs}
        :raises UserError: if no post and no substitution lets the user sign
        """
        head = self._get_heads(unit, day).get(unit, self.browse())
        own = self._get_post_under(unit, user, day)
        capacity = self._get_signing_capacity(head, own, user, day)
        if capacity is None or not head:
            raise UserError(
                self.env._(
                    "%(person)s cannot sign for %(unit)s on %(date)s: enter the post "
                    "or the substitution first.",
                    person=user.name,
                    unit=unit.name,
                    date=format_date(self.env, day),
                )
            )
        return {
            "capacity": capacity,
            "lines": signature_lines(capacity, head.name, own.name or ""),
            "name": user.name,
        }

    @api.model
    def _get_post_under(self, unit, user, day):
        """Highest post of ``user`` on ``day`` in ``unit``, else in one below it."""
        posts = self.search(
            Domain("user_id", "=", user.id)
            & Domain("department_id", "child_of", unit.id)
            & self._get_valid_domain(day)
        )
        return posts.sorted(
            lambda post: (post.department_id != unit, RANK_ORDER.index(post.rank))
        )[:1]

    def _get_current_post(self):
        """Return one post, or the one that followed it in its unit if it has ended."""
        today = vietnam_time.today()
        if not self or self._filter_valid(today):
            return self
        following = self.search(
            Domain("department_id", "=", self.department_id.id)
            & Domain("rank", "=", self.rank)
            & self._get_valid_domain(today)
        )
        namesakes = following.filtered(lambda post: post.name == self.name)
        return (namesakes or following)[:1] or self

    def _get_signing_capacity(self, head, own, user, day):
        """Capacity in which ``user`` signs for a unit, None where there is none."""
        if head.user_id == user:
            return ""
        substitution = self.env["thads.substitution"]._get_active(head.user_id, day)
        if substitution.substitute_id == user:
            return substitution.capacity
        by_rank = {"head": "TL", "deputy": "KT"}
        own_unit = own.department_id == head.department_id
        return by_rank.get(own.rank) if own_unit or own.rank == "head" else None
