from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.amendment import describe_paper

GROUNDS = [
    ("instruction", "Instruction of a superior"),
    ("situation", "Actual situation"),
]
STATES = [
    ("draft", "Draft"),
    ("submitted", "Being Decided"),
    ("issued", "Decided"),
    ("withdrawn", "Withdrawn"),
]
OPEN_STATES = ("draft", "submitted")
# Approved by the authority above; others are changed by who has issued them
APPROVED_ABOVE = "annual"
# Kept by the engine and by the buttons
ENGINE_FIELDS = {"state", "number", "department_id", "decision_id", "plan_id"}


class ThadsPlanAmendment(models.Model):
    """A change of an issued plan, from its draft to the decision that makes it.

    The unit of the plan drafts it, for a thematic plan the focal unit, out of what
    units have proposed; who approves the plan decides. With the number of the decision
    the lines of the plan change. Of each plan one is under way at a time.

    Legal source: QĐ 253/QĐ-THADS (2025), Điều 10; QĐ 2057/QĐ-BTP (2018), mục III.3.
    """

    _name = "thads.plan.amendment"
    _description = "Amendment of a Plan"
    _inherit = ["thads.procedure.mixin", "thads.plan.way.mixin"]
    _order = "plan_id desc, number desc, id desc"
    _mail_post_access = "read"

    plan_id = fields.Many2one(
        "thads.plan",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("state", "=", "issued")],
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Submitting Unit",
        compute="_compute_department_id",
        store=True,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="The unit of the plan; of a thematic plan its focal unit.",
    )
    number = fields.Integer(
        string="Time", readonly=True, copy=False, aggregator=None, help="1st, 2nd..."
    )
    ground = fields.Selection(
        GROUNDS, tracking=True, help="What the law asks for: one of the two."
    )
    instruction_number = fields.Char(
        string="Instruction",
        help="Type and full number, as in “Công văn số 12/BTP-VP”.",
    )
    instruction_date = fields.Date(string="Dated")
    instruction_issuer = fields.Char(string="Issued By")
    situation = fields.Text(help="Why the plan cannot stay, in one sentence or two.")
    state = fields.Selection(
        STATES,
        required=True,
        readonly=True,
        copy=False,
        default="draft",
        index=True,
        tracking=True,
    )
    decision_id = fields.Many2one(
        "thads.document",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    line_ids = fields.One2many(
        "thads.plan.amendment.line", "amendment_id", string="Changes"
    )

    is_locked = fields.Boolean(
        compute="_compute_is_locked", help="Decided, or at a step of others."
    )
    is_content_and_time = fields.Boolean(
        string="Content and Time Only",
        compute="_compute_is_content_and_time",
        help="The procedure of the plan lets nothing else change.",
    )

    _open_uniq = models.UniqueIndex(
        "(plan_id) WHERE state IN ('draft', 'submitted')",
        "An amendment of this plan is under way already.",
    )

    @api.depends(
        "plan_id.plan_type", "plan_id.department_id", "plan_id.focal_department_id"
    )
    def _compute_department_id(self):
        for amendment in self.filtered(lambda one: one.state in OPEN_STATES):
            amendment.department_id = amendment.plan_id._get_amending_unit()

    @api.depends("plan_id.name", "number")
    def _compute_display_name(self):
        for amendment in self:
            amendment.display_name = self.env._(
                "Amendment %(number)s: %(plan)s",
                number=amendment.number or 1,
                plan=amendment.plan_id.name,
            )

    @api.depends("state", "procedure_id", "step_ids.state")
    def _compute_is_locked(self):
        for amendment in self:
            amendment.is_locked = not amendment._is_open()

    @api.depends("procedure_id", "plan_id")
    def _compute_is_content_and_time(self):
        for amendment in self:
            procedure = amendment._find_own_procedure()
            amendment.is_content_and_time = procedure.amends_content_and_time

    @api.constrains("instruction_date")
    def _check_instruction_date(self):
        today = vietnam_time.today()
        if any(one.instruction_date and one.instruction_date > today for one in self):
            raise UserError(
                self.env._("An instruction is dated today or earlier, not later.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        amendments = super().create(vals_list)
        for amendment in amendments:
            amendment._check_created()
            amendment.sudo().number = amendment._count_earlier() + 1
        return amendments

    def write(self, vals):
        if not self.env.su:
            self.check_access("write")
            if ENGINE_FIELDS.intersection(vals):
                raise AccessError(self._get_engine_refusal())
            self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        if any(amendment.state != "draft" for amendment in self):
            raise UserError(
                self.env._("Only a draft amendment is deleted. Withdraw it instead.")
            )

    def action_start(self):
        """Send drafts on their procedure.

        :raises UserError: if one lacks its ground, or its lines cannot be decided
        """
        self.check_access("write")
        for amendment in self:
            amendment._check_ready()
        result = super().action_start()
        self.sudo().state = "submitted"
        return result

    def action_withdraw(self):
        """Give up amendments that lie with their own unit; proposals are open again.

        :raises AccessError: if the user may not change them
        :raises UserError: if one is decided, or lies with others
        """
        self.check_access("write")
        self._check_open()
        for amendment in self.sudo():
            amendment.current_step_ids._engine()._end("cancelled")
            amendment.line_ids._reopen()
            amendment.state = "withdrawn"

    def _get_procedure_authority(self):
        """Return who decides: the authority that approves the plan, or issued it."""
        plan = self.plan_id
        if plan.plan_type == APPROVED_ABOVE:
            return plan._get_procedure_authority()
        unit = plan._get_acting_unit()
        return unit.authority_id or unit

    def _find_own_procedure(self):
        """Return the procedure that one amendment goes by, or would if it started."""
        return self.procedure_id.sudo() or self.plan_id._find_amendment_procedure()

    def _count_earlier(self) -> int:
        return self.sudo().search_count(
            [("plan_id", "=", self.plan_id.id), ("id", "<", self.id)]
        )

    def _is_open(self) -> bool:
        """Whether one amendment may be worked on by its own unit."""
        is_back = self.state == "submitted" and self._is_at_work()
        return self.state == "draft" or is_back

    def _check_created(self):
        """Raise unless one amendment is the draft that its plan would have now."""
        self.plan_id.check_access("read")
        self._check_plan_issued()
        is_own = self.department_id == self.plan_id._get_amending_unit()
        is_draft = self.state == "draft" and not self.decision_id
        if not self.env.su and not (is_own and is_draft):
            raise AccessError(self._get_engine_refusal())

    def _check_plan_issued(self):
        if self.plan_id.state != "issued":
            raise UserError(
                self.env._(
                    "“%s” is not issued: its draft is changed, not amended.",
                    self.plan_id.name,
                )
            )

    def _check_open(self):
        for amendment in self:
            if not amendment._is_open():
                raise UserError(
                    self.env._(
                        "“%s” does not change: it is decided, or lies with others.",
                        amendment.display_name,
                    )
                )

    def _check_ready(self):
        """Raise unless one amendment can be decided on as it stands."""
        self._check_plan_issued()
        self._check_ground()
        if not self.line_ids:
            raise UserError(self.env._("Say which lines of the plan change."))
        self.line_ids._check_sound()

    def _check_ground(self):
        """Raise unless the ground is told that the law asks for."""
        needed = {
            "instruction": (
                "instruction_number",
                "instruction_date",
                "instruction_issuer",
            ),
            "situation": ("situation",),
        }
        missing = [
            self._fields[name]._description_string(self.env)
            for name in needed.get(self.ground, ("ground",))
            if not self[name]
        ]
        if missing:
            raise UserError(
                self.env._(
                    "Give the ground of the amendment: an instruction with number, "
                    "date and issuer, or the actual situation. Missing: %s",
                    missing,
                )
            )

    def _get_engine_refusal(self):
        return self.env._("An amendment goes on by its buttons only.")

    def _check_step_closing(self, step, outcome):
        if outcome in ("approved", "done") and step.kind in ("work", "approval"):
            self._check_ready()
        if outcome == "issued" and self.sudo().decision_id.state != "issued":
            raise UserError(
                self.env._(
                    "Draft the decision and issue it: with its number the plan changes."
                )
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        if step.outcome == "issued":
            self._apply()
        return super()._on_step_closed(step)

    def _describe_ground(self) -> str:
        """Return the ground in words: the paper of instruction, or the situation."""
        return self._describe_instruction() or self.situation or ""

    def _describe_instruction(self) -> str:
        if self.ground != "instruction":
            return ""
        return describe_paper(
            self.instruction_number or "",
            self.instruction_date,
            self.instruction_issuer or "",
        )
