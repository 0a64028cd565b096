from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

STATES = [
    ("open", "To Be Answered"),
    ("upheld", "Upheld"),
    ("rejected", "Rejected"),
    ("withdrawn", "Withdrawn"),
]
UNIT_FIELDS = {"reason", "wanted_points"}
COUNCIL_FIELDS = {"answer", "granted_points"}


class ThadsScoreObjection(models.Model):
    """A unit contests its points under a criterion; the council answers.

    Raised by people of the unit from the review on, until the last day for it. Upheld,
    the points change to what was granted, and a published ranking with them.
    """

    _name = "thads.score.objection"
    _description = "Objection to Points"
    _inherit = ["mail.thread"]
    _order = "id desc"
    _rec_name = "line_id"
    _mail_post_access = "read"

    line_id = fields.Many2one(
        "thads.score.line",
        string="Criterion",
        required=True,
        index=True,
        ondelete="cascade",
        domain="[('sheet_id', '=', sheet_id)]",
    )
    sheet_id = fields.Many2one(
        "thads.score.sheet",
        string="Score Sheet",
        required=True,
        index=True,
        ondelete="cascade",
    )
    year_id = fields.Many2one(related="sheet_id.year_id", store=True, index=True)
    department_id = fields.Many2one(
        related="sheet_id.department_id", string="Unit", store=True, index=True
    )
    reason = fields.Text(required=True, help="Why the points are not right.")
    wanted_points = fields.Float(string="Points Wanted", digits=(16, 2))
    date_raised = fields.Date(string="Raised On", readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True, default="open")
    answer = fields.Text(tracking=True)
    granted_points = fields.Float(string="Points Granted", digits=(16, 2))
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    date_answered = fields.Date(string="Answered On", readonly=True)
    points_before = fields.Float(
        string="Points Contested", digits=(16, 2), readonly=True
    )
    is_mine = fields.Boolean(compute="_compute_can")
    can_answer = fields.Boolean(compute="_compute_can")

    _line_uniq = models.UniqueIndex(
        "(line_id) WHERE state = 'open'",
        "An objection to these points waits for its answer already.",
    )

    @api.depends("line_id.name", "department_id.name")
    def _compute_display_name(self):
        for objection in self:
            names = (objection.department_id.display_name, objection.line_id.name)
            objection.display_name = " - ".join(filter(None, names))

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_can(self):
        sheets = self.filtered(lambda objection: objection.state == "open").sheet_id
        own, contested = sheets._filter_own(), sheets._filter_of_council()
        for objection in self:
            is_open = objection.state == "open"
            objection.is_mine = is_open and objection.sheet_id in own
            objection.can_answer = is_open and objection.sheet_id in contested

    @api.constrains("line_id", "sheet_id")
    def _check_line(self):
        for objection in self.sudo():
            if objection.line_id.sheet_id != objection.sheet_id:
                raise UserError(
                    self.env._("Choose a criterion of the sheet that is contested.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        allowed = UNIT_FIELDS | {"line_id", "sheet_id"}
        if not self.env.su and any(
            vals.keys() - allowed - self._get_talk() for vals in vals_list
        ):
            raise AccessError(self._get_answer_refusal())
        objections = super().create(vals_list)
        for objection in objections:
            objection._check_raising()
            objection.sudo().write(
                {
                    "date_raised": vietnam_time.today(),
                    "points_before": objection.line_id.points,
                    "granted_points": objection.wanted_points,
                }
            )
        return objections

    def write(self, vals):
        if not self.env.su:
            self._check_written_fields(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_nobody(self):
        if not self.env.su:
            raise AccessError(
                self.env._("An objection is withdrawn by its button, and stays.")
            )

    def action_withdraw(self):
        """Take objections back, which stay to be read.

        :raises AccessError: unless the user is of the unit
        :raises UserError: if one has been answered
        """
        self.check_access("read")
        self._check_open()
        for objection in self:
            if not objection.sheet_id._is_own():
                raise AccessError(objection._get_unit_refusal())
        self.sudo().state = "withdrawn"
        return True

    def action_uphold(self):
        """Answer that units are right: their points become what is granted.

        :raises AccessError: unless the user is of the council, and of no unit concerned
        :raises UserError: if one has been answered, has no answer in words, or grants
            what the criterion does not give
        """
        self._answer("upheld")
        for objection in self.sudo():
            line = objection.line_id
            line._check_limits(objection.granted_points)
            line.write(
                {
                    "council_points": objection.granted_points,
                    "council_note": objection.answer,
                }
            )
            if objection.year_id.state == "published":
                objection.year_id._rank_again()
        return True

    def action_reject(self):
        """Answer that points stay as they are.

        :raises AccessError: unless the user is of the council, and of no unit concerned
        :raises UserError: if one has been answered, or has no answer in words
        """
        self._answer("rejected")
        return True

    def _answer(self, state):
        self.check_access("read")
        self._check_open()
        for objection in self:
            if not objection.sheet_id._is_of_council():
                raise AccessError(self._get_answer_refusal())
            if not (objection.answer or "").strip():
                raise UserError(
                    self.env._("Write the answer: the unit has to know why.")
                )
        self.sudo().write(
            {
                "state": state,
                "answered_by_id": self.env.uid,
                "date_answered": vietnam_time.today(),
            }
        )

    def _check_open(self):
        if answered := self.filtered(lambda objection: objection.state != "open"):
            raise UserError(
                self.env._(
                    "The objection of %s is closed already.",
                    answered[0].department_id.display_name,
                )
            )

    def _check_raising(self):
        """Raise unless the user may contest the points of one sheet now.

        :raises AccessError: if the sheet is not of the user's unit
        :raises UserError: before the review has ended, or after the last day
        """
        if self.env.su:
            return
        if not self.sheet_id._is_own():
            raise AccessError(self._get_unit_refusal())
        if not self.sheet_id._is_contestable():
            raise UserError(
                self.env._(
                    "Points are contested once they have been reviewed, until the last "
                    "day for objections."
                )
            )

    def _check_written_fields(self, vals):
        names = vals.keys() - self._get_talk()
        if not names:
            return
        self._check_open()
        for objection in self:
            is_allowed = (objection.is_mine and names <= UNIT_FIELDS) or (
                objection.can_answer and names <= COUNCIL_FIELDS
            )
            if not is_allowed:
                raise AccessError(self._get_answer_refusal())

    def _get_talk(self) -> set:
        return set(self.env["mail.thread"]._fields)

    def _get_unit_refusal(self):
        return self.env._(
            "The points of %s are contested by its own people.",
            self.department_id.display_name,
        )

    def _get_answer_refusal(self):
        return self.env._(
            "The unit says why it objects, the council answers, each in its own fields."
        )
