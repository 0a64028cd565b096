from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from .thads_appraisal_point import SECTIONS

PRESENCES = [
    ("there", "There"),
    ("missing", "Missing"),
    ("accepted", "Received without it"),
]
ANSWERS = [("met", "Met"), ("unmet", "Not met"), ("opinion", "Needs an opinion")]
DOTS = "……"  # of what is still to be answered
ANSWER_FIELDS = {"presence", "answer", "remark"}


class ThadsPlanFinding(models.Model):
    """What the office found on a plan, of one point, in one round.

    Whoever acts in the open step answers it; with the step it is closed and stays. A
    later round has findings of its own.
    """

    _name = "thads.plan.finding"
    _description = "Finding of the Office"
    _order = "plan_id, round desc, step_id, sequence, id"

    plan_id = fields.Many2one(
        "thads.plan", required=True, readonly=True, index=True, ondelete="restrict"
    )
    step_id = fields.Many2one(
        "thads.step", required=True, readonly=True, index=True, ondelete="restrict"
    )
    round = fields.Integer(required=True, readonly=True, aggregator=None)
    sequence = fields.Integer(readonly=True, aggregator=None)
    section = fields.Selection(SECTIONS, required=True, readonly=True)
    name = fields.Char(string="To Be Checked", required=True, readonly=True)
    is_outside = fields.Boolean(
        readonly=True, help="The answer of an outside body: the office may go without."
    )
    found = fields.Char(
        string="In the Record", readonly=True, help="When the step was opened."
    )
    presence = fields.Selection(PRESENCES)
    answer = fields.Selection(ANSWERS, string="Conclusion")
    remark = fields.Text(string="Remark, Reason")
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    datetime_answered = fields.Datetime(string="Answered At", readonly=True)
    can_answer = fields.Boolean(compute="_compute_can_answer")
    is_compared = fields.Boolean(related="plan_id.is_compared")

    @api.depends_context("uid")
    @api.depends("step_id.can_close")
    def _compute_can_answer(self):
        for finding in self:
            finding.can_answer = finding.step_id.can_close

    @api.constrains("presence", "answer", "remark")
    def _check_answer(self):
        for finding in self:
            finding._check_section()
            if finding.presence == "accepted" and not (finding.remark or "").strip():
                raise ValidationError(
                    self.env._(
                        "Give the reason why “%s” is not waited for.", finding.name
                    )
                )

    def _check_section(self):
        """Raise if one finding is answered as one of another kind."""
        is_file = self.section == "file"
        if (self.answer if is_file else self.presence) or (
            self.presence == "accepted" and not self.is_outside
        ):
            raise ValidationError(
                self.env._("“%s” is not answered in this way.", self.name)
            )

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self._check_answering(vals)
        done = {
            "answered_by_id": self.env.uid,
            "datetime_answered": fields.Datetime.now(),
        }
        self.sudo().write({**vals, **done})
        return True

    def _check_answering(self, vals):
        """Raise unless the user acts in the open step of each finding.

        :raises AccessError: if the user does not, or writes what is not an answer
        :raises UserError: if the step is closed, or decides on the user's own work
        """
        self.check_access("write")
        if set(vals) - ANSWER_FIELDS:
            raise AccessError(self.env._("What is to be checked does not change."))
        self.step_id._check_open()
        self.step_id._check_actor()

    def action_set(self):
        """Answer as a button says, by ``thads_answer`` in its context."""
        answer = self.env.context.get("thads_answer")
        self._check_answering({})
        for finding in self:
            field = "presence" if finding.section == "file" else "answer"
            if answer not in dict(self._fields[field].selection):
                raise UserError(
                    self.env._("“%s” is not answered in this way.", finding.name)
                )
            finding.write({field: answer})
        return True

    def action_open_uncovered(self):
        """Open what the plan of one finding is asked for and leaves out."""
        return self.plan_id.action_open_uncovered()

    def action_compare(self):
        """Compare the plan of one finding with those of other units."""
        return self.plan_id.action_compare()

    def _is_settled(self) -> bool:
        """Whether one finding does not stand in the way of going on."""
        if self.section == "file":
            return self.presence in ("there", "accepted")
        return bool(self.answer)

    def _get_line(self) -> str:
        """Return one finding as the report prints it: point, answer, remark."""
        labels = dict(self._fields["answer"]._description_selection(self.env))
        answer = labels.get(self.answer, "").lower()
        said = ", ".join(filter(None, (answer, self._get_remark())))
        return f"{self.name}: {said or DOTS}"

    def _get_missing_line(self) -> str:
        remark = self._get_remark()
        return f"{self.name} ({remark})" if remark else self.name

    def _get_remark(self) -> str:
        """Return the remark on one finding as one line, to stand within a sentence."""
        return " ".join((self.remark or "").split()).rstrip(".;")
