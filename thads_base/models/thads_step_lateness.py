from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import vietnam_time


class ThadsStep(models.Model):
    """How early or late a step is, and how much time is left."""

    _inherit = "thads.step"

    is_late = fields.Boolean(
        compute="_compute_days_late",
        search="_search_is_late",
        help="Open after its deadline, or closed after it.",
    )
    days_late = fields.Integer(
        compute="_compute_days_late",
        aggregator=None,
        help="Working days after the deadline, up to the day it was closed or to "
        "today. Negative: closed so many working days before.",
    )
    deadline_label = fields.Char(
        string="Time Left", compute="_compute_deadline_label", help="In words."
    )

    @api.depends("deadline", "date_closed", "paper_date")
    def _compute_days_late(self):
        count = self.env["resource.calendar"].thads_working_days_between
        today = vietnam_time.today()
        for step in self:
            end = step._get_day_given() or max(today, step.deadline or today)
            step.days_late = count(step.deadline, end) if step.deadline else 0
            step.is_late = step.days_late > 0

    @api.depends("state", "deadline", "date_closed", "paper_date")
    def _compute_deadline_label(self):
        for step in self:
            _level, step.deadline_label = step._get_timeliness()

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        is_open = Domain("state", "=", "open")
        overdue = is_open & Domain("deadline", "<", vietnam_time.today())
        closed_late = SQL(
            "(SELECT id FROM thads_step "
            "WHERE COALESCE(paper_date, date_closed) > deadline)"
        )
        return overdue | Domain("id", "in", closed_late)
