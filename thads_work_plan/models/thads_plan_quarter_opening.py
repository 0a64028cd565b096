from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.quarter import get_last_quarter, get_period

SLICE = 25  # units of one transaction
# Working days after the quarter. Decision 1018 names none; these are those of quarterly
# reports in the system (QĐ 440/QĐ-TCTHADS of 2022, articles 5 and 8)
UNIT_DAYS = 5
PROVINCE_DAYS = 7


class ThadsPlanQuarter(models.Model):
    """How a quarter is opened: a report, and its first step, for every unit."""

    _inherit = "thads.plan.quarter"

    @api.model
    def _open_quarter(self, authority, year, quarter):
        """Open the reports of a quarter for all units that owe them, or go on with it.

        :param str quarter: key of ``quarter``
        :return: the quarter
        :raises AccessError: if the user is not of the office of the authority
        :raises UserError: if it has not ended, or no unit owes a report
        """
        self._check_opener(authority)
        basis = self._get_basis()
        if get_period(year, quarter, basis).end >= vietnam_time.today():
            raise UserError(self.env._("A quarter is reported on once it has ended."))
        found = self.sudo()._take(authority, year, quarter, basis)
        if not found._find_owing():
            raise UserError(
                self.env._(
                    "No unit of %s owes a quarterly report. An administrator says so "
                    "on the procedure of their plans, under Configuration.",
                    authority.display_name,
                )
            )
        if found._open_next(SLICE):
            self.env.ref("thads_work_plan.ir_cron_open_quarters").sudo()._trigger()
        return found.with_env(self.env)

    @api.model
    def _check_opener(self, authority):
        user = self.env.user
        office = authority.office_id or authority
        is_office = user.has_group("thads_base.group_office")
        if not (is_office and office.with_env(self.env).is_my_unit):
            raise AccessError(
                self.env._(
                    "The office of the authority opens the reports of a quarter."
                )
            )

    @api.model
    def _get_basis(self) -> str:
        return self.env["thads.plan"]._get_setting("quarter_basis", "thads")

    @api.model
    def _get_days(self, authority) -> int:
        """Return within how many working days units report to an authority."""
        is_province = authority.unit_type == "province"
        name = "quarter_days_unit" if is_province else "quarter_days_province"
        default = UNIT_DAYS if is_province else PROVINCE_DAYS
        return int(self.env["thads.plan"]._get_setting(name, default))

    def _take(self, authority, year, quarter, basis):
        """Return the quarter of an authority, a new one if there is none."""
        values = {
            "authority_id": authority.id,
            "year": year,
            "quarter": quarter,
            "basis": basis,
        }
        found = self.search([(name, "=", value) for name, value in values.items()])
        return found or self._create_quarter(authority, values)

    def _create_quarter(self, authority, values):
        calendar = self.env["resource.calendar"]
        end = get_period(values["year"], values["quarter"], values["basis"]).end
        above = authority.parent_id.authority_id
        quarter = self.with_context(tracking_disable=True).create(
            {
                **values,
                "department_id": (authority.office_id or authority).id,
                "date_due": calendar.thads_deadline(end, self._get_days(authority)),
                "date_due_own": above
                and calendar.thads_deadline(end, self._get_days(above)),
                "is_opening": True,
            }
        )
        quarter._start(quarter._find_procedure())
        return quarter

    def _find_owing(self):
        """Return the units that owe a report to the authority of one quarter."""
        day = self.date_end
        procedures = self.env["thads.procedure"]._find_of_season(day)
        owing = Domain.OR(
            procedure._get_season_domain(day)
            for procedure in procedures.filtered("has_quarter_report")
        )
        return self.env["hr.department"].search(
            owing & Domain("parent_id.authority_id", "=", self.authority_id.id)
        )

    def _open_next(self, limit) -> int:
        """Start the reports of some of the units that one quarter lacks.

        :return: how many units are left
        """
        lacking = self._find_owing() - self.report_ids.department_id
        reports = self.env["thads.plan.quarter.report"].with_user(SUPERUSER_ID)
        created = reports.with_context(
            tracking_disable=True, mail_create_nosubscribe=True
        ).create(
            [
                {
                    "quarter_id": self.id,
                    "department_id": unit.id,
                    "date_due": self.date_due,
                }
                for unit in lacking[:limit]
            ]
        )
        for report in created:
            report._read_rows()
            report._start(report._find_procedure())
        left = max(len(lacking) - limit, 0)
        self.is_opening = bool(left)
        return left

    @api.model
    def _cron_open(self):
        """Open the quarter that has ended, and go on with those being opened.

        Once its reports are due it is not opened any more by itself: a database that is
        set up later does not start with late reports.
        """
        self._take_due()
        commit_progress = self.env["ir.cron"]._commit_progress
        for quarter in self.search([("is_opening", "=", True)]):
            left = 1
            while left and quarter.try_lock_for_update():
                left = quarter._open_next(SLICE)
                if not commit_progress(SLICE, remaining=left):
                    return
        commit_progress(remaining=0)

    def _take_due(self):
        basis = self._get_basis()
        year, number = get_last_quarter(vietnam_time.today(), basis)
        end = get_period(year, number, basis).end
        procedures = self.env["thads.procedure"]._find_of_season(end)
        owing = Domain.OR(
            procedure._get_season_domain(end)
            for procedure in procedures.filtered("has_quarter_report")
        )
        calendar = self.env["resource.calendar"]
        for authority in self.env["hr.department"].search(owing).parent_id.authority_id:
            due = calendar.thads_deadline(end, self._get_days(authority))
            if vietnam_time.today() <= due:
                self._take(authority, year, number, basis)
