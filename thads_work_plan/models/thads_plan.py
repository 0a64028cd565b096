from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.period import get_year_period
from ..tools.season import get_planned_year

PLAN_TYPES = [
    ("programme", "Key Programme"),
    ("annual", "Annual Plan"),
    ("thematic", "Thematic Plan"),
    ("resolution", "Plan to Carry Out a Resolution"),
]
YEARLY_TYPES = ("programme", "annual")
STATES = [("draft", "Draft"), ("issued", "Issued")]
YEAR_BASES = [
    ("calendar", "Calendar year, from 01/01"),
    ("thads", "Working year, from 01/10 of the year before"),
]
BEFORE = [("literal", "The day before it"), ("common", "The day itself")]
# what may still change on an issued plan
FREE_FIELDS = {"active", "message_main_attachment_id"}


class ThadsPlan(models.Model):
    """Work that a unit commits to over a period, as a tree of tasks with outputs.

    Staff of the unit draft it, by hand, by import of a Word or Excel file or as a copy
    of last year's; the office or a leader issues it. What is issued no longer changes.
    Only ``action_issue`` and ``action_reset`` change ``state``.
    """

    _name = "thads.plan"
    _description = "Work Plan"
    _inherit = ["thads.procedure.mixin"]
    _order = "year desc, id desc"
    _mail_post_access = "read"

    name = fields.Char(required=True, tracking=True, index="trigram")
    plan_type = fields.Selection(
        PLAN_TYPES, required=True, default="annual", index=True, tracking=True
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        index=True,
        tracking=True,
        default=lambda self: self._default_department_id(),
        domain=lambda self: self._get_department_domain(),
        help="The unit whose plan this is.",
    )
    year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: self._default_year(),
    )
    year_basis = fields.Selection(
        YEAR_BASES,
        compute="_compute_year_basis",
        store=True,
        readonly=False,
        copy=True,
        precompute=True,
        required=True,
        help="Which days the year of the plan covers.",
    )
    date_start = fields.Date(
        compute="_compute_date_start", store=True, readonly=False, precompute=True
    )
    date_end = fields.Date(
        compute="_compute_date_end",
        store=True,
        readonly=False,
        precompute=True,
        help="Last day of the plan, included.",
    )
    schedule_basis = fields.Selection(
        YEAR_BASES,
        string="Quarters and Months",
        required=True,
        default=lambda self: self._default_schedule_basis(),
        help="How a quarter, or a month without its year, is read in this plan.",
    )
    schedule_before = fields.Selection(
        BEFORE,
        string="Before a Day",
        required=True,
        default=lambda self: self._default_schedule_before(),
        help="The last day that “before 30/11” allows.",
    )
    form_id = fields.Many2one(
        "thads.plan.form",
        string="Layout",
        compute="_compute_form_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('plan_id', 'in', (False, id))]",
        help="Columns of the printed table.",
    )
    basis_plan_ids = fields.Many2many(
        "thads.plan",
        "thads_plan_basis_rel",
        "plan_id",
        "basis_plan_id",
        string="Based on Plans",
        help="Programmes and plans that this plan carries out.",
    )
    basis_text = fields.Text(
        string="Legal Basis",
        help="One legal basis per line, without the word “Căn cứ”.",
    )
    objectives = fields.Text(help="One paragraph per line, as the paper prints them.")
    requirements = fields.Text(help="One paragraph per line, as the paper prints them.")
    main_tasks = fields.Text(
        help="General tasks and targets that stand before the table of tasks."
    )
    implementation = fields.Text(
        string="Organisation of Implementation",
        help="Who does what to carry the plan out, one paragraph per line.",
    )
    funding = fields.Text(help="Where the money comes from.")
    funding_department_id = fields.Many2one("hr.department", string="Funding Unit")
    focal_department_id = fields.Many2one(
        "hr.department",
        string="Focal Unit",
        index="btree_not_null",
        help="The unit that guides, follows, urges and consolidates.",
    )
    reporting = fields.Text(
        string="Reporting Regime", help="Who reports to whom, and when."
    )
    amendment_clause = fields.Text(
        help="What units do when the plan needs to be changed."
    )
    state = fields.Selection(
        STATES,
        required=True,
        readonly=True,
        copy=False,
        default="draft",
        index=True,
        tracking=True,
    )
    active = fields.Boolean(default=True)
    task_ids = fields.One2many("thads.plan.task", "plan_id")
    output_ids = fields.One2many("thads.plan.output", "plan_id")

    is_addressed_to_me = fields.Boolean(
        compute="_compute_is_addressed_to_me",
        search="_search_is_addressed_to_me",
        help="Issued, and names the user, a unit of the user, or a class of units.",
    )
    task_count = fields.Integer(compute="_compute_task_count")
    output_count = fields.Integer(compute="_compute_output_count")
    doubt_count = fields.Integer(
        compute="_compute_doubt_count", help="Lines that are still to be checked."
    )

    _dates_check = models.Constraint(
        "CHECK(date_start <= date_end)", "A plan cannot end before it starts."
    )
    _year_check = models.Constraint(
        "CHECK(year BETWEEN 1990 AND 2100)",
        "The year of a plan is written with four digits, such as 2026.",
    )

    def _default_department_id(self):
        return self.env.user._get_main_department()

    def _default_year(self):
        """The working year that is planned for: drafts are due before 30/11.

        Decision 253/QĐ-THADS (2025), articles 7 and 8: drafting begins when the working
        year has ended, on 30/09.
        """
        return get_planned_year(vietnam_time.today())

    @api.model
    def _get_department_domain(self):
        """Return which units the user may draft plans for, as the rules have it."""
        user = self.env.user
        over_all = any(
            user.has_group(f"thads_base.group_{group}")
            for group in ("office", "leader")
        )
        right = "has_my_access" if over_all else "is_my_unit"
        return [(right, "=", True), ("is_current", "=", True)]

    def _default_schedule_basis(self):
        return self._get_setting("schedule_basis", "calendar")

    def _default_schedule_before(self):
        return self._get_setting("schedule_before", "literal")

    @api.model
    def _get_setting(self, name, default):
        """Return a setting of how plans are read; settings are no secret."""
        parameters = self.env["ir.config_parameter"].sudo()
        return parameters.get_param(f"thads_work_plan.{name}", default)

    @api.depends("plan_type")
    def _compute_year_basis(self):
        """Programmes and annual plans are of the working year of the system."""
        for plan in self:
            is_yearly = plan.plan_type in YEARLY_TYPES
            plan.year_basis = "thads" if is_yearly else "calendar"

    # one by one: a last day that is given leaves the first one to be computed
    @api.depends("year", "year_basis")
    def _compute_date_start(self):
        for plan in self:
            plan.date_start, _end = get_year_period(plan.year, plan.year_basis)

    @api.depends("year", "year_basis")
    def _compute_date_end(self):
        for plan in self:
            _start, plan.date_end = get_year_period(plan.year, plan.year_basis)

    @api.depends("plan_type", "department_id")
    def _compute_form_id(self):
        alike = self.grouped(lambda plan: (plan.plan_type, plan.department_id))
        for plans in alike.values():
            form = plans[0]._find_form()
            plans.filtered(lambda plan: not plan.form_id.plan_id).form_id = form

    def _find_form(self):
        """Return the layout that one plan takes first, empty if there is none."""
        return self.env["thads.plan.form"]._find_default(self.plan_type)

    @api.depends(
        "state",
        "focal_department_id",
        "output_ids.lead_department_ids",
        "output_ids.lead_class_ids",
        "output_ids.coordinating_department_ids",
        "output_ids.coordinating_class_ids",
    )
    @api.depends_context("uid")
    def _compute_is_addressed_to_me(self):
        addressed = self.search(
            Domain("id", "in", self.ids) & Domain("is_addressed_to_me", "=", True)
        )
        addressed.is_addressed_to_me = True
        (self - addressed).is_addressed_to_me = False

    def _search_is_addressed_to_me(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        # SQL, which no rule restricts: those on outputs ask for this very domain
        return Domain("state", "=", "issued") & Domain(
            "id", "in", self.env["thads.plan.output"]._get_addressed_query()
        )

    def _compute_task_count(self):
        counts = self._count_by_plan("thads.plan.task", [("kind", "=", "task")])
        for plan in self:
            plan.task_count = counts.get(plan._origin, 0)

    def _compute_output_count(self):
        counts = self._count_by_plan("thads.plan.output", [])
        for plan in self:
            plan.output_count = counts.get(plan._origin, 0)

    def _compute_doubt_count(self):
        counts = self._count_by_plan("thads.plan.task", [("is_doubtful", "=", True)])
        for plan in self:
            plan.doubt_count = counts.get(plan._origin, 0)

    def _count_by_plan(self, model, domain) -> dict:
        """Return how many records of ``model`` each plan has: {plan: count}."""
        domain = Domain("plan_id", "in", self.ids) & Domain(domain)
        return dict(self.env[model]._read_group(domain, ["plan_id"], ["__count"]))

    @api.constrains("basis_plan_ids")
    def _check_basis_plans(self):
        if self._has_cycle("basis_plan_ids"):
            raise UserError(
                self.env._(
                    "A plan cannot be based on itself, even through another one."
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        plans = super().create(vals_list)
        # not only what was given: defaults are the user's and the context's
        if not self.env.su and any(plan.state != "draft" for plan in plans):
            raise AccessError(self._get_state_refusal())
        return plans

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            self._check_written_fields(vals)
        result = super().write(vals)
        if "department_id" in vals:
            self.check_access("write")  # rules have tested the former unit only
        if "task_ids" in vals:
            for plan in self:
                plan.task_ids._replant()
            self.invalidate_recordset(["task_ids"])  # lines may have moved
        return result

    def _check_written_fields(self, vals):
        """Refuse a direct change of state and any change of an issued plan.

        To put an issued plan away is for those who issue.
        """
        if "state" in vals:
            raise AccessError(self._get_state_refusal())
        if set(vals) - FREE_FIELDS:
            self._check_draft()
        if "active" in vals and any(plan.state != "draft" for plan in self):
            self._check_issuer()

    def _get_state_refusal(self):
        return self.env._("A plan changes state through its buttons only.")

    def _check_draft(self):
        """Raise unless all the plans are drafts.

        :raises UserError: naming the plans that are not
        """
        issued = self.filtered(lambda plan: plan.state != "draft")
        if issued:
            raise UserError(
                self.env._(
                    "%(plans)s: issued plans are not changed. Take the plan back to"
                    " draft first if it was issued by mistake.",
                    plans=issued.mapped("name"),
                )
            )

    def copy(self, default=None):
        """Copy plans with their tree; all times of the copies are to be confirmed."""
        new_plans = super().copy(default)
        for plan, new_plan in zip(self, new_plans, strict=True):
            plan.task_ids._copy_tree(new_plan)
            if plan.form_id.plan_id and plan.form_id == new_plan.form_id:
                new_plan._copy_own_form()
        return new_plans

    def _copy_own_form(self):
        """Take a layout like that of the plan this one was copied from.

        Layouts are the administrators', but one that came with a file is its plan's.
        """
        self.check_access("write")
        self.form_id.check_access("read")
        form = self.form_id.sudo().copy({"plan_id": self.id})
        self.form_id = form.sudo(False)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        if any(plan.state != "draft" for plan in self):
            raise UserError(
                self.env._("Only a draft plan can be deleted. Archive it instead.")
            )
