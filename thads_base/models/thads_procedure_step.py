from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.safe_eval import safe_eval

from ..tools.clock import Clock
from ..tools.procedure_graph import ProcedureGraph

KINDS = [
    ("work", "Work"),
    ("opinion", "Opinion"),
    ("review", "Review"),
    ("approval", "Approval"),
    ("issue", "Issue"),
    ("external", "Answer from outside"),
    ("wait", "Wait"),
]
ACTORS = [
    ("author_unit", "Unit of the record"),
    ("author_head", "Head of the unit"),
    ("unit_staff", "Staff of the unit"),
    ("office", "Office of the authority"),
    ("leader_in_charge", "Leader in charge"),
    ("authority_head", "Head of the authority"),
    ("authority_units", "All units of the authority"),
    ("outside", "Outside body"),
]
CLOCKS = [
    ("none", "No time limit"),
    ("working_days", "Working days"),
    ("calendar_days", "Calendar days"),
    ("half_day", "Half a working day"),
    ("fixed_day", "Fixed day"),
    ("record", "Time limit of the record"),
]
SILENCES = [
    ("wait", "Waits for the answer"),
    ("no_reply", "Goes on, the answer is listed as missing"),
    ("consent", "Counts as consent"),
]
# What may come out of a step; what ends it without an answer is not among them
OUTCOMES = {
    "work": ("done",),
    "opinion": ("agreed", "agreed_with_points", "disagreed"),
    "review": ("approved", "returned"),
    "approval": ("approved", "returned"),
    "issue": ("issued",),
    "external": ("agreed", "agreed_with_points", "disagreed", "no_reply"),
    "wait": ("done",),
}
# Kinds that nobody decides on for their own work
DECIDING_KINDS = ("review", "approval")


