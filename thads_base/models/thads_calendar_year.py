from odoo import api, fields, models, tools
from odoo.exceptions import UserError

from ..tools.holiday_proposal import propose_days
from ..tools.working_days import ExceptionalDay, WorkingCalendar

STATES = [
    ("draft", "Draft"),
    ("estimated", "Estimated"),
    ("confirmed", "Confirmed"),
]
IN_USE = ("estimated", "confirmed")

# Set on a cursor whose transaction changed the calendar.
_CHANGED = "thads_working_calendar_changed"


class ThadsCalendarYear(models.Model):
    """A year whose days off and make-up days are entered.

    An administrator loads it as a draft, checks its days, and puts it in use, as an
    estimate before the Government has decided and confirmed after. No deadline
    reaches into a year that is not in use.
    """

    _name = "thads.calendar.year"
    _description = "Working Calendar"
    _order = "year desc"
    _rec_name = "year"

    year = fields.Integer(required=True, aggregator=None)
    legal_basis = fields.Text(
        help="The texts that fix the days off and the make-up days of this year."
    )
    note = fields.Text(help="What is still uncertain about this year.")
    state = fields.Selection(STATES, required=True, default="draft", copy=False)
    day_ids = fields.One2many("thads.calendar.day", "year_id")

    holiday_count = fields.Integer("Days Off", compute="_compute_day_counts")
    makeup_count = fields.Integer("Make-up", compute="_compute_day_counts")
    expected_count = fields.Integer(
        "Expected",
        compute="_compute_day_counts",
        help="Days that are estimated or announced and not yet confirmed.",
    )

    moved_count = fields.Integer(
        compute="_compute_moved_count",
        help="Open steps whose deadline is another day by the calendar as it is now.",
    )

    _year_uniq = models.Constraint(
        "UNIQUE(year)", "This year is already there: open it and change its days."
    )
    _year_check = models.Constraint(
        "CHECK(year BETWEEN 1995 AND 2100)",
        "Enter a year from 1995 to 2100, in four digits.",
    )
    _legal_basis_check = models.Constraint(
        "CHECK(state != 'confirmed' OR COALESCE(legal_basis, '') != '')",
        "Enter the legal basis of the year before you confirm it.",
    )

    @api.depends("day_ids.kind", "day_ids.certainty")
    def _compute_day_counts(self):
        for year in self:
            days = year.day_ids
            year.holiday_count = len(days.filtered(lambda day: day.kind == "holiday"))
            year.makeup_count = len(days) - year.holiday_count
            year.expected_count = len(
                days.filtered(lambda day: day.certainty == "expected")
            )

    @api.depends_context("uid")
    def _compute_moved_count(self):
        # as the user: administrators read all steps, and they alone can move them
        is_admin = self.env.user.has_group("thads_base.group_admin")
        moves = self.env["thads.step"]._find_moves() if is_admin else []
        self.moved_count = sum(len(move.steps) for move in moves)

    @api.depends("year")
    def _compute_display_name(self):
        for year in self:
            year.display_name = str(year.year or "")

    @api.model_create_multi
    def create(self, vals_list):
        self._forget_working_calendar()
        return super().create(vals_list)

    def write(self, vals):
        self._forget_working_calendar()
        return super().write(vals)

    def unlink(self):
        self.day_ids.unlink()
        self._forget_working_calendar()
        return super().unlink()

    def action_estimate(self):
        self._put_in_use("estimated")

    def action_confirm(self):
        """Put the years in use with all their days confirmed."""
        self._put_in_use("confirmed")
        self.day_ids.certainty = "confirmed"

    def action_draft(self):
        self.state = "draft"

    def _put_in_use(self, state):
        if empty := self.filtered(lambda year: not year.day_ids):
            raise UserError(
                self.env._(
                    "Enter the days off of %(years)s before putting it in use.",
                    years=", ".join(empty.mapped("display_name")),
                )
            )
        self.state = state

    @api.model
    def _propose(self, year):
        """Create ``year`` as a draft with the days off that the law makes probable.

        :raises UserError: if the year is there already
        """
        if self.search_count([("year", "=", year)], limit=1):
            raise UserError(
                self.env._(
                    "The calendar of %(year)s is loaded already: open it in the list"
                    " and change its days.",
                    year=year,
                )
            )
        record = self.create({"year": year})
        self.env["thads.calendar.day"].create(
            [
                {
                    "date": day.date,
                    "kind": day.kind,
                    "name": day.name or self.env._("Make-up working day"),
                    "certainty": "expected",
                }
                for day in propose_days(year)
            ]
        )
        return record

    @api.model
    def _get_or_create(self, years):
        """Return ``{number: record}`` of the numbers ``years``; new ones are drafts."""
        records = self.search([("year", "in", list(years))])
        missing = set(years) - set(records.mapped("year"))
        records += self.create([{"year": year} for year in sorted(missing)])
        return {record.year: record for record in records}

    @api.model
    def _get_working_calendar(self) -> WorkingCalendar:
        """Return the working days of all years in use.

        One object is shared by all users and transactions, so it knows committed days
        only: a transaction that changed some builds its own, each time anew, since a
        savepoint may have taken the change back.
        """
        if self.env.cr.cache.get(_CHANGED):
            return self._build_working_calendar()
        return self._get_shared_working_calendar()

    @api.model
    @tools.ormcache()
    def _get_shared_working_calendar(self):
        return self._build_working_calendar()

    @api.model
    def _build_working_calendar(self):
        # What is off and what is worked is public law, the same for every user.
        years = self.sudo().search([("state", "in", IN_USE)])
        return WorkingCalendar(
            years.mapped("year"),
            {
                day.date: ExceptionalDay(
                    day.kind, day.name, day.certainty == "expected"
                )
                for day in years.day_ids
            },
        )

    @api.model
    def _forget_working_calendar(self):
        """Drop the shared calendar: its days are about to change.

        It is dropped again after the commit, since another thread may have built it
        meanwhile from the old days, and other processes are told then, also by a
        script or a scheduled action that commits halfway.
        """
        cr, registry = self.env.cr, self.env.registry
        registry.clear_cache()
        if cr.cache.get(_CHANGED):
            return
        cr.cache[_CHANGED] = True

        def forget_change():
            cr.cache.pop(_CHANGED, None)

        def share_change():
            forget_change()
            registry.clear_cache()
            if registry.ready:  # while it installs, Odoo tells them at the end
                registry.signal_changes()

        cr.postcommit.add(share_change)
        cr.postrollback.add(forget_change)
