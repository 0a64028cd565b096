from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

STATES = [
    ("draft", "Being Written"),
    ("signing", "To Be Signed"),
    ("submitted", "Sent"),
    ("received", "Received Above"),
    ("accepted", "Accepted"),
    ("returned", "Returned"),
]
WRITABLE_STATES = ("draft", "returned")
SENT_STATES = ("submitted", "received", "accepted")
# set when the campaign opens, or by the way of the report
ENGINE_FIELDS = {
    "review_id",
    "department_id",
    "parent_id",
    "drafting_unit_id",
    "state",
    "is_sent",
    "date_due",
    "datetime_sent",
    "marked_cells",
    "consolidated_ids",
}


class ThadsReviewReport(models.Model):
    """The report of one unit in a campaign.

    Opening the campaign makes it. Its unit writes it, its head signs it; the unit above
    accepts it, or returns it with the cells that are to be corrected. What was sent is
    frozen until it is returned.
    """

    _name = "thads.review.report"
    _description = "Report of a Unit"
    _inherit = ["thads.opened.mixin", "thads.paper.mixin", "thads.late.mixin"]
    _order = "review_id desc, parent_path"
    _mail_post_access = "read"
    _parent_store = True

    review_id = fields.Many2one(
        "thads.review",
        string="Campaign",
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
    level = fields.Selection(related="department_id.unit_type", string="Type of Unit")
    drafting_unit_id = fields.Many2one(
        "hr.department",
        string="Written By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The office of an authority, the unit itself, or what succeeded it.",
    )
    signing_unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_signing_unit_id",
        store=True,
        index=True,
        help="The head of the unit, or of what had succeeded it when the campaign "
        "opened.",
    )
    parent_id = fields.Many2one(
        "thads.review.report",
        string="Report Above",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many(
        "thads.review.report", "parent_id", string="Reports Below", readonly=True
    )
    part_ids = fields.One2many("thads.review.part", "report_id", string="Answers")
    date_due = fields.Date(
        string="Due", readonly=True, index="btree_not_null", help="Last day in time."
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", index=True
    )
    is_sent = fields.Boolean(
        string="Has Been Sent",
        readonly=True,
        help="From the first time on, the unit above may read it.",
    )
    datetime_sent = fields.Datetime(string="Sent At", readonly=True)
    marked_cells = fields.Json(
        readonly=True, help="What was marked when it was returned last."
    )
    return_note = fields.Text(compute="_compute_return_note")
    can_write = fields.Boolean(
        compute="_compute_can_write", help="The user writes it, and it is not sent."
    )
    can_sign = fields.Boolean(compute="_compute_can_write")
    can_decide = fields.Boolean(
        compute="_compute_can_write", help="It was sent to the user's unit."
    )

    _unit_uniq = models.Constraint(
        "UNIQUE(review_id, department_id)", "A unit has one report in a campaign."
    )

    @api.depends("department_id.name", "review_id.name")
    def _compute_display_name(self):
        for report in self:
            names = (report.department_id.name, report.review_id.name)
            report.display_name = " - ".join(filter(None, names))

    @api.depends("department_id")
    def _compute_signing_unit_id(self):
        for report in self:
            report.signing_unit_id = report.department_id._get_acting_unit()

    @api.depends("step_ids.outcome")
    def _compute_return_note(self):
        for report in self:
            returned = report.sudo().step_ids.filtered(
                lambda step: step.outcome == "returned"
            )
            report.return_note = returned[-1:].note

    @api.model
    def _get_late_domain(self) -> Domain:
        return Domain("state", "not in", SENT_STATES) & Domain(
            "date_due", "<", vietnam_time.today()
        )

    @api.model
    def _get_sent_states(self):
        return SENT_STATES

    @api.depends_context("uid")
    @api.depends("state", "drafting_unit_id", "step_ids.state")
    def _compute_can_write(self):
        for report in self:
            is_mine = report._is_mine()
            report.can_write = is_mine and report.state in WRITABLE_STATES
            report.can_sign = report.state == "signing" and report._is_signer()
            report.can_decide = (
                report.state in ("submitted", "received") and report._is_decider()
            )

    def _is_mine(self) -> bool:
        """Whether the user is of the unit that writes one report or signs it."""
        units = self.sudo().drafting_unit_id | self.sudo().signing_unit_id
        return any(units.with_env(self.env).mapped("is_my_unit"))

    def _is_decider(self) -> bool:
        """Whether the user is of the unit that one report goes to."""
        return self.sudo().parent_id.with_env(self.env)._is_mine()

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self._get_opening_refusal())
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._check_written_fields(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_nobody(self):
        if not self.env.su:
            raise AccessError(self._get_opening_refusal())

    def _check_written_fields(self, vals):
        if ENGINE_FIELDS & vals.keys():
            raise AccessError(
                self.env._("A report is sent, accepted and returned by its buttons.")
            )
        talk = {
            *self.env["mail.thread"]._fields,
            *self.env["mail.activity.mixin"]._fields,
        }
        if vals.keys() - talk:
            self._check_writable()

    def _check_writable(self):
        """Raise unless the user writes the reports now.

        :raises AccessError: if they are not of the user's unit
        :raises UserError: if one has been sent
        """
        if self.env.su:
            return
        for report in self:
            if not report._is_mine():
                raise AccessError(
                    self.env._(
                        "The report of %(unit)s is written by %(writer)s.",
                        unit=report.department_id.name,
                        writer=report.drafting_unit_id.name,
                    )
                )
            if report.state not in WRITABLE_STATES:
                raise UserError(
                    self.env._(
                        "“%s” is signed or sent: it changes again once it is returned.",
                        report.display_name,
                    )
                )

    def _get_opening_refusal(self):
        return self.env._("Reports are made when a campaign is opened.")
