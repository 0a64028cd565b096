from odoo import models
from odoo.fields import Command, Domain

from ..tools.folding import fold


class ThadsReorganisation(models.Model):
    """Finding what belongs to the units that end: units below them, and posts."""

    _inherit = "thads.reorganisation"

    def action_prepare(self):
        """Add the units below those that end, and their posts, with a proposal each.

        What was entered before stays as it is.

        :raises AccessError: unless the user is an administrator
        :raises UserError: if one is no longer being prepared
        """
        self._check_administrator()
        self._check_state("draft")
        for reorganisation in self:
            reorganisation._prepare_units()
            reorganisation._prepare_posts()
        return True

    def _prepare_units(self):
        """Propose what becomes of the units below those that end, level by level."""
        for line in self._get_lines("ends"):
            if not line.target_id:
                line.target_id = self.department_id
        level = self._get_lines("ends")
        while missing := self._find_missing_below(level.department_id):
            lines = [self._propose_unit(unit) for unit in missing]
            self.unit_ids = [Command.create(line) for line in lines]
            level = self.unit_ids.filtered(
                lambda line, missing=missing: (
                    line.fate == "ends" and line.department_id in missing
                )
            )

    def _find_missing_below(self, units):
        """Return the units right below some, for which nothing is entered yet."""
        below = self.env["hr.department"].search(
            Domain("parent_id", "in", units.ids)
            & self.env["hr.department"]._get_valid_domain(self._get_last_day())
        )
        return below - self.unit_ids.department_id - self.department_id

    def _propose_unit(self, unit) -> dict:
        """Return what becomes of a unit whose superior ends.

        It ends as well where the successor of its superior has a unit of the same kind
        and name; a local unit goes on below that successor.
        """
        above = self._get_successors().get(unit.parent_id)
        twins = above.child_ids.filtered(
            lambda other: (
                other.unit_type == unit.unit_type
                and fold(other.name) == fold(unit.name)
                and other._filter_valid(self.date_from)
            )
        )
        goes_on = not twins and unit.unit_type in ("local", "province")
        return {
            "department_id": unit.id,
            "fate": "moves" if goes_on else "ends",
            "target_id": (above if goes_on else twins[:1]).id,
        }

    def _prepare_posts(self):
        """Propose how the posts of the units that end go on in the successors."""
        gone = self.post_ids.filtered(
            lambda line: line.position_id not in self._find_posts()
        )
        gone.unlink()
        missing = self._find_posts() - self.post_ids.position_id
        self.post_ids = [Command.create(self._propose_post(post)) for post in missing]

    def _find_posts(self):
        """Return the posts of the units that end which last beyond these."""
        posts = self.env["thads.position"]
        lasting = Domain("date_to", "=", False) | Domain(
            "date_to", ">=", self.date_from
        )
        return posts.search(
            Domain("department_id", "in", self._get_ended().ids) & lasting
        )

    def _propose_post(self, post) -> dict:
        target = self._get_successors()[post.department_id]
        there = target.position_ids._filter_valid(self.date_from)
        has_head = post.rank == "head" and (
            "head" in there.mapped("rank") or self._find_rival_heads(post, target)
        )
        has_post = post.user_id and post.user_id in there.user_id
        return {
            "position_id": post.id,
            "department_id": target.id,
            "name": post.name,
            "rank": post.rank,
            "is_kept": not (has_head or has_post),
        }

    def _find_rival_heads(self, post, target):
        """Return the other heads whose units end with the same successor."""
        merged = self._get_lines("ends").filtered(lambda line: line.target_id == target)
        heads = self._find_posts().filtered(lambda other: other.rank == "head")
        return (heads - post).filtered(
            lambda other: other.department_id in merged.department_id
        )
