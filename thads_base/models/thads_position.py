from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..tools import vietnam_time

RANKS = [("head", "Head"), ("deputy", "Deputy"), ("staff", "Staff")]


class ThadsPosition(models.Model):
    """Post in a unit, with the person who holds it over a period.

    When the holder changes, the post is ended and followed by a new one, so that a
    paper of last year still finds who signed then. Posts alone say who belongs to a
    unit; the rights of their holders follow them (``thads.access``).
    """

    _name = "thads.position"
    _description = "Post"
    _inherit = ["thads.validity.mixin"]
    _order = "department_id, rank, sequence, id"
    _rec_names_search = ["name", "user_id.name", "department_id"]

    name = fields.Char(
        string="Title",
        required=True,
        help="As printed above a signature, where it stands in capitals.",
    )
    sequence = fields.Integer(default=10)
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="cascade"
    )
    rank = fields.Selection(RANKS, required=True, default="staff")
    user_id = fields.Many2one(
        "res.users",
        string="Holder",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Empty while the post is vacant.",
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
