from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

ASKED = {"review_id", "department_id", "name"}
STATES = [
    ("asked", "To Be Answered"),
    ("answered", "Answer Given"),
    ("published", "Published"),
]


class ThadsReviewQuestion(models.Model):
    """A question of a unit on a campaign, and the answer of the unit in charge.

    The answer goes to who has asked; published, all units read both.
    """

    _name = "thads.review.question"
    _description = "Question on a Campaign"
    _inherit = ["mail.thread"]
    _order = "id desc"
    _mail_post_access = "read"

    name = fields.Text(string="Question", required=True)
    review_id = fields.Many2one(
        "thads.review",
        string="Campaign",
        required=True,
        index=True,
        ondelete="cascade",
        domain="[('state', '=', 'open')]",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Asked By",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._get_main_department(),
        domain="[('is_my_unit', '=', True)]",
    )
    answer = fields.Text(help="What the unit in charge says.")
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    datetime_answered = fields.Datetime(string="Answered At", readonly=True, copy=False)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="asked", copy=False, index=True
    )
    can_answer = fields.Boolean(
        compute="_compute_can_answer", help="The user's unit is in charge."
    )

    @api.depends("name")
    def _compute_display_name(self):
        for question in self:
            question.display_name = (question.name or "").strip()[:80]

    @api.depends_context("uid")
    @api.depends("review_id")
    def _compute_can_answer(self):
        for question in self:
            question.can_answer = question._is_in_charge()

    def _is_in_charge(self) -> bool:
        unit = self.sudo().review_id.department_id
        return bool(unit) and unit.with_env(self.env).is_my_unit

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        if not self.env.su:
            for question in questions:
                question._check_asked()
        questions._tell(
            questions.review_id.department_id, self.env._("A unit has a question.")
        )
        return questions

    def _check_asked(self):
        """Raise unless one question is new, and its unit reports in the campaign.

        :raises AccessError: if it comes with an answer
        :raises UserError: if the unit has no report to write in the campaign
        """
        if self.state != "asked" or self.answer or self.answered_by_id:
            raise AccessError(self._get_refusal())
        if self.sudo().review_id.state == "draft":
            raise UserError(self.env._("This campaign has not been opened yet."))
        reports = self.env["thads.review.report"].sudo()
        found = reports.search_count(
            [
                ("review_id", "=", self.review_id.id),
                "|",
                ("department_id", "=", self.department_id.id),
                ("drafting_unit_id", "=", self.department_id.id),
            ],
            limit=1,
        )
        if not found:
            raise UserError(
                self.env._(
                    "%(unit)s has no report to write in “%(review)s”.",
                    unit=self.department_id.name,
                    review=self.review_id.name,
                )
            )

    def write(self, vals):
        if not self.env.su:
            self._check_written(vals)
        return super().write(vals)

    def _check_written(self, vals):
        """Raise unless units write their questions, and the one in charge its answers.

        :raises AccessError: if somebody else does, or the state is written
        :raises UserError: if a question was answered, an answer published
        """
        if vals.keys() & {"state", "answered_by_id", "datetime_answered"}:
            raise AccessError(self._get_refusal())
        for question in self:
            if "answer" in vals:
                question._check_answerer()
                question._check_not_published()
            if vals.keys() & ASKED:
                if not question.department_id.is_my_unit or "review_id" in vals:
                    raise AccessError(self._get_refusal())
                if question.state != "asked":
                    raise UserError(
                        self.env._("What was answered is not asked otherwise.")
                    )

    @api.ondelete(at_uninstall=False)
    def _unlink_if_asked(self):
        if not self.env.su and any(each.state != "asked" for each in self):
            raise UserError(self.env._("What was answered stays."))

    def action_answer(self):
        """Give the answers to who has asked.

        :raises AccessError: unless the user's unit is in charge of the campaign
        :raises UserError: if one has no answer, or is published
        """
        self.check_access("read")
        for question in self:
            question._check_answerer()
            question._check_not_published()
            question._check_answer()
            question.sudo().write(
                {
                    "state": "answered",
                    "answered_by_id": self.env.uid,
                    "datetime_answered": fields.Datetime.now(),
                }
            )
            question._tell(
                question.department_id, self.env._("Your question has been answered.")
            )
        return True

    def action_publish(self):
        """Let all units read questions and answers.

        :raises AccessError: unless the user's unit is in charge of the campaign
        :raises UserError: if one has no answer, or is published
        """
        self.check_access("read")
        for question in self:
            question._check_answerer()
            question._check_not_published()
            question._check_answer()
        self.filtered(lambda each: each.state == "asked").action_answer()
        self.sudo().state = "published"
        return True

    def _check_answerer(self):
        if not self._is_in_charge():
            raise AccessError(
                self.env._("Questions are answered by the unit in charge.")
            )

    def _check_answer(self):
        if not (self.answer or "").strip():
            raise UserError(self.env._("Write the answer first."))

    def _check_not_published(self):
        if self.state == "published":
            raise UserError(
                self.env._("All units have read this answer: ask, or answer, anew.")
            )

    def _get_refusal(self):
        return self.env._(
            "Units ask, the unit in charge answers and publishes, by its buttons."
        )

    def _tell(self, units, words):
        """Notify the heads of units, in words with the question after them."""
        posts = self.env["thads.position"].sudo()
        found = posts._get_heads(units, vietnam_time.today())
        heads = posts.union(*found.values()).acting_user_id
        for question in self:
            question.sudo().message_post(
                body=Markup("<p>%s</p><p>%s</p>") % (words, question.name),
                author_id=self.env.user.partner_id.id,
                partner_ids=heads.partner_id.ids,
                subtype_xmlid="mail.mt_note",
            )