class ThadsProcedureStep(models.Model):
    """A step of a procedure: who does what, after what, and in which time."""

    _name = "thads.procedure.step"
    _description = "Step of a Procedure"
    _order = "procedure_id, sequence, id"
    _rec_names_search = ["name", "code"]

    procedure_id = fields.Many2one(
        "thads.procedure", required=True, index=True, ondelete="cascade"
    )
    res_model = fields.Selection(related="procedure_id.res_model")
    sequence = fields.Integer(default=10)
    code = fields.Char(required=True, help="Names the step for programs, as appraisal.")
    name = fields.Char(required=True)
    kind = fields.Selection(KINDS, required=True, default="work")
    actor = fields.Selection(ACTORS, help="Whose post it is to act.")
    is_on_request = fields.Boolean(
        string="On Request",
        help="Opens for whom the unit of the record asks, as often as it asks.",
    )
    predecessor_ids = fields.Many2many(
        "thads.procedure.step",
        "thads_procedure_step_predecessor_rel",
        "step_id",
        "predecessor_id",
        string="After",
        domain="[('procedure_id', '=', procedure_id)]",
        help="Steps that have to be closed, all of them, before this one opens.",
    )
    condition = fields.Char(
        string="Only If",
        help="Condition on the record; the step is skipped where it does not hold.",
    )
    condition_label = fields.Char(
        string="Only If, in Words", help="As the drawing and the timeline say it."
    )
    return_step_id = fields.Many2one(
        "thads.procedure.step",
        string="Returns To",
        index="btree_not_null",
        domain="[('procedure_id', '=', procedure_id)]",
        help="The step that is done again when this one sends the work back. Of work, "
        "it is who is asked again when something is not clear.",
    )
    clock = fields.Selection(CLOCKS, required=True, default="none")
    working_days = fields.Integer(help="After the day that starts the clock.")
    calendar_days = fields.Integer(help="After the day that starts the clock.")
    fixed_day = fields.Integer()
    fixed_month = fields.Integer()
    fixed_year_offset = fields.Integer(
        string="Year", help="0 for the year of the record, -1 for the year before it."
    )
    is_fixed_day_included = fields.Boolean(
        string="Day Included",
        help="“Before 30/11” ends on 29/11; ticked, it ends on 30/11.",
    )
    clock_event = fields.Selection(
        selection="_get_clock_events",
        string="Counted From",
        required=True,
        default="opened",
    )
    is_uncertain = fields.Boolean(
        string="To Be Confirmed",
        help="The legal text leaves this clock open: an administrator confirms it.",
    )
    silence = fields.Selection(
        SILENCES,
        string="Without an Answer",
        required=True,
        default="wait",
        help="What happens when the time is up.",
    )
    ladder_id = fields.Many2one(
        "thads.ladder",
        string="Escalation Ladder",
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self._default_ladder_id(),
        help="Who is told before its time is up, and after it.",
    )
    answer_label = fields.Char(
        string="On the Button",
        help="What the first answer is called here, as “Complete” for the check of a "
        "file. Empty: as everywhere.",
    )
    legal_basis = fields.Char()
    instructions = fields.Text(help="What is to be done, shown to who does it.")
    required_documents = fields.Text(
        string="Needs", help="Papers of the file, one per line."
    )
    produced_type_ids = fields.Many2many(
        "thads.document.type", string="Produces", help="Papers that come out of it."
    )

    _code_uniq = models.Constraint(
        "UNIQUE(procedure_id, code)", "Two steps of a procedure need different codes."
    )
    _clock_check = models.Constraint(
        "CHECK(working_days >= 0 AND calendar_days >= 0)",
        "A time limit is not negative.",
    )

    def _default_ladder_id(self):
        return self.env.ref("thads_base.ladder_default", raise_if_not_found=False)

    @api.model
    def _get_clock_events(self):
        """Return what can start a clock; addons add what their records know.

        :return: [(key, label)]; ``_get_clock_day(key)`` of the record gives its day
        """
        return [("opened", self.env._("The day the step opens"))]

    @api.depends("name")
    def _compute_display_name(self):
        for step in self:
            step.display_name = step.name

    @api.constrains("clock", "fixed_day", "fixed_month", "working_days")
    def _check_clock(self):
        for step in self:
            if step.working_days and step.clock != "working_days":
                raise ValidationError(
                    self.env._(
                        "“%s” has working days, but its clock does not count them.",
                        step.name,
                    )
                )
            if step.clock == "fixed_day" and not step._is_day():
                raise ValidationError(
                    self.env._("Enter the day and month of “%s”.", step.name)
                )

    @api.constrains("condition")
    def _check_condition(self):
        for step in self:
            step._get_condition()

    @api.model_create_multi
    def create(self, vals_list):
        steps = super().create(vals_list)
        # those asked for ad hoc change nobody's way
        steps.filtered(lambda step: not step.is_on_request).procedure_id._check_unused()
        steps.procedure_id.step_ids._check_sound()
        return steps

    def write(self, vals):
        if set(vals) - self._get_free_fields():
            self.procedure_id._check_unused()
        result = super().write(vals)
        self.procedure_id.step_ids._check_sound()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self.procedure_id._check_unused()

    def _get_free_fields(self) -> set:
        """Names of what may change while records go by the step: words, not rules."""
        return {
            "name",
            "answer_label",
            "instructions",
            "legal_basis",
            "produced_type_ids",
            "sequence",
            "is_uncertain",
            "condition_label",
            "ladder_id",
        }

    def _check_sound(self):
        """Raise unless the steps can be gone through, all of them of one procedure.

        :raises ValidationError: naming the step and what to correct
        """
        for step in self:
            step._check_links()
            if not step.actor and step.kind != "wait":
                raise ValidationError(
                    self.env._("Say who acts in step “%s”.", step.name)
                )
            if "returned" in OUTCOMES[step.kind] and not step.return_step_id:
                raise ValidationError(
                    self.env._("Say where “%s” returns the work to.", step.name)
                )
        graph = ProcedureGraph({step.id: step.predecessor_ids.ids for step in self})
        if cycle := graph.find_cycle():
            raise ValidationError(
                self.env._(
                    "These steps wait for one another, so that none can open: %s",
                    self.browse(cycle).mapped("name"),
                )
            )
        for step in self.filtered("return_step_id"):
            if step.id not in graph.find_following(step.return_step_id.id):
                raise ValidationError(
                    self.env._(
                        "“%(step)s” returns to “%(target)s”, which does not lead to "
                        "it.",
                        step=step.name,
                        target=step.return_step_id.name,
                    )
                )

    def _check_links(self):
        strangers = (self.predecessor_ids + self.return_step_id).filtered(
            lambda other: other.procedure_id != self.procedure_id
        )
        if strangers:
            raise ValidationError(
                self.env._(
                    "“%(step)s” can only follow steps of its own procedure, not "
                    "“%(other)s”.",
                    step=self.name,
                    other=strangers[0].name,
                )
            )

    def _is_day(self) -> bool:
        """Whether day and month make a day that every year has."""
        try:
            fields.Date.to_date(f"2001-{self.fixed_month:02}-{self.fixed_day:02}")
        except ValueError:
            return False
        return True

    def _get_clock(self) -> Clock:
        amounts = {
            "working_days": self.working_days,
            "calendar_days": self.calendar_days,
        }
        return Clock(
            self.clock,
            amount=amounts.get(self.clock, 0),
            month=self.fixed_month,
            day=self.fixed_day,
            year_offset=self.fixed_year_offset,
            included=self.is_fixed_day_included,
        )

    def _get_condition(self) -> list:
        """Return the condition on the record as a domain.

        :raises UserError: if it is none
        """
        if not self.condition:
            return []
        try:
            return safe_eval(self.condition)
        except ValueError as error:
            raise UserError(
                self.env._("The condition of “%s” cannot be read.", self.name)
            ) from error

    def _applies_to(self, record) -> bool:
        condition = self._get_condition()
        return not condition or bool(record.sudo().filtered_domain(condition))

    def _get_outcomes(self) -> tuple[str, ...]:
        """Return what a person may answer in the step."""
        is_asking_again = self.kind == "work" and self.return_step_id
        return (*OUTCOMES[self.kind], *(("returned",) if is_asking_again else ()))
