from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

STATES = [
    ("raised", "Raised"),
    ("consolidated", "Consolidated"),
    ("reported", "Reported to the Head"),
    ("decided", "Decided"),
    ("done", "Done"),
]
OUTCOMES = [
    ("agreed", "Agreed to the proposal"),
    ("agreed_with_points", "Agreed, with points"),
    ("disagreed", "Not agreed"),
]
CONTENT_FIELDS = {
    "name",
    "description",
    "proposal",
    "department_id",
    "plan_id",
    "task_id",
    "output_id",
    "about_procedure_id",
}
FOLLOW_FIELDS = {"responsible_department_id", "date_due"}
BUTTON_FIELDS = {
    "state",
    "is_consolidated",
    "consolidated_id",
    "source_ids",
    "outcome",
    "decision",
    "date_raised",
    "date_decided",
    "date_done",
}


class ThadsDifficulty(models.Model):
    """What stands in the way of a plan, of a line of it, or of a procedure.

    Staff of a unit raise it. The office of the authority puts several together into a
    consolidated one of its own, with a proposal, and reports that to the head. What the
    head decides goes back to those who raised it, and is followed until it is done.
    States and decisions are changed by the buttons and the procedure only.
    """

    _name = "thads.difficulty"
    _description = "Difficulty"
    _inherit = ["thads.procedure.mixin", "thads.late.mixin"]
    _order = "date_raised desc, id desc"
    _mail_post_access = "read"

    name = fields.Char(string="Difficulty", required=True, tracking=True)
    description = fields.Text(help="What happens, and why.")
    proposal = fields.Text(help="What is to be done about it.")
    department_id = fields.Many2one(
        "hr.department",
        string="Raised By",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._get_main_department(),
        domain=[("is_my_unit", "=", True)],
        help="Of a consolidated one: the office.",
    )
    date_raised = fields.Date(
        string="Raised On",
        required=True,
        readonly=True,
        copy=False,
        default=lambda self: vietnam_time.today(),
    )
    plan_id = fields.Many2one(
        "thads.plan",
        compute="_compute_plan_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    task_id = fields.Many2one(
        "thads.plan.task",
        index="btree_not_null",
        ondelete="set null",
        domain="[('plan_id', '=?', plan_id)]",
    )
    output_id = fields.Many2one(
        "thads.plan.output",
        index="btree_not_null",
        ondelete="set null",
        domain="[('plan_id', '=?', plan_id)]",
    )
    about_procedure_id = fields.Many2one(
        "thads.procedure",
        string="Procedure Concerned",
        index="btree_not_null",
        ondelete="restrict",
    )
    state = fields.Selection(
        STATES,
        required=True,
        readonly=True,
        copy=False,
        default="raised",
        index=True,
        tracking=True,
    )
    is_consolidated = fields.Boolean(
        string="Of the Office", readonly=True, copy=False, help="Several put together."
    )
    consolidated_id = fields.Many2one(
        "thads.difficulty",
        string="Consolidated In",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    source_ids = fields.One2many(
        "thads.difficulty", "consolidated_id", string="Put Together", readonly=True
    )
    outcome = fields.Selection(
        OUTCOMES, string="Answer of the Head", readonly=True, copy=False, tracking=True
    )
    decision = fields.Text(string="In the Head's Words", readonly=True, copy=False)
    date_decided = fields.Date(string="Decided On", readonly=True, copy=False)
    responsible_department_id = fields.Many2one(
        "hr.department",
        string="Responsible Unit",
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
        help="That carries the decision out.",
    )
    date_due = fields.Date(
        string="To Be Done By", copy=False, help="Set by the office. Included."
    )
    result = fields.Text(copy=False, help="What was done.")
    date_done = fields.Date(string="Done On", readonly=True, copy=False)

    can_consolidate = fields.Boolean(compute="_compute_can_consolidate")
    can_finish = fields.Boolean(compute="_compute_can_finish")

    @api.depends("task_id", "output_id")
    def _compute_plan_id(self):
        for difficulty in self:
            line = difficulty.output_id or difficulty.task_id
            difficulty.plan_id = line.plan_id or difficulty.plan_id

    @api.model
    def _get_late_domain(self) -> Domain:
        return Domain("state", "=", "decided") & Domain(
            "date_due", "<", vietnam_time.today()
        )

    @api.depends_context("uid")
    @api.depends("state", "is_consolidated", "department_id")
    def _compute_can_consolidate(self):
        for difficulty in self:
            is_raised = difficulty.state == "raised"
            difficulty.can_consolidate = is_raised and difficulty._is_office()

    @api.depends_context("uid")
    @api.depends("state", "consolidated_id", "responsible_department_id")
    def _compute_can_finish(self):
        for difficulty in self:
            difficulty.can_finish = (
                difficulty.state == "decided"
                and not difficulty.consolidated_id
                and difficulty._is_follower()
            )

    @api.constrains("plan_id", "task_id", "output_id")
    def _check_lines(self):
        for difficulty in self.sudo():
            lines = (difficulty.task_id, difficulty.output_id)
            if any(line and line.plan_id != difficulty.plan_id for line in lines):
                raise UserError(self.env._("The line does not belong to that plan."))

    @api.model_create_multi
    def create(self, vals_list):
        difficulties = super().create(vals_list)
        if not self.env.su:
            difficulties._check_fresh()
            difficulties._check_member()
        return difficulties

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self.check_access("write")
        self._check_written_fields(set(vals))
        result = super().write(vals)
        if "department_id" in vals:
            self._check_member()  # the former unit only was tested
        if follow := {name: vals[name] for name in FOLLOW_FIELDS & set(vals)}:
            self.sudo().source_ids.write(follow)
        return result

    def unlink(self):
        sources = self.sudo().source_ids
        result = super().unlink()
        sources.exists().write({"state": "raised"})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_reported(self):
        if not self.env.su:
            self._check_member()
        self._check_editable()

    def _check_written_fields(self, names):
        """Raise if the user may not write fields of these names now."""
        if names & BUTTON_FIELDS:
            raise AccessError(self._get_button_refusal())
        if names & CONTENT_FIELDS:
            self._check_member()
            self._check_editable()
        if names & FOLLOW_FIELDS:
            self._check_following()
        if "result" in names and not all(self.mapped("can_finish")):
            raise UserError(
                self.env._(
                    "The responsible unit or the office tells what was done, once it "
                    "is decided."
                )
            )

    def _get_button_refusal(self):
        return self.env._("A difficulty goes on through its buttons only.")

    def _check_fresh(self):
        """Raise if one begins as anything but raised today.

        Not only what was given counts: defaults are the user's and the context's.
        """
        later = (BUTTON_FIELDS | FOLLOW_FIELDS | {"result"}) - {"state", "date_raised"}
        today = vietnam_time.today()
        for difficulty in self:
            is_new = difficulty.state == "raised" and difficulty.date_raised == today
            if not is_new or any(difficulty[name] for name in later):
                raise AccessError(self._get_button_refusal())

    def _check_member(self):
        """Raise unless each is of a unit of the user."""
        if not all(self.mapped("department_id.is_my_unit")):
            raise AccessError(self.env._("A unit raises its own difficulties."))

    def _check_editable(self):
        """Raise if one has gone on: what was reported does not change."""
        for difficulty in self:
            first = "consolidated" if difficulty.is_consolidated else "raised"
            if difficulty.state != first:
                raise UserError(
                    self.env._(
                        "“%s” has been taken on: it does not change any more.",
                        difficulty.name,
                    )
                )

    def _check_following(self):
        """Raise unless the office sets who carries out what is not done yet."""
        if not all(self.mapped("department_id.is_my_unit")):
            raise AccessError(
                self.env._("The office says who does it, and until when.")
            )
        for difficulty in self:
            if not difficulty.is_consolidated or difficulty.state == "done":
                raise UserError(
                    self.env._(
                        "The responsible unit and the day are set on what the office "
                        "has consolidated, until it is done."
                    )
                )

    def _is_office(self) -> bool:
        """Whether the user is of the office that consolidates one difficulty."""
        office = self.sudo()._get_procedure_authority().office_id
        is_office = self.env.user.has_group("thads_base.group_office")
        return (
            not self.is_consolidated
            and is_office
            and bool(office)
            and office.with_env(self.env).is_my_unit
        )

    def _is_follower(self) -> bool:
        """Whether the user carries one difficulty out, or is of the office."""
        responsible = self.responsible_department_id.is_my_unit
        return responsible or (self.is_consolidated and self.department_id.is_my_unit)

    def action_consolidate(self):
        """Put difficulties together into one of the office, and open that.

        :raises AccessError: if the user is not of the office of their authority
        :raises UserError: if one of them has been taken on already
        """
        self.check_access("read")
        for difficulty in self:
            if not difficulty._is_office():
                raise AccessError(
                    self.env._("The office of the authority consolidates difficulties.")
                )
        self._check_editable()
        office = self.sudo()._get_offices()
        if len(office) > 1:
            raise UserError(
                self.env._("Choose difficulties of one and the same authority.")
            )
        consolidated = self.sudo().create(self._prepare_consolidated(office))
        self.sudo().write({"consolidated_id": consolidated.id, "state": "consolidated"})
        return consolidated.sudo(False)._get_records_action()

    def _get_offices(self):
        return self.env["hr.department"].union(
            *(difficulty._get_procedure_authority().office_id for difficulty in self)
        )

    def _prepare_consolidated(self, office) -> dict:
        day = f"{vietnam_time.today():%d/%m/%Y}"
        many = f"Khó khăn, vướng mắc của các đơn vị đến ngày {day}"
        plans = self.plan_id
        return {
            "name": self.name if len(self) == 1 else many,
            "department_id": office.id,
            "is_consolidated": True,
            "state": "consolidated",
            "plan_id": plans.id if len(plans) == 1 else False,
            "description": self._list_texts("name"),
            "proposal": self._list_texts("proposal"),
        }

    def _list_texts(self, field) -> str:
        """Return what the units say in a field, one line for each."""
        return "\n".join(
            f"- {difficulty.department_id.display_name}: {difficulty[field]}"
            for difficulty in self
            if difficulty[field]
        )

    def action_finish(self):
        """Mark as done what was decided, as the responsible unit or the office.

        :raises AccessError: if the user is of neither
        :raises UserError: if it is not decided yet, or nobody has told what was done
        """
        self.check_access("read")
        for difficulty in self:
            if not difficulty._is_follower():
                raise AccessError(
                    self.env._("The responsible unit or the office marks it as done.")
                )
            if not difficulty.can_finish or not (difficulty.result or "").strip():
                raise UserError(
                    self.env._(
                        "“%s”: it is done once it is decided and its result is told.",
                        difficulty.name,
                    )
                )
            difficulty._advance_with_sources(
                {
                    "state": "done",
                    "date_done": vietnam_time.today(),
                    "result": difficulty.result,
                }
            )

    def _advance_with_sources(self, values):
        """Write the same on one difficulty and on all that were put into it."""
        (self | self.sudo().source_ids).sudo().write(values)
