from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

STATES = [("draft", "Draft"), ("open", "Under Way"), ("published", "Published")]
# what may still change once the reports are being written
FREE_FIELDS = {
    "note",
    "tier_ids",
    "legal_basis",
    "title_words",
    "message_main_attachment_id",
}
HEADINGS = (
    # number as printed, text, whether units answer it
    ("1.", "Về những kết quả đạt được", False),
    ("-", "Trong công tác quản lý", True),
    ("-", "Trong tiến độ và chất lượng giải quyết công việc của công chức", True),
    (
        "2.",
        "Tồn tại, hạn chế và khó khăn, vướng mắc phát sinh trong quá trình thực hiện",
        True,
    ),
    ("3.", "Đề xuất, kiến nghị", True),
)


class ThadsReview(models.Model):
    """A campaign in which units review their one-stop work over a period (sơ kết).

    Its unit draws it up and opens it: every unit that existed in the period then has a
    report to write. ``action_open`` and ``action_publish`` alone change ``state``.

    Legal source: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018).
    """

    _name = "thads.review"
    _description = "Review Campaign"
    _inherit = ["thads.charge.mixin"]
    _order = "period_end desc, id desc"

    department_id = fields.Many2one(
        help="Draws the campaign up and writes the topmost report."
    )
    authority_id = fields.Many2one(
        related="department_id.authority_id", string="Topmost Authority"
    )
    plan_id = fields.Many2one(
        "thads.plan",
        string="Plan behind It",
        index="btree_not_null",
        ondelete="restrict",
    )
    subject = fields.Text(
        string="Subject of Form 1",
        default=lambda self: self._default_subject(),
        help="What is being carried out, as the title of Form 1 says.",
    )
    title_words = fields.Char(
        string="Words in Titles",
        default=lambda self: self._default_title_words(),
        help="Papers of units with these words in their titles are proposed for Form "
        "1. Several are parted by semicolons.",
    )
    period_start = fields.Date(
        string="From", required=True, tracking=True, help="First day, included."
    )
    period_end = fields.Date(
        string="Until", required=True, tracking=True, help="Last day, included."
    )
    date_cutoff = fields.Date(
        string="State As Of",
        required=True,
        compute="_compute_date_cutoff",
        store=True,
        readonly=False,
        precompute=True,
        help="Dossiers count as they stood at the end of this day.",
    )
    class_ids = fields.Many2many(
        "thads.department.class",
        string="Units",
        required=True,
        default=lambda self: self._default_class_ids(),
        help="Who reports: units of these classes that existed in the period.",
    )
    tier_ids = fields.One2many(
        "thads.review.tier",
        "review_id",
        string="Due Dates",
        copy=True,
        default=lambda self: self._default_tier_ids(),
    )
    heading_ids = fields.One2many(
        "thads.review.heading",
        "review_id",
        string="Outline",
        copy=True,
        default=lambda self: self._default_heading_ids(),
    )
    note = fields.Text(string="Guidance")
    state = fields.Selection(
        STATES, required=True, readonly=True, default="draft", copy=False, index=True
    )
    report_ids = fields.One2many("thads.review.report", "review_id", readonly=True)
    report_count = fields.Integer(
        string="Reports", compute="_compute_counts", compute_sudo=True
    )
    sent_count = fields.Integer(
        string="Sent", compute="_compute_counts", compute_sudo=True
    )
    late_count = fields.Integer(
        string="Late", compute="_compute_counts", compute_sudo=True
    )

    _period_check = models.Constraint(
        "CHECK(period_start <= period_end)", "A period cannot end before it starts."
    )
    _cutoff_check = models.Constraint(
        "CHECK(date_cutoff >= period_end)",
        "The state is taken at the end of the period or later.",
    )

    def _default_class_ids(self):
        system = "thads_base.thads_department_class_system"
        return self.env.ref(system, raise_if_not_found=False)

    def _default_subject(self):
        return (
            "Quyết định số 537/QĐ-TCTHADS ngày 11/5/2017 của Tổng Cục trưởng Tổng cục "
            "Thi hành án dân sự"
        )

    def _default_title_words(self):
        return "một cửa"

    def _default_tier_ids(self):
        return [
            Command.create({"level": level})
            for level in ("local", "province", "central")
        ]

    def _default_heading_ids(self):
        return [
            Command.create(
                {
                    "sequence": place,
                    "number": number,
                    "name": name,
                    "is_answered": is_answered,
                }
            )
            for place, (number, name, is_answered) in enumerate(HEADINGS)
        ]

    @api.depends("period_end")
    def _compute_date_cutoff(self):
        for review in self:
            review.date_cutoff = review.period_end

    @api.depends("report_ids.state")
    def _compute_counts(self):
        reports = self.env["thads.review.report"]
        domain = [("review_id", "in", self.ids)]
        totals = dict(reports._read_group(domain, ["review_id"], ["__count"]))
        sent = dict(
            reports._read_group(
                [*domain, ("state", "in", reports._get_sent_states())],
                ["review_id"],
                ["__count"],
            )
        )
        late = dict(
            reports._read_group(
                [*domain, ("is_late", "=", True)], ["review_id"], ["__count"]
            )
        )
        for review in self:
            review.report_count = totals.get(review._origin, 0)
            review.sent_count = sent.get(review._origin, 0)
            review.late_count = late.get(review._origin, 0)

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        if not self.env.su and any(review.state != "draft" for review in reviews):
            raise AccessError(self._get_state_refusal())
        return reviews

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if "state" in vals:
                raise AccessError(self._get_state_refusal())
            if vals.keys() - FREE_FIELDS - self.env["mail.thread"]._fields.keys():
                self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_draft()

    def action_publish(self):
        """Let every unit read all reports of the campaigns.

        :raises AccessError: if the user may not change the campaigns
        :raises UserError: unless the topmost report has been signed
        """
        self.check_access("write")
        for review in self.sudo():
            top = review.report_ids.filtered(lambda report: not report.parent_id)
            if review.state != "open" or top.state != "accepted":
                raise UserError(
                    self.env._(
                        "“%s” is published once its topmost report has been signed.",
                        review.name,
                    )
                )
            review.state = "published"
        return True

    def action_open_reports(self):
        """Show the reports of one campaign that the user may read."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_reporting.thads_review_report_action"
        )
        return {
            **action,
            "name": self.name,
            "domain": [("review_id", "=", self.id)],
            "context": {},
        }

    def action_open_board(self):
        """Show where the units of one campaign stand."""
        self.ensure_one()
        self.check_access("read")
        return self._open_board()

    def _open_board(self, domain=Domain.TRUE):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_reporting.thads_review_board_action"
        )
        of_review = Domain("review_id", "=", self.id) & domain
        return {
            **action,
            "name": self.name,
            "domain": list(of_review),
            "context": {"search_default_group_by_level": 1},
        }

    def _check_draft(self):
        """Raise unless all the campaigns are drafts.

        :raises UserError: naming one that is not
        """
        if opened := self.filtered(lambda review: review.state != "draft"):
            raise UserError(
                self.env._(
                    "“%s” is open: units are writing their reports by it.",
                    opened[0].name,
                )
            )

    def _get_state_refusal(self):
        return self.env._("A campaign is opened and published by its buttons.")
