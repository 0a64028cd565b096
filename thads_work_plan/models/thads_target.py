from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.target import describe, format_quantity, get_gap, is_reached, is_weaker
from .thads_target_indicator import COMPARISONS

STATES = [
    ("open", "No Result"),
    ("reached", "Target Reached"),
    ("missed", "Not Reached Yet"),
]


class ThadsTarget(models.Model):
    """What a decision asks of a unit, or of a person in it, under an indicator.

    The office of the authority types the rows of its decision; a unit splits its own
    to those below and to its people. Results are typed in cumulative periods of the
    working year, and the latest one says whether the target is reached.
    """

    _name = "thads.target"
    _description = "Target"
    _order = "year desc, indicator_id, department_id, user_id, id"

    decision_id = fields.Many2one(
        "thads.plan.decision",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[("kind", "=", "targets")],
    )
    year = fields.Integer(related="decision_id.year", store=True, index=True)
    department_id = fields.Many2one(
        "hr.department", string="Unit", required=True, index=True, ondelete="restrict"
    )
    user_id = fields.Many2one(
        "res.users",
        string="Person",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('thads_position_ids.department_id', '=', department_id)]",
        help="Of the unit. Empty: the target is of the unit as a whole.",
    )
    indicator_id = fields.Many2one(
        "thads.target.indicator", required=True, index=True, ondelete="restrict"
    )
    comparison = fields.Selection(
        COMPARISONS,
        compute="_compute_comparison",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    value = fields.Float(digits=(16, 2), required=True, aggregator=None)
    uom = fields.Char(related="indicator_id.uom")
    note = fields.Char()
    parent_id = fields.Many2one(
        "thads.target",
        string="Part of",
        compute="_compute_parent_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('indicator_id', '=', indicator_id), ('year', '=', year)]",
        help="The target of the unit above that is split.",
    )
    child_ids = fields.One2many("thads.target", "parent_id", string="Split To")
    result_ids = fields.One2many("thads.target.result", "target_id", string="Results")

    words = fields.Char(compute="_compute_words", help="As a plan prints it.")
    result_value = fields.Float(
        string="Latest Result",
        digits=(16, 2),
        compute="_compute_result",
        store=True,
        aggregator=None,
    )
    result_date = fields.Date(
        string="Result Until", compute="_compute_result", store=True
    )
    result_words = fields.Char(string="Result", compute="_compute_words")
    state = fields.Selection(STATES, compute="_compute_result", store=True, index=True)
    is_split_short = fields.Boolean(
        string="Split Falls Short", compute="_compute_split", store=True
    )
    split_gap = fields.Float(
        digits=(16, 2), compute="_compute_split", store=True, aggregator=None
    )
    is_weaker = fields.Boolean(
        string="Below the Unit Above", compute="_compute_is_weaker", store=True
    )
    warning = fields.Char(compute="_compute_warning")

    _target_uniq = models.UniqueIndex(
        "(decision_id, department_id, indicator_id, COALESCE(user_id, 0))",
        "This decision asks that of the unit, or the person, already.",
    )
    _value_check = models.Constraint(
        "CHECK(value >= 0)", "What is asked for is not negative."
    )

    @api.depends("indicator_id")
    def _compute_comparison(self):
        for target in self:
            target.comparison = target.indicator_id.comparison

    @api.depends("decision_id", "department_id", "indicator_id", "user_id")
    def _compute_parent_id(self):
        """Find the target of the nearest unit above, for a person that of the unit."""
        above = self._find_unit_targets()
        for target in self:
            path = target.department_id.parent_path or ""
            units = [int(unit) for unit in path.split("/") if unit]
            if not target.user_id:
                units = units[:-1]
            key = (target.decision_id.year, target.indicator_id.id)
            found = [above[(*key, unit)] for unit in units if (*key, unit) in above]
            target.parent_id = found[-1] if found else False

    def _find_unit_targets(self) -> dict:
        """Return the targets of whole units that may be above these.

        As superuser: which target is split is no secret, whoever splits it.

        :return: {(year, indicator id, unit id): id of the latest one}
        """
        found = self.sudo().search(
            Domain("year", "in", self.decision_id.mapped("year"))
            & Domain("indicator_id", "in", self.indicator_id.ids)
            & Domain("department_id", "parent_of", self.department_id.ids)
            & Domain("user_id", "=", False),
            order="id",
        )
        return {
            (target.year, target.indicator_id.id, target.department_id.id): target.id
            for target in found
        }

    @api.depends("comparison", "value", "indicator_id", "result_value", "state")
    def _compute_words(self):
        for target in self:
            name, uom = target.indicator_id.name or "", target.uom or ""
            is_known = target.state in ("reached", "missed")
            target.words = target.comparison and describe(
                name, target.comparison, target.value, uom
            )
            target.result_words = is_known and format_quantity(target.result_value, uom)

    @api.depends("department_id", "user_id", "indicator_id")
    def _compute_display_name(self):
        for target in self:
            who = target.user_id.name or target.department_id.display_name
            parts = filter(None, (target.indicator_id.name, who))
            target.display_name = " - ".join(parts)

    @api.depends("comparison", "value", "result_ids.value", "result_ids.date_end")
    def _compute_result(self):
        for target in self:
            latest = target.result_ids.sorted("date_end")[-1:]
            target.result_value = latest.value
            target.result_date = latest.date_end
            target.state = target._get_state(latest)

    def _get_state(self, latest) -> str:
        if not latest or not self.comparison:
            return "open"
        reached = is_reached(self.comparison, latest.value, self.value)
        return "reached" if reached else "missed"

    @api.depends("comparison", "value", "indicator_id.split", "child_ids.value")
    def _compute_split(self):
        """What is missing in the sum of the parts, where they are added up."""
        for target in self:
            parts = target.child_ids.mapped("value")
            is_sum = target.indicator_id.split == "sum" and parts
            target.split_gap = (
                get_gap(target.comparison, target.value, parts) if is_sum else 0
            )
            target.is_split_short = target.split_gap > 0

    @api.depends("value", "indicator_id.split", "parent_id.value")
    @api.depends("parent_id.comparison")
    def _compute_is_weaker(self):
        for target in self:
            above = target.parent_id
            target.is_weaker = bool(
                above
                and target.indicator_id.split == "bound"
                and is_weaker(above.comparison, above.value, target.value)
            )

    @api.depends("is_split_short", "split_gap", "is_weaker", "parent_id.value")
    def _compute_warning(self):
        for target in self:
            target.warning = target._get_warning()

    def _get_warning(self):
        if self.is_split_short:
            return self.env._(
                "The parts miss it by %s.",
                format_quantity(self.split_gap, self.uom or ""),
            )
        if self.is_weaker:
            above = self.sudo().parent_id
            return self.env._(
                "The unit above has %s.", format_quantity(above.value, self.uom or "")
            )
        return False

    @api.constrains("decision_id", "department_id")
    def _check_decision(self):
        for target in self:
            if target.decision_id.kind != "targets":
                raise UserError(
                    self.env._(
                        "“%s” is not a decision on targets.",
                        target.decision_id.display_name,
                    )
                )
            target._check_under(target.decision_id.department_id)

    @api.constrains("parent_id", "department_id", "indicator_id", "user_id")
    def _check_parent(self):
        for target in self.sudo().filtered("parent_id"):
            above = target.parent_id
            if (
                above.indicator_id != target.indicator_id
                or above.year != target.year
                or above.user_id
                or (above.department_id == target.department_id and not target.user_id)
            ):
                raise UserError(
                    self.env._(
                        "“%s” is not a part of that target: a unit above has one of "
                        "the same year and indicator.",
                        target.display_name,
                    )
                )
            target._check_under(above.department_id)

    def _check_under(self, unit):
        """Raise unless one target is of a unit or of one below it."""
        if str(unit.id) not in (self.department_id.parent_path or "").split("/"):
            raise UserError(
                self.env._(
                    "“%(below)s” does not belong to “%(unit)s”.",
                    below=self.department_id.display_name,
                    unit=unit.display_name,
                )
            )

    @api.constrains("department_id", "user_id")
    def _check_person(self):
        for target in self.filtered("user_id"):
            posts = target.user_id.sudo().thads_position_ids
            if target.department_id not in posts.department_id:
                raise UserError(
                    self.env._(
                        "%(person)s has no post in “%(unit)s”.",
                        person=target.user_id.name,
                        unit=target.department_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        targets._adopt()
        return targets

    def write(self, vals):
        result = super().write(vals)
        if {"decision_id", "parent_id", "department_id"}.intersection(vals):
            self.check_access("write")  # rules have tested the former ones only
        return result

    def _adopt(self):
        """Let targets of units below that were there first become parts of these."""
        above = self.filtered(lambda target: not target.user_id).sudo()
        orphans = above.search(
            Domain("parent_id", "=", False)
            & Domain("year", "in", above.mapped("year"))
            & Domain("indicator_id", "in", above.indicator_id.ids)
            & Domain("department_id", "child_of", above.department_id.ids)
        )
        orphans._compute_parent_id()

    def action_open(self):
        """Open one target with its results and its parts."""
        self.check_access("read")
        return self._get_records_action()

    def action_open_parts(self):
        """Open the parts that one target is split into, to add to them.

        :raises AccessError: if the user may not read it
        """
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_target_action"
        )
        return {
            **action,
            "name": self.display_name,
            "domain": [("parent_id", "=", self.id)],
            "context": {
                "default_decision_id": self.decision_id.id,
                "default_parent_id": self.id,
                "default_indicator_id": self.indicator_id.id,
            },
        }

    def action_open_results(self):
        """Open the results of one target, to add to them.

        :raises AccessError: if the user may not read it
        """
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_target_result_action"
        )
        return {
            **action,
            "name": self.display_name,
            "domain": [("target_id", "=", self.id)],
            "context": {"default_target_id": self.id},
        }
