from odoo import api, fields, models

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_work_plan.tools.period import find_months

from ..tools.inspection_coverage import count_needed
from .thads_inspection import CONCLUDED_STATES


class ThadsInspectionPlan(models.Model):
    """The inspections of a year, and how many of the units they reach.

    The working year runs from 01/10 to 30/09; other days may be entered.

    Legal source of the two thirds: Phụ lục kèm theo Quyết định số 2057/QĐ-BTP ngày
    26/7/2018, which asks for it of comprehensive inspections. They are data.
    """

    _name = "thads.inspection.plan"
    _description = "Plan of Inspections"
    _inherit = ["thads.charge.mixin"]
    _order = "date_start desc, id desc"

    date_start = fields.Date(
        string="From",
        required=True,
        default=lambda self: self._default_date_start(),
        help="First day, included. The working year begins on 01/10.",
    )
    date_end = fields.Date(
        string="Until",
        required=True,
        compute="_compute_date_end",
        store=True,
        readonly=False,
        precompute=True,
        help="Last day, included.",
    )
    period_name = fields.Char(string="Planned For", compute="_compute_period_name")
    class_id = fields.Many2one(
        "thads.department.class",
        string="Which Units",
        required=True,
        ondelete="restrict",
        default=lambda self: self._default_class_id(),
        help="Of the authority: those that are counted.",
    )
    unit_ids = fields.Many2many(
        "hr.department",
        string="Units",
        compute="_compute_unit_ids",
        store=True,
        readonly=False,
        help="Of the class below the authority, as it was on the last day or is today.",
    )
    share_part = fields.Integer(
        string="At Least", required=True, default=2, aggregator=None
    )
    share_whole = fields.Integer(
        string="Out Of", required=True, default=3, aggregator=None
    )
    inspection_ids = fields.One2many("thads.inspection", "plan_id")
    unit_count = fields.Integer(compute="_compute_coverage", compute_sudo=True)
    needed_count = fields.Integer(
        string="To Be Inspected", compute="_compute_coverage", compute_sudo=True
    )
    planned_count = fields.Integer(
        string="Units in the Plan", compute="_compute_coverage", compute_sudo=True
    )
    inspected_count = fields.Integer(
        string="Units Inspected", compute="_compute_coverage", compute_sudo=True
    )
    left_unit_ids = fields.Many2many(
        "hr.department",
        string="Not in the Plan",
        compute="_compute_coverage",
        compute_sudo=True,
    )
    is_short = fields.Boolean(
        string="Too Few", compute="_compute_coverage", compute_sudo=True
    )

    _period_check = models.Constraint(
        "CHECK(date_start <= date_end)", "A period cannot end before it starts."
    )
    _share_check = models.Constraint(
        "CHECK(0 < share_part AND share_part <= share_whole)",
        "The share of the units is more than none, and all of them at most.",
    )

    def _default_date_start(self):
        """Return the first day of the working year of today."""
        today = vietnam_time.today()
        return today.replace(year=today.year - (today.month < 10), month=10, day=1)

    def _default_class_id(self):
        local = "thads_base.thads_department_class_local"
        return self.env.ref(local, raise_if_not_found=False)

    @api.depends("date_start")
    def _compute_date_end(self):
        for plan in self:
            start = plan.date_start
            plan.date_end = start and fields.Date.subtract(
                fields.Date.add(start, years=1), days=1
            )

    @api.depends("date_start", "date_end")
    def _compute_period_name(self):
        for plan in self:
            months = find_months(plan.date_start, plan.date_end)
            plan.period_name = months and months.describe()

    @api.depends("class_id", "department_id", "date_end")
    def _compute_unit_ids(self):
        for plan in self:
            day = min(plan.date_end or vietnam_time.today(), vietnam_time.today())
            authority = plan.department_id.authority_id
            found = plan.class_id and plan.class_id._expand(day, under=authority)
            plan.unit_ids = (found or authority) - authority

    @api.depends(
        "unit_ids",
        "share_part",
        "share_whole",
        "inspection_ids.state",
        "inspection_ids.inspected_id",
    )
    def _compute_coverage(self):
        for plan in self:
            units = plan.unit_ids._origin
            inspections = plan.inspection_ids.filtered(
                lambda one: one.state != "called_off"
            )
            concluded = inspections.filtered(lambda one: one.state in CONCLUDED_STATES)
            planned = inspections.inspected_id._origin & units
            plan.unit_count = len(units)
            plan.needed_count = count_needed(
                len(units), plan.share_part, plan.share_whole or 1
            )
            plan.planned_count = len(planned)
            plan.inspected_count = len(concluded.inspected_id & units)
            plan.left_unit_ids = units - planned
            plan.is_short = plan.planned_count < plan.needed_count
