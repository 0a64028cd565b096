from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.season import get_planned_year, get_season_day, is_opening_month

STATES = [("running", "Being opened"), ("done", "Open")]
SLICE = 25  # units of one transaction, about a second


class ThadsPlanSeason(models.Model):
    """The opening of a year's plans: a draft, and its first step, for every unit.

    Registering the key programme opens it, the first of October does, or the office of
    the authority. The scheduled action goes on with what is not done at once; which
    units are left is found from their plans each time, so that a run that is killed
    leaves no unit out and none gets a second plan.
    """

    _name = "thads.plan.season"
    _description = "Season of Plans"
    _order = "year desc, id desc"

    department_id = fields.Many2one(
        "hr.department",
        string="Authority",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    procedure_id = fields.Many2one(
        "thads.procedure", required=True, readonly=True, index=True, ondelete="restrict"
    )
    date = fields.Date(
        string="Opened",
        required=True,
        readonly=True,
        default=lambda self: vietnam_time.today(),
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="running")
    unit_count = fields.Integer(
        string="Units", readonly=True, aggregator=None, help="That owe a plan."
    )
    # written by each slice: a second run that started earlier fails, and is retried
    left_count = fields.Integer(string="Units Left", readonly=True, aggregator=None)
    progress = fields.Integer(
        compute="_compute_progress", aggregator=None, help="In percent."
    )

    _procedure_uniq = models.UniqueIndex(
        "(department_id, year, procedure_id)", "This season is open already."
    )
    _state_idx = models.Index("(state) WHERE state = 'running'")

    @api.depends("state", "unit_count", "left_count")
    def _compute_progress(self):
        for season in self:
            begun = season.unit_count - season.left_count
            is_done = season.state == "done" or not season.unit_count
            season.progress = 100 if is_done else 100 * begun // season.unit_count

    @api.depends("year", "department_id")
    def _compute_display_name(self):
        for season in self:
            unit = season.department_id.display_name
            season.display_name = f"{season.year} - {unit}"

    def action_open_board(self):
        """Show the units of one season and where their plans stand."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_board_action"
        )
        domain = Domain("year", "=", self.year) & Domain(
            "authority_id", "=", self.department_id.id
        )
        return {**action, "domain": list(domain), "context": {}}

    @api.model
    def _check_opener(self, authority):
        """Raise unless the user is of the office of an authority, or administrator."""
        user = self.env.user
        is_office = user.has_group("thads_base.group_office")
        if (
            self.env.su
            or user.has_group("thads_base.group_admin")
            or (is_office and authority.with_env(self.env).office_id.is_my_unit)
        ):
            return
        raise AccessError(
            self.env._(
                "The office of the authority opens its season of plans, or an "
                "administrator does."
            )
        )

    @api.model
    def _open(self, authority, year, start=None):
        """Open the season of an authority, or go on with it, by each procedure.

        :param start: key of ``season_start``; by default all of them
        :return: the seasons, as superuser; many units are left to the scheduled action
        :raises AccessError: if the user may not open it
        :raises UserError: if somebody else does so at this very moment
        """
        self._check_opener(authority)
        self._lock(authority, year)
        opener = self.sudo()
        seasons = self.browse().sudo()
        for procedure in opener._find_procedures(authority, year):
            if start in (None, procedure.season_start):
                seasons += opener._take(authority, year, procedure)
        for season in seasons.try_lock_for_update():
            season._open_next(SLICE)
        if "running" in seasons.mapped("state"):
            self.env.ref("thads_work_plan.ir_cron_open_seasons").sudo()._trigger()
        return seasons

    def _lock(self, authority, year):
        """Keep others from opening the same season until the transaction ends."""
        key = f"thads.plan.season,{authority.id},{year}"
        [(is_mine,)] = self.env.execute_query(
            SQL("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", key)
        )
        if not is_mine:
            raise UserError(
                self.env._("Somebody is opening this season just now. Look again.")
            )

    def _find_procedures(self, authority, year):
        """Return by which procedures units of an authority make plans of a year."""
        procedures = self.env["thads.procedure"].sudo()
        day = get_season_day(year, vietnam_time.today())
        return procedures._find_of_season(day).filtered(
            lambda procedure: self._search_units(authority, year, procedure)
        )

    def _take(self, authority, year, procedure):
        """Return the season, an open one opened again for units that have come."""
        season = self.search(
            Domain("department_id", "=", authority.id)
            & Domain("year", "=", year)
            & Domain("procedure_id", "=", procedure.id)
        )
        if season:
            season.state = "running"
            return season
        return self.create(
            {
                "department_id": authority.id,
                "year": year,
                "procedure_id": procedure.id,
            }
        )

    def _search_units(self, authority, year, procedure):
        """Return the units that owe a plan to an authority.

        An authority owes its own to the one above it.
        """
        day = get_season_day(year, vietnam_time.today())
        return (
            self.env["hr.department"]
            .sudo()
            .search(
                procedure._get_season_domain(day)
                & Domain("parent_id.authority_id", "=", authority.id)
            )
        )

    def _find_units(self):
        return self._search_units(self.department_id, self.year, self.procedure_id)

    def _find_waiting(self, units):
        """Return those of the units whose plan has neither started nor been issued."""
        begun = self._search_plans(
            units, Domain("procedure_id", "!=", False) | Domain("state", "=", "issued")
        )
        return units - begun.department_id

    def _search_plans(self, units, domain):
        return (
            self.env["thads.plan"]
            .sudo()
            .search(
                Domain("plan_type", "=", "annual")
                & Domain("year", "=", self.year)
                & Domain("department_id", "in", units.ids)
                & domain,
                order="id",
            )
        )

    def _open_next(self, limit) -> int:
        """Start the plans of some of the units that one season waits for.

        :return: how many units are left
        """
        units = self._find_units()
        waiting = self._find_waiting(units)
        for plan in self._find_or_create(waiting[:limit]):
            plan._start(self.procedure_id)
        left = max(len(waiting) - limit, 0)
        self.write(
            {
                "unit_count": len(units),
                "left_count": left,
                "state": "running" if left else "done",
            }
        )
        return left

    def _find_or_create(self, units):
        """Return the plan of each unit, the latest draft or a new one."""
        drafts = self._search_plans(units, Domain("state", "=", "draft"))
        latest = {plan.department_id: plan for plan in drafts}
        plans = self.env["thads.plan"].union(*latest.values())
        plans += self._create_drafts(units - plans.department_id)
        # nobody's own: the head of the unit has it until somebody drafts it
        return plans.with_user(SUPERUSER_ID)

    def _create_drafts(self, units):
        plans = self.env["thads.plan"].with_user(SUPERUSER_ID)
        basis = plans.search(
            Domain("plan_type", "=", "programme")
            & Domain("year", "=", self.year)
            & Domain("department_id", "=", self.department_id.id)
            & Domain("state", "=", "issued")
        )
        return plans.with_context(tracking_disable=True).create(
            [
                {
                    "name": f"Kế hoạch công tác năm {self.year} của {unit.name}",
                    "plan_type": "annual",
                    "department_id": unit.id,
                    "year": self.year,
                    "basis_plan_ids": basis.ids,
                }
                for unit in units
            ]
        )

    @api.model
    def _cron_open(self):
        """Open the seasons whose day it is, and go on with those being opened."""
        if is_opening_month(vietnam_time.today()):
            self._take_due()
        commit_progress = self.env["ir.cron"]._commit_progress
        for season in self.search([("state", "=", "running")]):
            left = 1
            while left and season.try_lock_for_update():
                left = season._open_next(SLICE)
                if not commit_progress(SLICE, remaining=left):
                    return
        commit_progress(remaining=0)

    def _take_due(self):
        """Write down the seasons that the first of October opens, once."""
        today = vietnam_time.today()
        year = get_planned_year(today)
        for procedure in self.env["thads.procedure"]._find_of_season(today):
            if procedure.season_start == "day":
                self._take_new(procedure, year)

    def _take_new(self, procedure, year):
        day = get_season_day(year, vietnam_time.today())
        units = self.env["hr.department"].search(procedure._get_season_domain(day))
        taken = self.search(
            Domain("year", "=", year) & Domain("procedure_id", "=", procedure.id)
        )
        for authority in units.parent_id.authority_id - taken.department_id:
            self._take(authority, year, procedure)
