from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# reason of a reading in ``tools/schedule`` -> what to look at
SCHEDULE_DOUBTS = {
    "after_day": _lt("“%(text)s” says when it begins, not when it is due. Confirm."),
    "all_year": _lt("“%(text)s” may mean any day of the year or its end. Confirm."),
    "before_day": _lt(
        "“%(text)s”: the day before it was taken, or the day itself, as the plan says."
        " Confirm the deadline."
    ),
    "blank": _lt("No time is given. Enter it."),
    "by_year": _lt("“%(text)s”: the end of that year was taken. Confirm."),
    "condition": _lt("“%(text)s” depends on something else. Confirm."),
    "invalid_date": _lt("“%(text)s” is no date of the calendar. Correct it."),
    "lunar": _lt("“%(text)s” is a day of the lunar calendar. Enter the date."),
    "not_understood": _lt(
        "“%(text)s” is not understood. Enter the date if there is one."
    ),
    "other_words": _lt("“%(text)s” has words that were not read. Confirm the dates."),
    "same_as_above": _lt("“%(text)s” means the time of the row above. Enter it."),
    "serial_number": _lt("“%(text)s” may be a date that Excel shows as a number."),
    "several_times": _lt("“%(text)s” gives several times. Confirm which one is due."),
    "vague_part": _lt("“%(text)s” gives no exact day. Confirm the dates."),
    "working_year": _lt(
        "“%(text)s” may count from January or from October. Confirm the dates."
    ),
}
# what was not clear in a unit -> what to look at
BODY_DOUBTS = {
    "ambiguous": _lt("“%(piece)s” may be several units: choose one."),
    "ended": _lt("“%(piece)s” has ended before the period of the plan."),
    "unknown": _lt("“%(piece)s” is not a known unit and is kept as text."),
}


class ThadsPlanDeliverableMixin(models.AbstractModel):
    """A row of a plan's table: when it is due, by whom, and what is doubtful in it."""

    _name = "thads.plan.deliverable.mixin"
    _inherit = ["thads.plan.schedule.mixin", "thads.plan.body.mixin"]
    _description = "Row of a Plan's Table"

    import_doubt = fields.Text(
        copy=False, help="What was doubtful when the row was imported or copied."
    )
    is_doubtful = fields.Boolean(compute="_compute_is_doubtful", store=True, index=True)
    doubt_text = fields.Text(string="Doubts", compute="_compute_doubt_text")

    @api.depends(
        "import_doubt",
        "schedule_doubt",
        "is_schedule_confirmed",
        "lead_doubts",
        "is_lead_confirmed",
        "coordinating_doubts",
        "is_coordinating_confirmed",
    )
    def _compute_is_doubtful(self):
        for record in self:
            record.is_doubtful = bool(
                record.import_doubt
                or (record.schedule_doubt and not record.is_schedule_confirmed)
                or (record.lead_doubts and not record.is_lead_confirmed)
                or (record.coordinating_doubts and not record.is_coordinating_confirmed)
            )

    @api.depends("is_doubtful")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for record in self:
            record.doubt_text = "\n".join(record._describe_doubts()) or False

    def action_confirm(self):
        """Accept the reading of these rows as it stands."""
        self.write(
            {
                "import_doubt": False,
                "is_schedule_confirmed": True,
                "is_lead_confirmed": True,
                "is_coordinating_confirmed": True,
            }
        )

    def action_read_again(self):
        """Read the words anew, also where the reading was confirmed or changed."""
        self.write(
            {
                "is_schedule_confirmed": False,
                "is_lead_confirmed": False,
                "is_coordinating_confirmed": False,
            }
        )
        for name in ("date_deadline", "lead_doubts", "coordinating_doubts"):
            self.env.add_to_compute(self._fields[name], self)

    def _describe_doubts(self) -> list[str]:
        """Return the open doubts of one row as sentences in the user's language."""
        self.ensure_one()
        doubts = (self.import_doubt or "").splitlines()
        if not self.is_schedule_confirmed:
            doubts += self._describe_schedule(self.schedule_doubt, self.schedule_text)
        if not self.is_lead_confirmed:
            doubts += self._describe_bodies(self.lead_doubts)
        if not self.is_coordinating_confirmed:
            doubts += self._describe_bodies(self.coordinating_doubts)
        return doubts

    @api.model
    def _describe_schedule(self, doubt, text) -> list[str]:
        """Return what is doubtful in a time, as stored in ``schedule_doubt``."""
        if not doubt:
            return []
        sentence = self.env._(SCHEDULE_DOUBTS[doubt])
        return [sentence % {"text": text}]

    @api.model
    def _describe_bodies(self, doubts) -> list[str]:
        """Return what is doubtful in units, as stored in ``lead_doubts``."""
        sentences = {code: self.env._(text) for code, text in BODY_DOUBTS.items()}
        return [sentences[code] % {"piece": piece} for code, piece in doubts or ()]
