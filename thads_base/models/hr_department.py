from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools import vietnam_time

UNIT_TYPES = [
    ("central", "Central authority"),
    ("central_unit", "Unit of the central authority"),
    ("province", "Provincial authority"),
    ("province_unit", "Unit of a provincial authority"),
    ("local", "Local unit"),
]
AUTHORITY_TYPES = ("central", "province")
EM_SPACE = "\N{EM SPACE}"  # browsers do not collapse it


class HrDepartment(models.Model):
    """A unit of the enforcement system, in the tree of its superiors.

    A unit that has ended stays active: it is told from the others by its validity,
    and its successor takes over its figures. Its official names through time are in
    ``name_ids``; ``name`` and ``short_name`` repeat the one in force.
    """

    _name = "hr.department"
    _inherit = ["hr.department", "thads.validity.mixin"]
    _order = "tree_order, id"
    _rec_names_search = [
        "name",
        "code",
        "symbol",
        "aliases",
        "name_ids.name",
        "name_ids.short_name",
    ]

    name = fields.Char(string="Unit Name", translate=False)
    short_name = fields.Char(help="Name used in lists and on the screen.")
    sequence = fields.Integer(default=10)
    tree_order = fields.Char(
        compute="_compute_tree_order",
        store=True,
        recursive=True,
        index=True,
        help="Puts each unit right after the one above it.",
    )
    tree_name = fields.Char(
        string="Unit", compute="_compute_tree_name", help="Indented by level."
    )
    unit_type = fields.Selection(UNIT_TYPES, index="btree_not_null")
    code = fields.Char(
        index="btree_not_null",
        copy=False,
        help="Used in files exchanged with other databases. A later unit may take over "
        "the code of one that has ended.",
    )
    symbol = fields.Char(
        help="As in document numbers, such as THADS in 253/QĐ-THADS.",
    )
    place = fields.Char(help="Place printed before the date of a paper.")
    aliases = fields.Text(
        help="Other ways in which plans and papers name the unit, one per line."
    )
    successor_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
        tracking=True,
        help="Unit that took over when this one ended.",
    )
    predecessor_ids = fields.One2many("hr.department", "successor_id")
    office_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
        help="Unit that keeps the documents of this authority and consolidates its "
        "plans. Its staff see all units of the authority.",
    )
    office_for_ids = fields.One2many("hr.department", "office_id", string="Office Of")
    authority_id = fields.Many2one(
        "hr.department",
        compute="_compute_authority_id",
        store=True,
        recursive=True,
        index="btree_not_null",
        help="The authority itself, or the nearest one above the unit.",
    )
    province_id = fields.Many2one(
        "hr.department",
        compute="_compute_province_id",
        store=True,
        recursive=True,
        index="btree_not_null",
        help="The provincial authority itself, or the one above the unit.",
    )
    name_ids = fields.One2many("thads.department.name", "department_id")
    position_ids = fields.One2many("thads.position", "department_id")
    head_id = fields.Many2one(
        "res.users", compute="_compute_head_id", help="Who heads the unit today."
    )
    is_my_unit = fields.Boolean(
        compute="_compute_is_my_unit",
        search="_search_is_my_unit",
        help="The current user has a post in the unit today, is in charge of it, or "
        "stands in for somebody who does or is.",
    )
    is_led_by_me = fields.Boolean(
        compute="_compute_is_led_by_me",
        search="_search_is_led_by_me",
        help="The current user is head or deputy of the unit today, or stands in for "
        "one.",
    )
    has_my_access = fields.Boolean(
        compute="_compute_has_my_access",
        search="_search_has_my_access",
        help="The unit is one of the user's own today, or below one, or belongs to an "
        "authority whose office is the user's.",
    )

    _code_period_excl = models.Constraint(
        # A hash stands for the text: an exclusion on text needs an extension.
        "EXCLUDE USING gist (int8range("
        "hashtextextended(code, 0), hashtextextended(code, 0), '[]') WITH &&, "
        "daterange(date_from, date_to, '[]') WITH &&) WHERE (code <> '') "
        "DEFERRABLE INITIALLY DEFERRED",
        "Two units that are valid at the same time cannot have the same code.",
    )
    _successor_check = models.Constraint(
        "CHECK(successor_id IS NULL OR date_to IS NOT NULL)",
        "Enter the last day of the unit before its successor.",
    )

    @api.depends("sequence", "parent_id.tree_order")
    def _compute_tree_order(self):
        for unit in self:
            above = unit.parent_id.tree_order or ""
            unit.tree_order = f"{above}{unit.sequence:06}{unit._origin.id or 0:08}/"

    @api.depends("name", "tree_order")
    def _compute_tree_name(self):
        for unit in self:
            level = unit.tree_order.count("/") - 1
            unit.tree_name = EM_SPACE * 2 * level + (unit.name or "")

    @api.depends("unit_type", "parent_id.authority_id")
    def _compute_authority_id(self):
        for unit in self:
            own = unit.unit_type in AUTHORITY_TYPES
            unit.authority_id = unit if own else unit.parent_id.authority_id

    @api.depends("unit_type", "parent_id.province_id")
    def _compute_province_id(self):
        for unit in self:
            own = unit.unit_type == "province"
            unit.province_id = unit if own else unit.parent_id.province_id

    @api.depends("position_ids.user_id", "position_ids.rank", "position_ids.is_current")
    def _compute_head_id(self):
        vacant = self.env["thads.position"]
        heads = vacant._get_heads(self, vietnam_time.today())
        for unit in self:
            unit.head_id = heads.get(unit._origin, vacant).user_id

    @api.depends_context("uid")
    def _compute_is_my_unit(self):
        self._fill_by_search("is_my_unit")

    def _search_is_my_unit(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain("id", "in", self.env["thads.access"]._get_own_unit_ids())

    @api.depends_context("uid")
    def _compute_is_led_by_me(self):
        self._fill_by_search("is_led_by_me")

    def _search_is_led_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain("id", "in", self.env["thads.access"]._get_led_unit_ids())

    @api.depends_context("uid")
    def _compute_has_my_access(self):
        self._fill_by_search("has_my_access")

    def _search_has_my_access(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        return Domain("id", "in", self.env["thads.access"]._get_readable_unit_ids())

    @api.depends(
        "name",
        "short_name",
        "unit_type",
        "authority_id.name",
        "authority_id.short_name",
    )
    @api.depends_context("hierarchical_naming")
    def _compute_display_name(self):
        """Tell the many units called "Văn phòng" apart by their authority."""
        qualified = self.env.context.get("hierarchical_naming", True)
        for unit in self:
            name = unit.short_name or unit.name
            inner = unit.unit_type in ("central_unit", "province_unit")
            if qualified and inner and unit.authority_id:
                authority = unit.authority_id.short_name or unit.authority_id.name
                name = f"{name} - {authority}"
            unit.display_name = name

    @api.constrains("code", "date_from", "date_to")
    def _check_code(self):
        clash = self._find_overlap("code")
        if clash:
            raise ValidationError(
                self.env._(
                    "“%(first)s” and “%(second)s” are valid at the same time and "
                    "cannot both have the code %(code)s.",
                    first=clash[0].name,
                    second=clash[1].name,
                    code=clash[0].code,
                )
            )

    @api.constrains("successor_id", "date_to")
    def _check_successor(self):
        if self._has_cycle("successor_id"):
            raise ValidationError(self.env._("A unit cannot succeed itself."))
        for unit in self:
            end = unit.successor_id.date_to
            if end and unit.date_to and end <= unit.date_to:
                raise ValidationError(
                    self.env._(
                        "“%(successor)s” ended before “%(unit)s” and cannot take "
                        "over from it.",
                        successor=unit.successor_id.name,
                        unit=unit.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        units._create_first_names()
        units._refresh_heirs()
        return units

    def write(self, vals):
        is_succession = not vals.keys().isdisjoint({"successor_id", "date_to"})
        heirs = self._get_heirs() if is_succession else self.browse()
        res = super().write(vals)
        if "name" in vals or "short_name" in vals:
            self._correct_current_names()
        if is_succession:
            self._refresh_heirs(heirs)
        return res

    def _fill_by_search(self, field):
        """Say of each unit whether searching by ``field`` finds it."""
        found = self.with_context(active_test=False).search(
            Domain("id", "in", self.ids) & Domain(field, "=", True)
        )
        found[field] = True
        (self - found)[field] = False

    def _get_acting_unit(self, day=None):
        """Return the unit that acts for one on a day: itself, or what succeeded it.

        :param day: a date, today if not given
        """
        day, unit = day or vietnam_time.today(), self
        while unit.successor_id and unit.date_to < day:
            unit = unit.successor_id
        return unit

    def _get_heirs(self):
        """Return all that has succeeded the units, one after the other."""
        found = added = self.browse()
        while added := (added or self).successor_id - found:
            found += added
        return found

    def _refresh_heirs(self, former=None):
        """Give the people of successors the rights in what these have succeeded.

        :param former: units that have been successors until now
        """
        heirs = self._get_heirs() | (former or self.browse())
        if posts := heirs.sudo().position_ids:
            self.env["thads.access"]._refresh("position_id", posts)

    def _get_superior_name(self, day) -> str:
        """Return the name on ``day`` of the unit above one, empty for the topmost."""
        superior = self._get_superior_at(day)
        return superior.name_at(day) if superior else ""

    def _get_superior_at(self, day):
        """Return the unit above one on a day, also if another came above it later."""
        return self._get_former_parents(day).get(self, self.parent_id)

    def _get_former_parents(self, day) -> dict:
        """Return the superiors on a day of those units that got others since.

        :return: {unit: unit}
        """
        # how the organisation was is no secret
        moved = self.env["thads.reorganisation.unit"].sudo()
        later = moved.search(
            Domain("department_id", "in", self.ids)
            & Domain("former_parent_id", "!=", False)
            & Domain("date_from", ">", day),
            order="date_from desc",
        )
        # the earliest comes last, and stays
        return {
            line.department_id.with_env(self.env): line.former_parent_id.with_env(
                self.env
            )
            for line in later
        }

    def name_at(self, date):
        """Official name of the unit on a day.

        :param date: a date, or a string as YYYY-MM-DD
        """
        self.ensure_one()
        return self._get_names_at(fields.Date.to_date(date))[self].name or self.name

    def short_name_at(self, date):
        """Short name of the unit on a day, its official name where it has none.

        :param date: a date, or a string as YYYY-MM-DD
        """
        self.ensure_one()
        name = self._get_names_at(fields.Date.to_date(date))[self]
        return name.short_name or name.name or self.name

    def _get_names_at(self, day):
        """Names of many units on a day: {unit: thads.department.name or empty}."""
        return {unit: unit.name_ids._get_at(day) for unit in self}

    def _create_first_names(self):
        """Begin the history of the units that were created without one."""
        self.env["thads.department.name"].create(
            [
                {
                    "department_id": unit.id,
                    "name": unit.name,
                    "short_name": unit.short_name,
                    "date_from": unit.date_from,
                }
                for unit in self
                if not unit.name_ids
            ]
        )

    def _correct_current_names(self):
        """Carry a correction made on the units over to their history."""
        for unit, name in self._get_names_at(vietnam_time.today()).items():
            if (name.name, name.short_name) != (unit.name, unit.short_name):
                name.write({"name": unit.name, "short_name": unit.short_name})

    def _refresh_current_names(self):
        """Repeat on the units the names that their history has for today."""
        for unit, name in self._get_names_at(vietnam_time.today()).items():
            if name and (name.name, name.short_name) != (unit.name, unit.short_name):
                unit.write({"name": name.name, "short_name": name.short_name})

    @api.model
    def _cron_refresh_names(self):
        """Take over the names that begin today."""
        self.search([("name_ids", "!=", False)])._refresh_current_names()
