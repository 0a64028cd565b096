from odoo import api, fields, models
from odoo.exceptions import AccessError

STATES = [
    ("draft", "Scoring Itself"),
    ("review", "Under Review"),
    ("council", "Before the Council"),
    ("decided", "Decided"),
    ("returned", "Returned"),
]
UNSENT_STATES = ("draft", "returned")
# the stages that have given points in a state; the last one's count
STAGES = {
    "draft": ("self",),
    "returned": ("self",),
    "review": ("self", "review"),
    "council": ("self", "review", "council"),
    "decided": ("self", "review", "council"),
}


class ThadsScoreSheet(models.Model):
    """The points of one unit in a year: its own, those of the review, the council's.

    Opening the table of scores makes it, with what is counted from data. The unit hands
    its points in, the unit above reviews them or returns them, the council decides.
    Nobody reviews or decides on a unit of their own. Points may be contested by
    ``thads.score.objection``.
    """

    _name = "thads.score.sheet"
    _description = "Score Sheet of a Unit"
    _inherit = ["thads.opened.mixin"]
    _order = "year_id desc, department_id"
    _mail_post_access = "read"

    year_id = fields.Many2one(
        "thads.score.year",
        string="Table of Scores",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    drafting_unit_id = fields.Many2one(
        "hr.department",
        string="Scored By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The office of an authority, the unit itself, or what succeeded it.",
    )
    review_unit_id = fields.Many2one(
        "hr.department",
        string="Reviewed By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", index=True
    )
    line_ids = fields.One2many("thads.score.line", "sheet_id", string="Points")
    objection_ids = fields.One2many(
        "thads.score.objection", "sheet_id", string="Objections", readonly=True
    )
    datetime_counted = fields.Datetime(
        string="Counted At", readonly=True, help="When points were counted from data."
    )
    target_given_count = fields.Integer(
        string="Targets Given", readonly=True, aggregator=None
    )
    target_reached_count = fields.Integer(
        string="Targets Reached", readonly=True, aggregator=None
    )
    counted_score = fields.Float(
        string="Counted", digits=(16, 2), compute="_compute_scores", store=True
    )
    self_score = fields.Float(
        string="Own Points", digits=(16, 2), compute="_compute_scores", store=True
    )
    review_score = fields.Float(
        string="Reviewed", digits=(16, 2), compute="_compute_scores", store=True
    )
    council_score = fields.Float(
        string="Of the Council", digits=(16, 2), compute="_compute_scores", store=True
    )
    score = fields.Float(
        string="Points Now",
        digits=(16, 2),
        compute="_compute_scores",
        store=True,
        help="Of the stage that it is in.",
    )
    return_note = fields.Text(compute="_compute_return_note")
    can_score = fields.Boolean(
        compute="_compute_can", help="The user scores the unit, and may now."
    )
    can_hand_in = fields.Boolean(compute="_compute_can")
    can_review = fields.Boolean(compute="_compute_can")
    can_decide = fields.Boolean(compute="_compute_can")
    can_object = fields.Boolean(compute="_compute_can")

    _unit_uniq = models.Constraint(
        "UNIQUE(year_id, department_id)", "A unit has one sheet in a table of scores."
    )

    @api.depends("department_id.name", "year_id.name")
    def _compute_display_name(self):
        for sheet in self:
            names = (sheet.department_id.display_name, sheet.year_id.name)
            sheet.display_name = " - ".join(filter(None, names))

    @api.depends(
        "state",
        "line_ids.counted_points",
        "line_ids.self_points",
        "line_ids.review_points",
        "line_ids.council_points",
    )
    def _compute_scores(self):
        for sheet in self:
            reached = STAGES[sheet.state]
            for stage in ("counted", "self", "review", "council"):
                has_points = stage in ("counted", *reached)
                sheet[f"{stage}_score"] = has_points and sum(
                    sheet.line_ids.mapped(f"{stage}_points")
                )
            sheet.score = sheet[f"{reached[-1]}_score"]

    @api.depends("step_ids.outcome")
    def _compute_return_note(self):
        for sheet in self:
            returned = sheet.sudo().step_ids.filtered(
                lambda step: step.outcome == "returned"
            )
            sheet.return_note = returned[-1:].note

    @api.depends_context("uid")
    @api.depends(
        "state", "step_ids.state", "year_id.state", "year_id.date_objection_end"
    )
    def _compute_can(self):
        own = self._filter_own()
        for sheet in self:
            is_own = sheet in own
            sheet.can_score = is_own and sheet.state in UNSENT_STATES
            # one that has not started yet starts when it is handed in
            sheet.can_hand_in = sheet.can_score and (
                not sheet.procedure_id or sheet._is_acting("self")
            )
            sheet.can_review = sheet._is_acting("review")
            sheet.can_decide = sheet._is_acting("council")
            sheet.can_object = is_own and sheet._is_contestable()

    def _is_acting(self, code) -> bool:
        """Whether a step of one sheet is open, and the user's."""
        step = self._get_step(code)
        return bool(step) and step._is_actor()

    def _filter_own(self):
        """Return the sheets of units of whose people the user is one.

        Who is in charge of a unit from above is not.
        """
        sheets = self.sudo()
        units = sheets.department_id | sheets.drafting_unit_id
        people = self.env["thads.access"]._get_people(units.with_env(self.env))
        own = units.browse(unit.id for unit, user in people if user == self.env.user)
        return sheets.filtered(
            lambda sheet: (sheet.department_id | sheet.drafting_unit_id) & own
        ).with_env(self.env)

    def _is_own(self) -> bool:
        """Whether the user is one of the people of the unit of one sheet."""
        return bool(self._filter_own())

    def _is_reviewer(self) -> bool:
        """Whether the user is of the unit that reviews one sheet, not of its own."""
        unit = self.sudo().review_unit_id.with_env(self.env)
        return unit.is_my_unit and not self._is_own()

    def _filter_of_council(self):
        """Return the sheets whose council the user is of, without those of theirs."""
        tables = self.sudo().year_id.with_env(self.env).filtered("is_my_council")
        judged = self.filtered(lambda sheet: sheet.sudo().year_id in tables)
        return judged - judged._filter_own()

    def _is_of_council(self) -> bool:
        """Whether the user is of the council, and the unit of one sheet not theirs."""
        return bool(self._filter_of_council())

    def _get_unsent(self):
        return self.filtered(lambda sheet: sheet.state in UNSENT_STATES)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self._get_opening_refusal())
        return super().create(vals_list)

    def write(self, vals):
        talk = {
            *self.env["mail.thread"]._fields,
            *self.env["mail.activity.mixin"]._fields,
        }
        if not self.env.su and vals.keys() - talk - {"line_ids"}:
            raise AccessError(
                self.env._("A sheet is handed in, reviewed and decided by its buttons.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_nobody(self):
        if not self.env.su:
            raise AccessError(self._get_opening_refusal())

    def _get_opening_refusal(self):
        return self.env._("Score sheets are made when a table of scores is opened.")
