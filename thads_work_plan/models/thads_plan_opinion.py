from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

ANSWERS = [
    ("accepted", "Taken in"),
    ("explained", "Not taken in, explained"),
    ("asked_again", "To be asked about again"),
]
ANSWER_FIELDS = {"answer", "answer_text"}
# what a speaker says; who spoke, in which step, and what became of it is not theirs
POINT_FIELDS = {"plan_id", "task_id", "name"}
# as nobody has answered yet, whatever the defaults of the context say
UNANSWERED = dict.fromkeys(
    ["answer", "answer_text", "answered_by_id", "datetime_answered"], False
)


class ThadsPlanOpinion(models.Model):
    """A point that somebody who was asked makes on a plan, or on one of its lines.

    Whoever acts in the open step makes it; with the step it is closed and stays. The
    unit of the plan answers it while the plan lies with it: taken in, where and how, or
    not, with the explanation that the law asks for (Decision 1018/QĐ-TCTHADS, step 4).
    What a leader directs is taken in or asked about again (Decision 253, Article 8).
    """

    _name = "thads.plan.opinion"
    _description = "Point of an Opinion"
    _order = "plan_id, step_id, id"

    plan_id = fields.Many2one(
        "thads.plan", required=True, index=True, ondelete="restrict"
    )
    step_id = fields.Many2one(
        "thads.step",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="In which the point was made: nobody speaks for another.",
    )
    task_id = fields.Many2one(
        "thads.plan.task",
        string="Line",
        index="btree_not_null",
        ondelete="set null",
        domain="[('plan_id', '=', plan_id)]",
        help="Empty: the plan as a whole.",
    )
    name = fields.Text(string="Point", required=True)
    unit_id = fields.Many2one(related="step_id.unit_id", string="Unit Asked")
    user_id = fields.Many2one(
        "res.users",
        string="Made By",
        readonly=True,
        index=True,
        default=lambda self: self._default_user_id(),
    )
    answer = fields.Selection(ANSWERS)
    answer_text = fields.Text(
        string="Where, How, or Why Not",
        help="Or the question that is asked again. Printed in the synopsis.",
    )
    answered_by_id = fields.Many2one("res.users", readonly=True)
    datetime_answered = fields.Datetime(string="Answered At", readonly=True)

    def _default_user_id(self):
        return self.env.user

    @api.constrains("answer", "answer_text")
    def _check_answer(self):
        if any(point.answer and not point.answer_text for point in self):
            raise ValidationError(
                self.env._("Say where and how a point was taken in, or why not.")
            )
        for point in self:
            point._check_kind_of_answer()

    def _check_kind_of_answer(self):
        is_directive = self.step_id.sudo().definition_id.is_directive
        if self.answer == "explained" and is_directive:
            raise ValidationError(
                self.env._(
                    "A point of a leader is taken in, or asked about again: it is not "
                    "explained away."
                )
            )
        if self.answer == "asked_again" and not is_directive:
            raise ValidationError(
                self.env._("Only a point of a leader is asked about again.")
            )

    @api.constrains("task_id", "plan_id")
    def _check_task(self):
        if any(
            point.task_id.plan_id not in (point.plan_id, self.env["thads.plan"])
            for point in self
        ):
            raise ValidationError(self.env._("This line is of another plan."))

    @api.model_create_multi
    def create(self, vals_list):
        if self.env.su:
            return super().create(vals_list)
        if any(set(vals) - POINT_FIELDS for vals in vals_list):
            raise AccessError(self._get_speaker_refusal())
        said = {"user_id": self.env.uid, **UNANSWERED}
        return super().create(
            [
                {**vals, **said, "step_id": self._find_step(vals).id}
                for vals in vals_list
            ]
        )

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        if set(vals) - ANSWER_FIELDS:
            self._check_spoken(vals)
            return super().write(vals)
        self._check_answering()
        done = {
            "answered_by_id": self.env.uid,
            "datetime_answered": fields.Datetime.now(),
        }
        self.sudo().write({**vals, **done})
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_by_speaker(self):
        self._check_speaker()

    def _find_step(self, vals):
        """Return the step of a plan in which the user is asked.

        :raises AccessError: if there is none
        """
        plan = self.env["thads.plan"].browse(vals.get("plan_id"))
        plan.check_access("read")
        if step := plan._get_asking_steps()[:1]:
            return step
        raise AccessError(self._get_speaker_refusal())

    def _check_spoken(self, vals):
        """Raise unless the user changes what they said themselves, and nothing else."""
        self._check_speaker()
        if set(vals) - (POINT_FIELDS - {"plan_id"}):
            raise AccessError(self._get_speaker_refusal())

    def _check_speaker(self):
        """Raise unless the user is asked in the step of each point, still open."""
        if self.env.su:
            return
        if not all(point.step_id.can_close for point in self):
            raise AccessError(self._get_speaker_refusal())

    def _get_speaker_refusal(self):
        return self.env._(
            "Points are made by who is asked, while their step is open, and nobody "
            "makes them for another."
        )

    def _check_answering(self):
        """Raise unless the plans lie with the user's own unit to be worked on.

        :raises AccessError: if the user is of another unit
        :raises UserError: if a point is still being made, or the plan is elsewhere
        """
        self.check_access("read")
        if not all(self.mapped("plan_id.department_id.is_my_unit")):
            raise AccessError(self.env._("The unit of the plan answers its points."))
        for point in self:
            if point.step_id.state == "open" or not point.plan_id._is_at_work():
                raise UserError(
                    self.env._(
                        "Points are answered once the opinion is given and the plan "
                        "has come back to its unit."
                    )
                )

    @api.model
    def _count_unanswered(self, plan) -> int:
        return self.sudo().search_count(
            Domain("plan_id", "=", plan.id) & Domain("answer", "=", False)
        )

    @api.model
    def _find_asked_again(self, plan, number):
        """Return the points on a plan to be asked about again, made in a round."""
        return self.sudo().search(
            Domain("plan_id", "=", plan.id)
            & Domain("answer", "=", "asked_again")
            & Domain("step_id.round", "=", number)
        )

    def _prepare_synthesis_row(self) -> dict:
        """Return the row of one point in the synopsis."""
        labels = dict(self._fields["answer"]._description_selection(self.env))
        return {
            "unit": self.step_id._get_asked_name(),
            "line": self._get_line_name(),
            "point": self.name,
            "answer": labels.get(self.answer, ""),
            "explanation": self.answer_text or "",
            "missing": False,
        }

    def _get_said_line(self) -> str:
        """Return who said what on a line, and what became of it."""
        point = self.sudo()
        return point._say_after(point.step_id._get_asked_name())

    def _get_kept_line(self) -> str:
        """Return one point and what became of it, as the file of the plan keeps it."""
        return self._say_after(self._get_line_name())

    def _say_after(self, words) -> str:
        """Return one point after who made it, or on what, and what became of it."""
        row = self._prepare_synthesis_row()
        point = ": ".join(filter(None, (words, self.name)))
        became = ": ".join(filter(None, (row["answer"], row["explanation"])))
        return " → ".join(filter(None, (point, became)))

    def _get_explained_line(self) -> str:
        """Return one point that was not taken in, and why, as the report prints it."""
        asked, line = self.step_id._get_asked_name(), self._get_line_name()
        point = " - ".join(filter(None, (asked, line, self.name)))
        return f"{point}. Giải trình: {self.answer_text}"

    def _get_line_name(self) -> str:
        task = self.task_id
        return " ".join(filter(None, (task.outline, task.name))) if task else ""
