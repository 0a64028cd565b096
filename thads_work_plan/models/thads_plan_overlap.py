from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

VERDICTS = [
    ("same", "The Same Work"),
    ("different", "Different Work"),
    ("joint", "Joint Work"),
]
VERDICT_FIELDS = {"verdict", "note"}


class ThadsPlanOverlap(models.Model):
    """Two lines of plans of different units that say nearly the same.

    Comparing plans finds them; the office or a leader says what they are. A verdict
    stands as long as both lines keep their words: once these have changed, it is
    archived, and the two are asked about again if they still look alike.
    """

    _name = "thads.plan.overlap"
    _description = "Lines That Say the Same"
    _order = "similarity desc, id"
    _rec_name = "task_name"

    task_id = fields.Many2one(
        "thads.plan.task", required=True, readonly=True, index=True, ondelete="cascade"
    )
    other_task_id = fields.Many2one(
        "thads.plan.task",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    plan_id = fields.Many2one(related="task_id.plan_id", store=True, index=True)
    other_plan_id = fields.Many2one(
        related="other_task_id.plan_id", string="Other Plan", store=True, index=True
    )
    department_id = fields.Many2one(
        related="plan_id.department_id", string="Unit", store=True
    )
    other_department_id = fields.Many2one(
        related="other_plan_id.department_id", string="Other Unit", store=True
    )
    year = fields.Integer(related="plan_id.year", store=True, aggregator=None)
    task_name = fields.Text(related="task_id.name", string="Line")
    other_name = fields.Text(related="other_task_id.name", string="Other Line")
    product = fields.Text(related="task_id.product")
    other_product = fields.Text(related="other_task_id.product", string="Other Product")
    schedule_text = fields.Text(related="task_id.schedule_text")
    other_schedule_text = fields.Text(
        related="other_task_id.schedule_text", string="Other Time"
    )
    common_text = fields.Text(
        string="Both Carry Out",
        compute="_compute_common_text",
        help="Tasks of programmes and superior plans that both lines carry out.",
    )
    similarity = fields.Float(
        readonly=True,
        aggregator=None,
        help="Of the titles or the products, whichever are more alike; 1 is the same.",
    )
    verdict = fields.Selection(VERDICTS, index=True)
    note = fields.Text()
    verdict_user_id = fields.Many2one(
        "res.users",
        string="Decided By",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    datetime_verdict = fields.Datetime(string="Decided At", readonly=True)
    words = fields.Text(
        readonly=True,
        export_string_translation=False,
        help="Of both lines when the verdict was given, without accents.",
    )
    active = fields.Boolean(
        default=True, readonly=True, help="Off: the words of a line have changed since."
    )

    _pair_uniq = models.UniqueIndex(
        "(task_id, other_task_id) WHERE active", "Two lines are compared once."
    )
    _pair_check = models.Constraint(
        "CHECK(task_id < other_task_id)", "A line is compared with another one."
    )

    def _compute_common_text(self):
        for overlap in self:
            common = overlap.task_id.carried_task_ids & (
                overlap.other_task_id.carried_task_ids
            )
            overlap.common_text = "\n".join(common.mapped("display_name")) or False

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self.check_access("write")
        if set(vals) - VERDICT_FIELDS:
            raise AccessError(
                self.env._("Of compared lines only the verdict and its note change.")
            )
        for overlap in self.sudo():
            overlap.write({**vals, **overlap._prepare_verdict(self.env.uid)})
        return True

    def _prepare_verdict(self, user_id) -> dict:
        """Return who decides, when, and on which words."""
        return {
            "verdict_user_id": user_id,
            "datetime_verdict": fields.Datetime.now(),
            "words": self._get_words(),
        }

    def _get_words(self) -> str:
        """Return the words of both lines as they are compared."""
        self.ensure_one()
        lines = (self.task_id, self.other_task_id)
        return "\n".join(line._get_compared_words() for line in lines)

    def _is_settled(self) -> bool:
        """Whether one pair has a verdict on the words that its lines have now."""
        return bool(self.verdict) and self.words == self._get_words()

    def action_decide(self):
        """Give the verdict that a button says, by ``thads_verdict`` in its context."""
        verdict = self.env.context.get("thads_verdict")
        if verdict not in dict(VERDICTS):
            raise UserError(self.env._("Choose a verdict."))
        return self.write({"verdict": verdict})

    @api.model
    def _keep(self, found):
        """Keep the pairs that were found alike, and drop what is not alike any more.

        :param found: ``{(task id, other task id): similarity}`` of some plans
        """
        known = {(pair.task_id.id, pair.other_task_id.id): pair for pair in self}
        settled = self.filtered(lambda pair: pair._is_settled())
        changed = self.filtered("verdict") - settled
        changed.active = False
        changed.flush_recordset()
        left = {key for key, pair in known.items() if pair not in changed}
        (self - settled - changed).filtered(
            lambda pair: (pair.task_id.id, pair.other_task_id.id) not in found
        ).unlink()
        self.create(
            [
                {"task_id": key[0], "other_task_id": key[1], "similarity": similarity}
                for key, similarity in found.items()
                if key not in left
            ]
        )
