from odoo import api, fields, models

from ..tools import schedule
from .thads_plan_reading_mixin import Reading

SCHEDULE_KINDS = [
    ("continuous", "Continuous"),
    ("yearly", "Every Year"),
    ("quarter", "Quarter"),
    ("month", "Month"),
    ("date", "Day"),
    ("range", "Period"),
    ("periodic", "Periodic"),
    ("event", "On an Event"),
    ("mixed", "Several Times"),
]
SCHEDULE = Reading(
    "schedule_text",
    ("schedule_kind", "date_start", "date_deadline", "recurrence", "schedule_doubt"),
    "is_schedule_confirmed",
)


class ThadsPlanScheduleMixin(models.AbstractModel):
    """A time as a plan prints it, with the dates that it is read as.

    Words without a date give none.
    """

    _name = "thads.plan.schedule.mixin"
    _inherit = ["thads.plan.reading.mixin"]
    _description = "Time in a Plan"

    schedule_text = fields.Text(string="Time", help="As printed, such as Quý IV/2026.")
    schedule_kind = fields.Selection(
        SCHEDULE_KINDS,
        compute="_compute_schedule",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_start = fields.Date(
        compute="_compute_schedule", store=True, readonly=False, precompute=True
    )
    date_deadline = fields.Date(
        string="Deadline",
        compute="_compute_schedule",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        help="Last day, included. Empty: no fixed day.",
    )
    recurrence = fields.Json(
        compute="_compute_schedule",
        store=True,
        readonly=False,
        precompute=True,
    )
    schedule_doubt = fields.Char(
        compute="_compute_schedule",
        store=True,
        readonly=False,
        precompute=True,
    )
    is_schedule_confirmed = fields.Boolean(
        string="Time Confirmed",
        copy=False,
        help="A person has confirmed the dates, or set them by hand.",
    )

    @api.depends(
        "schedule_text",
        "is_schedule_confirmed",
        "plan_id.year",
        "plan_id.schedule_basis",
        "plan_id.schedule_before",
    )
    def _compute_schedule(self):
        self._compute_reading(SCHEDULE)

    def _get_readings(self):
        return [*super()._get_readings(), SCHEDULE]

    def _read_cells(self, reading, cells):
        if reading != SCHEDULE:
            return super()._read_cells(reading, cells)
        return [self._read_schedule(text, plan) for text, plan in cells]

    @api.model
    def _read_schedule(self, text, plan) -> dict:
        """Return the values of the fields of ``SCHEDULE`` for one text."""
        if not text or not plan:
            return dict.fromkeys(SCHEDULE.targets, False)
        read = schedule.parse(
            text, plan.year, basis=plan.schedule_basis, before=plan.schedule_before
        )
        return {
            "schedule_kind": read.kind,
            "date_start": read.date_start or False,
            "date_deadline": read.date_deadline or False,
            "recurrence": read.recurrence or False,
            "schedule_doubt": read.reason or False,
        }
