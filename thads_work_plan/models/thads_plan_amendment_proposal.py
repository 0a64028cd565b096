from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .thads_plan_amendment_line import ENGINE_FIELDS


class ThadsPlanAmendmentLine(models.Model):
    """Who proposes a change, who takes it into the amendment, and who may write it."""

    _inherit = "thads.plan.amendment.line"

    can_answer = fields.Boolean(
        compute="_compute_can_answer",
        help="It waits for its answer, and the user amends the plan.",
    )

    @api.depends_context("uid")
    @api.depends("state", "plan_id")
    def _compute_can_answer(self):
        for plan, lines in self.grouped("plan_id").items():
            is_amender = bool(plan) and plan._is_amender()
            for line in lines:
                line.can_answer = is_amender and line.state == "proposed"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any("state" in vals for vals in vals_list):
            raise AccessError(self._get_button_refusal())
        lines = super().create([self._prepare_state(vals) for vals in vals_list])
        if not self.env.su:
            lines._check_created()
        return lines

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self.check_access("write")
        if ENGINE_FIELDS.intersection(vals):
            raise AccessError(self._get_button_refusal())
        self._check_editor(vals)
        result = super().write(vals)
        self._check_lines_read()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_editor(self):
        if not self.env.su:
            self._check_editor({})

    def action_take(self):
        """Take proposals into the amendments of their plans, opened if need be.

        :raises AccessError: if the user does not amend one of the plans
        :raises UserError: if one is no open proposal, or its line is in there already
        """
        self._check_consolidator()
        self._check_proposed()
        for plan, lines in self.grouped("plan_id").items():
            amendment = plan._prepare_amendment()
            amendment.check_access("write")
            amendment._check_open()
            lines.sudo().write({"amendment_id": amendment.id, "state": "taken"})

    def action_decline(self):
        """Tell units that their proposals are not taken, and why.

        :raises AccessError: if the user does not amend one of the plans
        :raises UserError: if one is no open proposal, or has no answer
        """
        self._check_consolidator()
        self._check_proposed()
        if any(not (line.answer or "").strip() for line in self):
            raise UserError(
                self.env._(
                    "Say why it is not taken: the unit that proposed it reads it."
                )
            )
        self.sudo().state = "declined"

    def _prepare_state(self, vals) -> dict:
        """Return the values of a line of an amendment, else of a proposal."""
        amendment = self.env["thads.plan.amendment"].browse(vals.get("amendment_id"))
        if not amendment:
            return {**vals, "state": "proposed"}
        unit = amendment.sudo().department_id
        return {"unit_id": unit.id, **vals, "state": "taken"}

    def _reopen(self):
        """Let proposals be open again; what their own unit wrote stays as it was."""
        proposals = self.filtered(
            lambda line: line.unit_id != line.amendment_id.department_id
        )
        proposals.write({"amendment_id": False, "state": "proposed"})

    def _check_created(self):
        """Raise unless the user may write these new lines down."""
        self._check_lines_read()
        for line in self:
            if line.amendment_id:
                line.amendment_id.check_access("write")
                line.amendment_id._check_open()
            else:
                line._check_proposer()

    def _check_proposer(self):
        """Raise unless the plan is issued, and names or is of a unit of the user.

        :raises AccessError: if it does not
        :raises UserError: if it is not issued
        """
        plan = self.plan_id
        units = plan.department_id | plan.sudo()._get_amending_unit()
        is_concerned = plan.is_addressed_to_me or any(units.mapped("is_my_unit"))
        if not is_concerned or not self.unit_id.is_my_unit:
            raise AccessError(
                self.env._(
                    "Units that the plan names propose its changes, each for itself."
                )
            )
        if plan.state != "issued":
            raise UserError(
                self.env._("“%s” is not issued: its draft is changed.", plan.name)
            )

    def _check_lines_read(self):
        """Raise unless the user reads what of the plan is copied into the lines."""
        self.task_id.check_access("read")
        self.output_id.check_access("read")

    def _check_editor(self, vals):
        """Raise unless the user may change each of the lines in this way."""
        for line in self:
            if line.amendment_id:
                line.amendment_id.check_access("write")
                line.amendment_id._check_open()
                continue
            line._check_proposed()
            if set(vals) == {"answer"}:
                line._check_consolidator()
            else:
                line._check_proposer()

    def _check_proposed(self):
        if any(line.state != "proposed" for line in self):
            raise UserError(self.env._("This proposal has its answer already."))

    def _check_consolidator(self):
        """Raise unless the user belongs to who amends the plans of the lines."""
        self.check_access("write")
        for plan in self.plan_id:
            if not plan._is_amender():
                raise AccessError(
                    self.env._(
                        "The unit that amends the plan answers what is proposed."
                    )
                )

    def _get_button_refusal(self):
        return self.env._("What becomes of a proposal is said by its buttons.")
