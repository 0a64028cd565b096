from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

KINDS = [
    ("dated", "By a Day"),
    ("continuous", "Continuous"),
    ("event", "On an Event"),
    ("awaited", "When Asked For"),
]
STATES = [
    ("new", "Not Accepted"),
    ("doing", "Under Way"),
    ("reported", "To Be Confirmed"),
    ("done", "Done"),
    ("not_done", "Not Done"),
    ("cancelled", "Cancelled"),
]
OPEN_STATES = ("new", "doing", "reported")
TIMELINESS = [
    ("on_time", "On Time"),
    ("late", "Late"),
    ("not_done", "Not Done"),
]


class ThadsPlanAssignment(models.Model):
    """What one unit owes by one day: a line of an issued plan as it is followed up.

    Issuing a plan makes them, one for each unit and each time that a line is due. They
    change by their buttons only: nobody has the right to write them. ``date_deadline``
    is what the plan prints, and lateness is counted by it alone; what is due on no day
    is never late.
    """

    _name = "thads.plan.assignment"
    _description = "Assignment of a Plan"
    _inherit = ["thads.procedure.mixin", "thads.late.mixin"]
    _order = "date_deadline, id"
    _mail_post_access = "read"

    name = fields.Char(string="Work", required=True, readonly=True, index="trigram")
    plan_id = fields.Many2one(
        "thads.plan", readonly=True, index="btree_not_null", ondelete="cascade"
    )
    task_id = fields.Many2one(
        "thads.plan.task", readonly=True, index="btree_not_null", ondelete="cascade"
    )
    output_id = fields.Many2one(
        "thads.plan.output",
        string="Product",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="Which owes it; of an outside body, the unit that follows it.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Outside Body",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: the head of the unit.",
    )
    kind = fields.Selection(KINDS, required=True, readonly=True, default="dated")
    label = fields.Char(
        string="Which Time",
        readonly=True,
        help="Of what returns, as the first quarter of 2026.",
    )
    date_start = fields.Date(readonly=True)
    date_deadline = fields.Date(
        string="Deadline",
        readonly=True,
        index="btree_not_null",
        help="Last day by the plan, included. Empty: it is due on no day.",
    )
    date_period_end = fields.Date(
        string="Period Until",
        readonly=True,
        help="Last day of the period that a report is about.",
    )
    date_internal = fields.Date(
        string="Deadline within the Unit",
        readonly=True,
        help="Given by the head; lateness is counted by the deadline of the plan.",
    )
    is_due_before_issue = fields.Boolean(
        string="Due before the Issue",
        readonly=True,
        help="Its day had passed when the plan was issued: it is asked about once, and "
        "is not late.",
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, default="new", index=True
    )
    progress = fields.Integer(readonly=True, aggregator="avg", help="In percent.")
    quantity = fields.Float(
        readonly=True, help="Reached so far, where the product has a measure."
    )
    date_accepted = fields.Date(readonly=True)
    date_done = fields.Date(string="Done On", readonly=True)
    timeliness = fields.Selection(
        TIMELINESS, compute="_compute_timeliness", store=True, precompute=True
    )
    is_late = fields.Boolean(help="Open after its deadline, and not reported as done.")
    days_late = fields.Integer(string="Working Days Late", compute="_compute_days_late")

    _quantity_check = models.Constraint(
        "CHECK(progress BETWEEN 0 AND 100)", "Progress is between 0 and 100 percent."
    )

    @api.depends("name", "label")
    def _compute_display_name(self):
        for assignment in self:
            name = (assignment.name or "")[:120]
            label = assignment.label
            assignment.display_name = f"{name} ({label})" if label else name

    @api.depends("state", "date_done", "date_deadline", "is_due_before_issue")
    def _compute_timeliness(self):
        for assignment in self:
            assignment.timeliness = assignment._get_timeliness()

    def _get_timeliness(self) -> str | bool:
        if self.state == "not_done":
            return "not_done"
        if self.state != "done":
            return False
        deadline = self.date_deadline
        is_late = deadline and not self.is_due_before_issue
        return "late" if is_late and self.date_done > deadline else "on_time"

    @api.model
    def _get_late_domain(self) -> Domain:
        return (
            Domain("state", "in", ("new", "doing"))
            & Domain("date_deadline", "<", vietnam_time.today())
            & Domain("is_due_before_issue", "=", False)
        )

    @api.depends("is_late", "date_done", "timeliness")
    def _compute_days_late(self):
        """Working days after the deadline, until it was done or until today."""
        calendar = self.env["resource.calendar"]
        self.days_late = 0
        for assignment in self:
            if assignment.is_late or assignment.timeliness == "late":
                assignment.days_late = calendar.thads_working_days_between(
                    assignment.date_deadline,
                    assignment.date_done or vietnam_time.today(),
                )
