from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..tools import vietnam_time

CAPACITIES = [
    ("Q", "Q. (acting)"),
    ("KT", "KT. (for the head)"),
    ("TL", "TL. (by order)"),
    ("TUQ", "TUQ. (by authorisation)"),
]


class ThadsSubstitution(models.Model):
    """Somebody stands in for somebody else over a period.

    Set by the person, by the office of their authority or by an administrator. The
    substitute takes over the posts of the person, never what the person takes over
    from others.
    """

    _name = "thads.substitution"
    _description = "Substitution"
    _inherit = ["thads.validity.mixin"]
    _order = "date_from desc, id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users",
        string="Replaced Person",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_user_id(),
        domain=[("share", "=", False)],
    )
    substitute_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("share", "=", False)],
    )
    capacity = fields.Selection(
        CAPACITIES,
        required=True,
        default="KT",
        help="In which the substitute signs (Decree 30/2020/NĐ-CP, article 13).",
    )
    date_from = fields.Date(
        required=True, default=lambda self: self._default_date_from()
    )
    reason = fields.Char(help="Such as leave, or the decision that appoints.")

    _self_check = models.Constraint(
        "CHECK(user_id <> substitute_id)", "Nobody stands in for themselves."
    )
    _authorisation_check = models.Constraint(
        "CHECK(capacity <> 'TUQ' OR date_to IS NOT NULL)",
        "An authorisation (TUQ.) is limited in time: enter its last day.",
    )
    _user_period_excl = models.Constraint(
        "EXCLUDE USING gist (int4range(user_id, user_id, '[]') WITH &&, "
        "daterange(date_from, date_to, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED",
        "A person has one substitute at a time.",
    )

    def _default_user_id(self):
        return self.env.user

    def _default_date_from(self):
        return vietnam_time.today()

    @api.constrains("user_id", "date_from", "date_to")
    def _check_period(self):
        clash = self._find_overlap("user_id")
        if clash:
            raise ValidationError(
                self.env._(
                    "%(person)s already has a substitute from %(date)s: "
                    "%(substitute)s. End that substitution first.",
                    person=clash[0].user_id.name,
                    date=format_date(self.env, clash[0].date_from),
                    substitute=clash[0].substitute_id.name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        substitutions = super().create(vals_list)
        substitutions._check_not_for_oneself()
        substitutions._hand_over()
        return substitutions

    def write(self, vals):
        self.check_access("write")
        self._check_begun(vals)
        res = super().write(vals)
        # The rules were tested on the former person only.
        self.check_access("write")
        self._check_not_for_oneself()
        self._hand_over()
        return res

    def _hand_over(self):
        """Give rights and open steps to whoever stands in for the persons today."""
        self.env["thads.position"].invalidate_model(["acting_user_id"])
        self.env["thads.access"]._refresh("substitution_id", self)
        self.env["thads.step"]._refresh_users_of(self.user_id)

    def _check_not_for_oneself(self):
        """Raise if users make themselves the substitutes of others."""
        taken = self.filtered(lambda record: record.substitute_id == self.env.user)
        if taken and not self.env.su:
            raise AccessError(
                self.env._(
                    "That you stand in for %(person)s is entered by %(person)s, or by "
                    "somebody else of the office.",
                    person=taken[0].user_id.name,
                )
            )

    def _check_begun(self, vals):
        """Raise unless what has begun only gets another last day, or a reason.

        Administrators correct what was entered wrong.
        """
        if self.env.su or self.env.user.has_group("thads_base.group_admin"):
            return
        today = vietnam_time.today()
        end = fields.Date.to_date(vals.get("date_to")) or date.max
        if set(vals) <= {"date_to", "reason"} and end >= today - timedelta(days=1):
            return
        if any(record.date_from <= today for record in self):
            raise UserError(self._get_begun_refusal())

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if any(record.date_from <= vietnam_time.today() for record in self):
            raise UserError(self._get_begun_refusal())

    def _get_begun_refusal(self):
        return self.env._(
            "A substitution that has begun stays on record, since papers may have been "
            "signed under it. Enter its last day instead, yesterday at the earliest."
        )

    @api.model
    def _get_active(self, users, day):
        """Substitutions of the users on ``day``, at most one for each."""
        return self.search(
            Domain("user_id", "in", users.ids) & self._get_valid_domain(day)
        )

    @api.model
    def _get_substitutes(self, users, day):
        """Who stands in for the users on ``day``: {user: substitute}.

        Asked at every step that opens or closes, and so without a search.
        """
        if not users:
            return {}
        self.flush_model(["user_id", "substitute_id", "date_from", "date_to"])
        rows = self.env.execute_query(
            SQL(
                "SELECT user_id, substitute_id FROM thads_substitution "
                "WHERE user_id = ANY(%(users)s) AND date_from <= %(day)s "
                "AND (date_to IS NULL OR date_to >= %(day)s)",
                users=users.ids,
                day=day,
            )
        )
        return {users.browse(user): users.browse(other) for user, other in rows}

    @api.model
    def _is_acting_for(self, user) -> bool:
        """Whether the current user is ``user``, or stands in for them today."""
        substitutes = self._get_substitutes(user, vietnam_time.today())
        return self.env.user in (user, substitutes.get(user))
