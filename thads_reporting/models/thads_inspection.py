from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time

KINDS = [
    ("thematic", "Thematic"),
    ("combined", "Combined with Another"),
    ("joint", "Between Agencies"),
]
STATES = [
    ("planned", "Planned"),
    ("checking", "At the Unit"),
    ("reporting", "Being Reported"),
    ("signing", "To Be Concluded"),
    ("concluded", "Concluded"),
    ("closed", "Closed"),
    ("called_off", "Called Off"),
]
WRITABLE_STATES = ("planned", "checking", "reporting")
CONCLUDED_STATES = ("concluded", "closed")
# set by the way of the inspection
ENGINE_FIELDS = {"state", "date_concluded", "date_closed", "document_id"}
# the team has begun by these
PLANNED_FIELDS = {"department_id", "inspected_id", "review_id", "date_report_due"}
LEAD_DAYS = 5  # working days from the report of the team to that of the campaign


class ThadsInspection(models.Model):
    """An inspection of one unit, from its plan to the last corrective action.

    A unit plans it; its team notes what it finds; a leader of the authority signs the
    conclusion. From then on the inspected unit reads it, and answers what it has to
    correct. When all of that is confirmed, the inspection is closed.

    Legal sources: Kế hoạch sơ kết 01 năm triển khai cơ chế một cửa (2018), mục 2.2:
    thematic, or combined with another one; Kế hoạch kèm theo Quyết định số 340/QĐ-BTP
    ngày 12/3/2024, mục 2.3: between agencies. None of them sets a deadline.
    """

    _name = "thads.inspection"
    _description = "Inspection"
    _inherit = ["thads.inspection.mixin", "thads.paper.mixin"]
    _order = "date_start desc, id desc"
    _mail_post_access = "read"

    name = fields.Char(
        string="Subject", required=True, tracking=True, help="What is inspected."
    )
    kind = fields.Selection(KINDS, string="Form", required=True, default="thematic")
    combined_with = fields.Char(
        string="Inspection It Goes With", help="Whose team looks at this as well."
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Inspecting Unit",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._get_main_department(),
        domain="[('is_my_unit', '=', True)]",
    )
    inspected_id = fields.Many2one(
        "hr.department",
        string="Inspected Unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('is_current', '=', True)]",
    )
    plan_id = fields.Many2one(
        "thads.inspection.plan",
        string="Plan of the Year",
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: it was not planned.",
    )
    review_id = fields.Many2one(
        "thads.review",
        string="Campaign",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', '=', 'open')]",
        help="Whose report is to tell of it: it is concluded before that is due.",
    )
    legal_basis = fields.Text(help="Who ordered it, and by which paper; one per line.")
    checklist_ids = fields.Many2many(
        "thads.inspection.checklist",
        string="Checklists",
        help="Their points are taken over when it is saved.",
    )
    leader_id = fields.Many2one(
        "res.users",
        string="Head of the Team",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('share', '=', False)]",
    )
    member_ids = fields.Many2many(
        "res.users",
        "thads_inspection_member_rel",
        string="Members",
        domain="[('share', '=', False)]",
    )
    outside_members = fields.Text(
        help="Of other bodies, one per line: name, title, body."
    )
    date_start = fields.Date(string="From", required=True, help="First day there.")
    date_end = fields.Date(string="Until", required=True, help="Last day, included.")
    date_report_due = fields.Date(
        string="Report Due",
        compute="_compute_date_report_due",
        store=True,
        readonly=False,
        precompute=True,
        help="Last day, set by the inspecting unit: no text of law has one. Whoever "
        "heads the team is reminded before it. Of a campaign: five working days before "
        "the report of the authority is due, unless another day is entered.",
    )
    state = fields.Selection(
        STATES,
        required=True,
        readonly=True,
        copy=False,
        default="planned",
        index=True,
        tracking=True,
    )
    point_ids = fields.One2many(
        "thads.inspection.point", "inspection_id", string="What Is Checked"
    )
    finding_ids = fields.One2many(
        "thads.inspection.finding", "inspection_id", string="Findings"
    )
    action_ids = fields.One2many(
        "thads.inspection.action", "inspection_id", string="Corrective Actions"
    )
    conclusion = fields.Text(copy=False, help="One paragraph per line.")
    proposal = fields.Text(copy=False, help="To whoever is above; one per line.")
    call_off_reason = fields.Text(
        string="Why It Is Called Off", copy=False, tracking=True
    )
    date_concluded = fields.Date(string="Concluded On", readonly=True, copy=False)
    date_closed = fields.Date(string="Closed On", readonly=True, copy=False)
    is_late = fields.Boolean(string="Report Late")
    can_write = fields.Boolean(
        compute="_compute_can_write", help="The user is of the team or its unit."
    )

    _dates_check = models.Constraint(
        "CHECK(date_start <= date_end)", "A period cannot end before it starts."
    )

    @api.depends("name", "inspected_id.name", "inspected_id.short_name")
    def _compute_display_name(self):
        for inspection in self:
            names = (inspection.name, inspection.inspected_id.display_name)
            inspection.display_name = " - ".join(filter(None, names))

    @api.model
    def _get_late_domain(self) -> Domain:
        return Domain("state", "in", ("checking", "reporting")) & Domain(
            "date_report_due", "<", vietnam_time.today()
        )

    @api.depends("review_id", "department_id")
    def _compute_date_report_due(self):
        calendar = self.env["resource.calendar"]
        for inspection in self:
            authority = inspection.department_id.authority_id
            reports = inspection.review_id.sudo().report_ids
            due = reports.filtered(
                lambda report, authority=authority: report.department_id == authority
            ).date_due
            inspection.date_report_due = (
                calendar.thads_deadline(due, -LEAD_DAYS)
                if due
                else inspection.date_report_due
            )

    @api.depends_context("uid")
    @api.depends("state", "department_id", "leader_id", "member_ids")
    def _compute_can_write(self):
        for inspection in self:
            is_open = inspection.state in WRITABLE_STATES
            inspection.can_write = is_open and inspection._is_team()

    def _is_team(self) -> bool:
        """Whether the user is of the team of one inspection, or of its unit."""
        inspection = self.sudo()
        team = inspection.leader_id | inspection.member_ids
        unit = inspection.department_id.with_env(self.env)
        return self.env.user in team._origin or unit.is_my_unit

    @api.constrains("department_id", "inspected_id")
    def _check_reach(self):
        """An authority inspects what is below it, a local unit itself."""
        for inspection in self.sudo():
            unit = inspection.department_id
            top = unit if unit.unit_type == "local" else unit.authority_id or unit
            reached = inspection.inspected_id.parent_path or ""
            if not reached.startswith(top.parent_path):
                raise UserError(
                    self.env._(
                        "%(unit)s does not inspect %(inspected)s: it is not below "
                        "%(top)s.",
                        unit=unit.display_name,
                        inspected=inspection.inspected_id.display_name,
                        top=top.display_name,
                    )
                )

    @api.constrains("plan_id", "department_id")
    def _check_plan(self):
        for inspection in self.sudo():
            plan = inspection.plan_id.department_id.authority_id
            if plan and plan != inspection.department_id.authority_id:
                raise UserError(
                    self.env._(
                        "“%s” is the plan of another authority.",
                        inspection.plan_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        inspections = super().create(vals_list)
        if not self.env.su:
            inspections._check_fresh()
        inspections._take_over_points()
        return inspections

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            self._check_written_fields(set(vals))
        result = super().write(vals)
        if "department_id" in vals:
            self.check_access("create")  # rules have tested the former unit only
        if "checklist_ids" in vals:
            self._take_over_points()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_planned(self):
        self._check_writable()

    def _check_fresh(self):
        """Raise if one begins as anything but planned.

        Not only what was given counts: defaults are the user's and the context's.
        """
        for inspection in self:
            set_already = any(inspection[name] for name in ENGINE_FIELDS - {"state"})
            if inspection.state != "planned" or set_already:
                raise AccessError(self._get_state_refusal())

    def _check_written_fields(self, names):
        """Raise if the user may not write fields of these names now."""
        if names & ENGINE_FIELDS:
            raise AccessError(self._get_state_refusal())
        if names - self._get_talk_fields():
            self._check_writable()
        has_begun = any(inspection.state != "planned" for inspection in self)
        if names & PLANNED_FIELDS and has_begun:
            raise UserError(
                self.env._(
                    "The units and the day of the report stay as they were when the "
                    "team began."
                )
            )

    def _check_writable(self):
        """Raise unless the user writes the inspections now.

        :raises AccessError: if the user is neither of the team nor of its unit
        :raises UserError: if one waits for its signature, or has been concluded
        """
        if self.env.su:
            return
        for inspection in self:
            if not inspection._is_team():
                raise AccessError(
                    self.env._("“%s” is written by its team.", inspection.name)
                )
            if inspection.state not in WRITABLE_STATES:
                raise UserError(
                    self.env._(
                        "“%s” is signed or about to be: it does not change any more.",
                        inspection.name,
                    )
                )

    def _get_state_refusal(self):
        return self.env._("An inspection goes on by its buttons.")

    def _take_over_points(self):
        """Bring the points up to the checklists; what was judged stays."""
        for inspection in self:
            items = inspection.checklist_ids.item_ids
            points = inspection.point_ids
            dropped = points.filtered(
                lambda point, items=items: (
                    point.item_id and point.item_id not in items and not point.result
                )
            )
            missing = items - points.item_id
            if dropped or missing:
                inspection.point_ids = [
                    *(Command.delete(point.id) for point in dropped),
                    *(
                        Command.create(
                            {"item_id": item.id, "name": item.name, "sequence": place}
                        )
                        for place, item in enumerate(items)
                        if item in missing
                    ),
                ]
