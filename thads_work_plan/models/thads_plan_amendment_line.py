from odoo import api, fields, models

from ..tools import amendment as rules

KINDS = [("change", "Changed"), ("add", "Added"), ("remove", "Taken Out")]
LINE_STATES = [
    ("proposed", "Proposed"),
    ("taken", "Taken into the Amendment"),
    ("declined", "Not Taken"),
]
# field of the line -> field of the output that it changes; the task has its name
OUTPUT_FIELDS = {
    "product": "name",
    "schedule_text": "schedule_text",
    "lead_text": "lead_text",
    "coordinating_text": "coordinating_text",
    "funding": "funding",
    "milestone_text": "milestone_text",
}
# Set by the buttons alone
ENGINE_FIELDS = {"state", "amendment_id", "unit_id"}


class ThadsPlanAmendmentLine(models.Model):
    """One line of a plan that an amendment changes, its old words beside the new ones.

    The old words are those of the day on which it was written down: should the plan
    have changed since, it is refused. New times and units are read, doubted and
    confirmed as in the plan. Without an amendment it is what a unit has proposed: the
    unit that consolidates takes it into an amendment, or says why not.
    """

    _name = "thads.plan.amendment.line"
    _description = "Changed Line of a Plan"
    _inherit = ["thads.plan.deliverable.mixin"]
    _order = "plan_id, id"
    _plan_parent = "task_id"

    amendment_id = fields.Many2one(
        "thads.plan.amendment", index="btree_not_null", ondelete="cascade"
    )
    unit_id = fields.Many2one(
        "hr.department",
        string="Proposed By",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_unit_id(),
        domain=[("is_my_unit", "=", True)],
    )
    kind = fields.Selection(KINDS, required=True, default="change")
    task_id = fields.Many2one(
        "thads.plan.task",
        string="Line",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('plan_id', '=', plan_id)]",
        help="The task that changes; of something added, the section, group or task "
        "that it comes under.",
    )
    output_id = fields.Many2one(
        "thads.plan.output",
        string="Product Concerned",
        compute="_compute_output_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('task_id', '=', task_id)]",
        help="Empty: the task as a whole.",
    )
    outline = fields.Char(compute="_compute_old", store=True, precompute=True)
    old_name = fields.Text(
        string="Task Now", compute="_compute_old", store=True, precompute=True
    )
    old_product = fields.Text(
        string="Product Now", compute="_compute_old", store=True, precompute=True
    )
    old_schedule_text = fields.Text(
        string="Time Now", compute="_compute_old", store=True, precompute=True
    )
    old_lead_text = fields.Text(
        string="Lead Now", compute="_compute_old", store=True, precompute=True
    )
    old_coordinating_text = fields.Text(
        string="Coordinating Now", compute="_compute_old", store=True, precompute=True
    )
    old_funding = fields.Text(
        string="Funding Now", compute="_compute_old", store=True, precompute=True
    )
    old_milestone_text = fields.Text(
        string="Submissions Now", compute="_compute_old", store=True, precompute=True
    )
    name = fields.Text(
        string="Task", compute="_compute_name", store=True, readonly=False
    )
    product = fields.Text(compute="_compute_product", store=True, readonly=False)
    schedule_text = fields.Text(
        compute="_compute_schedule_text", store=True, readonly=False, precompute=True
    )
    lead_text = fields.Text(
        compute="_compute_lead_text", store=True, readonly=False, precompute=True
    )
    coordinating_text = fields.Text(
        compute="_compute_coordinating_text",
        store=True,
        readonly=False,
        precompute=True,
    )
    funding = fields.Text(compute="_compute_funding", store=True, readonly=False)
    milestone_text = fields.Text(
        string="Submissions",
        compute="_compute_milestone_text",
        store=True,
        readonly=False,
        help="One level a line with its time, as in Minister: March 2027.",
    )
    reason = fields.Text(help="Printed beside the change. Empty: the common ground.")
    state = fields.Selection(LINE_STATES, required=True, readonly=True, default="taken")
    answer = fields.Text(
        string="Why Not Taken", help="What the unit that has proposed it reads."
    )

    plan_name = fields.Char(related="plan_id.name", string="Name of the Plan")
    is_content_and_time = fields.Boolean(compute="_compute_is_content_and_time")
    heading = fields.Text(string="Line of the Plan", compute="_compute_texts")
    old_text = fields.Text(string="As Approved", compute="_compute_texts")
    new_text = fields.Text(string="As Amended", compute="_compute_texts")
    outcome = fields.Char(
        string="What Became of It", compute="_compute_outcome", compute_sudo=True
    )

    def _default_unit_id(self):
        return self.env.user._get_main_department()

    @api.depends("task_id", "kind")
    def _compute_output_id(self):
        """Of a task with one product, that one."""
        for line in self:
            outputs = line.task_id.output_ids
            is_one = line.kind == "change" and len(outputs) == 1
            line.output_id = outputs if is_one else False

    # not on the words: the plan may change afterwards, and is then compared
    @api.depends("task_id", "output_id", "kind")
    def _compute_old(self):
        for line in self:
            line.outline = line.task_id.outline
            for name, text in line._get_present().items():
                line[f"old_{name}"] = text

    @api.depends("old_name", "kind")
    def _compute_name(self):
        self._propose("name")

    @api.depends("old_product", "kind")
    def _compute_product(self):
        self._propose("product")

    @api.depends("old_schedule_text", "kind")
    def _compute_schedule_text(self):
        self._propose("schedule_text")

    @api.depends("old_lead_text", "kind")
    def _compute_lead_text(self):
        self._propose("lead_text")

    @api.depends("old_coordinating_text", "kind")
    def _compute_coordinating_text(self):
        self._propose("coordinating_text")

    @api.depends("old_funding", "kind")
    def _compute_funding(self):
        self._propose("funding")

    @api.depends("old_milestone_text", "kind")
    def _compute_milestone_text(self):
        self._propose("milestone_text")

    def _propose(self, name):
        """Start from the words that stand there, where something is changed."""
        for line in self:
            line[name] = line[f"old_{name}"] if line.kind == "change" else False

    @api.depends("plan_id", "amendment_id.procedure_id")
    def _compute_is_content_and_time(self):
        for plan, lines in self.grouped("plan_id").items():
            procedure = plan._find_amendment_procedure()
            for line in lines:
                own = line.amendment_id.procedure_id.sudo() or procedure
                line.is_content_and_time = own.amends_content_and_time

    @api.depends("schedule_doubt", "lead_doubts", "coordinating_doubts", *rules.FIELDS)
    @api.depends("is_schedule_confirmed", "is_lead_confirmed")
    @api.depends("is_coordinating_confirmed", "kind")
    def _compute_is_doubtful(self):
        for line in self:
            line.is_doubtful = bool(line._describe_doubts())

    @api.depends_context("lang")
    @api.depends("outline", "kind", *rules.FIELDS)
    @api.depends(*(f"old_{name}" for name in rules.FIELDS))
    def _compute_texts(self):
        labels = {
            name: self._fields[name]._description_string(self.env)
            for name in rules.FIELDS
        }
        for line in self:
            row = line._get_row(labels)
            line.heading, line.old_text, line.new_text = row.heading, row.old, row.new

    @api.depends("outline", "old_name", "name")
    def _compute_display_name(self):
        for line in self:
            name = line.old_name or line.name
            line.display_name = rules.describe_line(line.outline or "", name or "", "")

    @api.depends_context("lang")
    @api.depends("state", "answer", "amendment_id.state", "amendment_id.decision_id")
    def _compute_outcome(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        for line in self:
            amendment = line.amendment_id
            decision = amendment.decision_id.full_number
            if line.state == "declined":
                line.outcome = f"{states['declined']}: {line.answer}"
            elif amendment.state == "issued":
                line.outcome = self.env._("Decided by No. %s", decision)
            else:
                line.outcome = states[line.state]

    def _get_present(self) -> dict:
        """Return what the plan says now, nothing where something is added."""
        texts = dict.fromkeys(rules.FIELDS, False)
        if self.kind == "add":
            return texts
        texts["name"] = self.task_id.name
        if self.output_id:
            texts |= {name: self.output_id[of] for name, of in OUTPUT_FIELDS.items()}
        return texts

    def _get_old(self) -> dict:
        return {name: self[f"old_{name}"] for name in rules.FIELDS}

    def _get_new(self) -> dict:
        return {name: self[name] for name in rules.FIELDS}

    def _get_changed(self) -> tuple[str, ...]:
        """Return the names of what one line changes, all that is there if taken out."""
        return rules.find_changed(self._get_old(), self._get_new())

    def _get_row(self, labels=rules.LABELS) -> rules.AmendedLine:
        """Return the row of one line in the table of the decision."""
        names, is_change = self._get_changed(), self.kind == "change"
        old, new = self._get_old(), self._get_new()
        says_name = is_change and "name" not in names
        says_product = says_name and "product" not in names and self.output_id
        return rules.AmendedLine(
            heading=rules.describe_line(
                self.outline or "",
                (says_name and self.old_name) or "",
                (says_product and self.old_product) or "",
            ),
            old="" if self.kind == "add" else rules.describe(old, names, labels),
            new="" if self.kind == "remove" else rules.describe(new, names, labels),
            reason=self.reason or self.amendment_id._describe_ground(),
        )

    def _describe_doubts(self):
        """Return the doubts about what is new: the rest stands in the plan."""
        names = () if self.kind == "remove" else self._get_changed()
        doubts = []
        if "schedule_text" in names and not self.is_schedule_confirmed:
            doubts += self._describe_schedule(self.schedule_doubt, self.schedule_text)
        if "lead_text" in names and not self.is_lead_confirmed:
            doubts += self._describe_bodies(self.lead_doubts)
        if "coordinating_text" in names and not self.is_coordinating_confirmed:
            doubts += self._describe_bodies(self.coordinating_doubts)
        return doubts
