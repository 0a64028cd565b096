from odoo import models
from odoo.fields import Domain

from ..tools import vietnam_time
from .thads_position import RANK_ORDER
from .thads_procedure_step import DECIDING_KINDS

# Units within an authority that are asked when all of them are
INNER_TYPES = ("central_unit", "province_unit", "local")


class ThadsProcedureStep(models.Model):
    """Whom a step of a procedure opens for, on a given record."""

    _inherit = "thads.procedure.step"

    # actors that are the leader in charge of the unit before the head of the authority
    _nearest_actors = ("leader_in_charge",)

    def _find_actors(self, record) -> list[dict]:
        """Return for whom the step opens today.

        :return: unit, post and user of each step to open, as values of ``thads.step``;
            a step without a post is anybody's of its unit
        """
        if self.kind == "wait":
            return [{"unit_id": record._get_procedure_authority().id}]
        return self._get_finders()[self.actor](record)

    def _get_finders(self) -> dict:
        """Return what finds each kind of actors: {key of ``actor``: method}."""
        return {
            "author_unit": self._find_author_unit,
            "author_head": self._find_author_head,
            "unit_staff": self._find_staff,
            "office": self._find_office,
            "leader_in_charge": self._find_leader,
            "authority_head": self._find_leader,
            "authority_units": self._find_units,
            "outside": self._find_outside,
        }

    def _find_author_unit(self, record):
        unit = record._get_acting_unit()
        head = self._get_head_post(unit)
        drafter = record._get_drafter() or head.acting_user_id
        return [{"unit_id": unit.id, "user_id": drafter.id}]

    def _find_outside(self, record):
        """Who asked an outside body is who enters its answer."""
        return self._find_author_unit(record)

    def _find_author_head(self, record):
        return self._prepare_heads(record._get_acting_unit())

    def _find_staff(self, record):
        """Everybody in the unit who has a user, but its head and the drafter."""
        unit = record._get_acting_unit()
        posts = self._search_posts(Domain("department_id", "=", unit.id))
        drafter = record._get_drafter()
        people = posts.filtered("user_id").grouped("user_id")
        return self._prepare_actors(
            (unit, own[0])
            for user, own in people.items()
            if user != drafter and own[0].rank != "head"
        )

    def _find_office(self, record):
        """The office; of its own records, the next above it where it would decide."""
        office = record._get_procedure_authority().office_id
        if self.kind in DECIDING_KINDS and office == record._get_acting_unit():
            return self._find_leader(record)
        user = self._get_head_post(office).acting_user_id
        return [{"unit_id": office.id, "user_id": user.id}] if office else []

    def _find_units(self, record):
        """Every unit of the authority but the record's own and the office."""
        authority = record._get_procedure_authority()
        units = self.env["hr.department"].search(
            Domain("parent_id", "=", authority.id)
            & Domain("unit_type", "in", INNER_TYPES)
            & Domain("is_current", "=", True)
        )
        asked = units - record._get_acting_unit() - authority.office_id
        return self._prepare_heads(asked)

    def _find_leader(self, record):
        """Who leads over the record and does not decide on work of their own.

        The next post above decides where the leader in charge has drafted or submitted
        it; an authority without such a post in this database decides on paper.
        """
        authority = record._get_procedure_authority()
        candidates = self._get_leaders(record._get_acting_unit(), authority)
        authors = record._get_authors() if self.kind in DECIDING_KINDS else ()
        for post in candidates:
            if post.acting_user_id not in authors:
                return self._prepare_actors([(post.department_id, post)])
        superior = authority.parent_id.authority_id or authority
        return [{"unit_id": superior.id}]

    def _get_leaders(self, unit, authority):
        """Return the posts that may lead over a unit, the nearest first."""
        in_charge = self._search_posts(
            Domain("department_id", "=", authority.id)
            & Domain("in_charge_department_ids", "in", unit.ids)
        )
        head = self._get_head_post(authority)
        above = self._get_head_post(authority.parent_id.authority_id)
        is_nearest = self.actor in self._nearest_actors
        nearest = in_charge if is_nearest else in_charge.browse()
        return (nearest + head + above).filtered("user_id")

    def _get_head_post(self, unit):
        posts = self.env["thads.position"]
        return posts._get_heads(unit, vietnam_time.today()).get(unit, posts)

    def _search_posts(self, domain):
        posts = self.env["thads.position"]
        found = posts.search(domain & posts._get_valid_domain(vietnam_time.today()))
        return found.sorted(lambda post: RANK_ORDER.index(post.rank))

    def _prepare_heads(self, units) -> list[dict]:
        vacant = self.env["thads.position"]
        heads = vacant._get_heads(units, vietnam_time.today())
        return self._prepare_actors((unit, heads.get(unit, vacant)) for unit in units)

    def _prepare_actors(self, places) -> list[dict]:
        """Return the values of steps for posts in units, given as (unit, post)."""
        places = list(places)
        # asked for at once, post by post
        posts = self.env["thads.position"].union(*(post for _unit, post in places))
        users = {post: post.acting_user_id for post in posts}
        return [
            {
                "unit_id": unit.id,
                "position_id": post.id,
                "user_id": users[post].id if post else False,
            }
            for unit, post in places
        ]
