from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

STATES = [
    ("draft", "Draft"),
    ("open", "To Be Done"),
    ("answered", "Awaiting Confirmation"),
    ("done", "Done"),
]
ANSWER_FIELDS = {"answer", "attachment_ids"}
ENGINE_FIELDS = {"state", "date_done", "inspection_id", "department_id"}


class ThadsInspectionAction(models.Model):
    """What an inspected unit has to correct, and until when.

    The team proposes it; it begins with the conclusion. The unit writes what it has
    done and answers; the team confirms it, or returns it. Its deadline is the
    inspecting authority's own, from no text of law; the ladder of its step urges.
    """

    _name = "thads.inspection.action"
    _description = "Corrective Action"
    _inherit = ["thads.inspection.evidence", "thads.inspection.mixin"]
    _order = "date_due, id"
    _mail_post_access = "read"

    name = fields.Text(string="To Be Corrected", required=True)
    finding_id = fields.Many2one(
        "thads.inspection.finding", required=True, index=True, ondelete="cascade"
    )
    inspection_id = fields.Many2one(
        related="finding_id.inspection_id", store=True, index=True
    )
    department_id = fields.Many2one(
        related="inspection_id.inspected_id", string="Unit", store=True, index=True
    )
    date_due = fields.Date(
        string="Deadline of the Office",
        required=True,
        index=True,
        help="Last day, set by the inspecting authority: no text of law has one.",
    )
    answer = fields.Text(string="What Was Corrected", help="What the unit has done.")
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    date_done = fields.Date(
        string="Confirmed On", readonly=True, copy=False, index="btree_not_null"
    )
    can_answer = fields.Boolean(compute="_compute_can_answer")

    @api.depends("name", "department_id")
    def _compute_display_name(self):
        for action in self:
            unit = action.department_id.display_name
            action.display_name = " - ".join(filter(None, (action.name, unit)))

    @api.model
    def _get_late_domain(self) -> Domain:
        return Domain("state", "=", "open") & Domain(
            "date_due", "<", vietnam_time.today()
        )

    @api.depends_context("uid")
    @api.depends("state", "department_id")
    def _compute_can_answer(self):
        for action in self:
            is_open = action.state == "open"
            action.can_answer = is_open and action.department_id.is_my_unit

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create(vals_list)
        actions._check_team()
        if not self.env.su:
            actions._check_fresh()
        return actions

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            self._check_written_fields(set(vals))
        result = super().write(vals)
        if "finding_id" in vals:
            self._check_team()  # it may be of another inspection now
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_team(self):
        self._check_team()

    def _check_written_fields(self, names):
        """Raise if the user may not write fields of these names now."""
        if names & ENGINE_FIELDS:
            raise AccessError(self._get_state_refusal())
        if names & ANSWER_FIELDS:
            self._check_answering()
        if names - self._get_talk_fields() - ANSWER_FIELDS:
            self._check_team()

    def _check_fresh(self):
        """Raise if one begins as anything but a draft.

        Not only what was given counts: defaults are the user's and the context's.
        """
        if any(action.state != "draft" or action.date_done for action in self):
            raise AccessError(self._get_state_refusal())

    def _check_team(self):
        """Raise unless the team of the inspections writes them now."""
        findings = self.sudo().finding_id
        findings.inspection_id.with_env(self.env)._check_writable()

    def _check_answering(self):
        """Raise unless the user's units have to do the actions now.

        :raises AccessError: if they are another unit's
        :raises UserError: if one has not begun, or was answered
        """
        for action in self:
            if not action.department_id.is_my_unit:
                raise AccessError(
                    self.env._(
                        "%s says what it has done.", action.department_id.display_name
                    )
                )
            if action.state != "open":
                raise UserError(
                    self.env._(
                        "“%s” is answered from the conclusion on, until it was sent.",
                        action.name,
                    )
                )

    def _get_state_refusal(self):
        return self.env._("A corrective action goes on by its buttons.")

    def _begin(self):
        """Give the units what they have to correct, whoever has concluded."""
        for action in self.sudo():
            action.state = "open"
            action._start(action._find_procedure())

    def _check_not_started(self):
        raise UserError(self.env._("Corrective actions begin with the conclusion."))

    def _is_team(self) -> bool:
        """Whether the user is of the team whose inspection one action is from."""
        return self.sudo().inspection_id.with_env(self.env)._is_team()

    def _get_drafter(self):
        """Nobody of the unit: the team has written it."""
        return self.env["res.users"]

    def _prepare_own_deadline(self):
        return {"deadline": self.date_due}

    def _check_step_closing(self, step, outcome):
        if step.kind == "work" and not (self.answer or "").strip():
            raise UserError(
                self.env._("Write what you have done about “%s” first.", self.name)
            )
        return super()._check_step_closing(step, outcome)

    def _on_step_closed(self, step):
        action = self.sudo()
        if step.kind == "work":
            action.state = "answered"
        elif step.outcome == "returned":
            action.state = "open"
        else:
            action.write({"state": "done", "date_done": vietnam_time.today()})
            action.inspection_id._close_if_done()
        return super()._on_step_closed(step)
