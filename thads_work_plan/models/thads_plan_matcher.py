from itertools import product

from odoo import api, models
from odoo.fields import Domain

from ..tools.bodies import Body, BodyMatcher, Match, fold

# units called alike in every authority: "Văn phòng"
RELATIVE_TYPES = ("central_unit", "province_unit")
# what the units of a province call it
OWN_PROVINCE = ("Thi hành án dân sự tỉnh", "Thi hành án dân sự thành phố")


class ThadsPlanMatcher(models.AbstractModel):
    """Finds the units, posts, persons and partners that the cells of plans name."""

    _name = "thads.plan.matcher"
    _description = "Matcher of Units in Plans"

    @api.model
    def _match_cells(self, cells) -> list[Match]:
        """Read many cells with a few queries.

        :param cells: pairs of a text, which may be empty, and its plan
        """
        matchers = {
            plan: self._get_matcher(plan)
            for plan in {plan for text, plan in cells if text and plan}
        }
        matches = []
        for text, plan in cells:
            matcher = matchers.get(plan if text else None)
            matches.append(matcher(text) if matcher else Match())
        self._match_partners(matches)
        return matches

    @api.model
    def _get_matcher(self, plan):
        """Return a function that reads a cell of ``plan``, the same text only once."""
        authorities = self._get_authorities(plan.department_id)
        matcher = BodyMatcher(
            [
                *self._get_department_names(plan.date_start),
                *self._get_class_names(),
                *self._get_position_names(plan, authorities),
            ]
        )
        places = (plan.department_id | authorities)._ids
        read = {}

        def match(text):
            if text not in read:
                read[text] = matcher.match(text, places)
            return read[text].duplicate()

        return match

    @api.model
    def _get_authorities(self, department):
        """Return the authority of a unit and those above it, nearest first."""
        authorities = department.authority_id
        while above := authorities[-1:].parent_id.authority_id:
            authorities += above
        return authorities

    @api.model
    def _get_department_names(self, day):
        """Yield all that units are called: names of any time, symbols, aliases.

        A unit of an authority is also called with the name of its authority, and the
        plan's own province without its name: "THADS tỉnh".
        """
        departments = self.env["hr.department"].search(Domain.TRUE)
        departments.name_ids.fetch(["name", "short_name"])
        names = {department: _get_names(department) for department in departments}
        for department, own_names in names.items():
            authority = department.authority_id
            body = {
                "kind": "department",
                "id": department.id,
                "authority": authority.id,
                "is_ended": bool(
                    day and department.date_to and department.date_to < day
                ),
            }
            is_relative = department.unit_type in RELATIVE_TYPES
            for name in own_names:
                yield name, Body(**body, is_relative=is_relative)
            if authority != department:
                for pair in product(own_names, names.get(authority, ())):
                    yield " ".join(pair), Body(**body)
            for name in _get_own_names(department):
                yield name, Body(**body, is_relative=True)

    @api.model
    def _get_class_names(self):
        for unit_class in self.env["thads.department.class"].search(Domain.TRUE):
            aliases = (unit_class.aliases or "").splitlines()
            for name in (unit_class.name, *aliases):
                yield name, Body("class", unit_class.id)

    @api.model
    def _get_position_names(self, plan, authorities):
        """Yield titles, and names of holders, of the plan's authorities.

        A title is also called with its unit: "Trưởng phòng Tổ chức cán bộ"; alone it
        first means the post of the plan's own unit.
        """
        positions = self.env["thads.position"].search(
            self.env["thads.position"]._get_overlap_domain(
                plan.date_start, plan.date_end
            )
            & Domain("department_id.authority_id", "in", authorities.ids)
        )
        for position in positions:
            unit = position.department_id
            if position.user_id:
                yield position.user_id.name, Body("user", position.user_id.id)
            if position.rank != "staff":
                body = Body(
                    "position",
                    position.id,
                    unit.authority_id.id,
                    unit.id,
                    is_relative=True,
                )
                yield position.name, body
                for name in (unit.name, *_get_own_names(unit)):
                    yield _join_title(position.name, name), body

    @api.model
    def _match_partners(self, matches):
        """Take known organisations out of what is unknown, by name or reference."""
        pieces = {piece for match in matches for piece in match.unknown}
        if not pieces:
            return
        partners = self.env["res.partner"].search(
            Domain("is_company", "=", True)
            & (Domain("name", "in", pieces) | Domain("ref", "in", pieces))
        )
        ids = {
            name: partner.id
            for partner in reversed(partners)
            for name in (partner.name, partner.ref)
        }
        for match in matches:
            for piece in [piece for piece in match.unknown if piece in ids]:
                match.unknown.remove(piece)
                match.ids["partner"].append(ids[piece])


def _get_names(department) -> set[str]:
    names = {department.name, department.short_name, department.symbol}
    names.update(department.name_ids.mapped("name"))
    names.update(department.name_ids.mapped("short_name"))
    names.update((department.aliases or "").splitlines())
    return {name.strip() for name in names if name and name.strip()}


def _get_own_names(department) -> tuple[str, ...]:
    return OWN_PROVINCE if department.unit_type == "province" else ()


def _join_title(title, unit_name) -> str:
    """Return a title with its unit: the words that both have stand once."""
    words, unit_words = title.split(), unit_name.split()
    for size in range(min(len(words), len(unit_words)), 0, -1):
        if fold(" ".join(words[-size:])) == fold(" ".join(unit_words[:size])):
            return " ".join([*words, *unit_words[size:]])
    return f"{title} {unit_name}"
