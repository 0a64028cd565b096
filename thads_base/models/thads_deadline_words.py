from itertools import pairwise

from odoo import api, models
from odoo.tools import format_date

from ..tools.working_days import ONE_DAY


class ResourceCalendar(models.Model):
    """Why a deadline falls where it does, in sentences."""

    _inherit = "resource.calendar"

    @api.model
    def _thads_describe(self, reasons) -> list[str]:
        """Return sentences on the days skipped, added or rolled to, days in a row once.

        :param reasons: of ``tools.working_days``, as ``WorkingCalendar.explain`` does
        """
        return [self._thads_describe_run(run) for run in self._thads_get_runs(reasons)]

    def _thads_get_runs(self, reasons) -> list[list]:
        """Return the reasons as runs of days of one kind and name."""
        ordered = sorted(reasons)
        runs = [ordered[:1]] if ordered else []
        for earlier, later in pairwise(ordered):
            is_same = earlier[1:] == later[1:] and later.date - earlier.date == ONE_DAY
            if is_same:
                runs[-1].append(later)
            else:
                runs.append([later])
        return runs

    def _thads_describe_run(self, run) -> str:
        words = {"name": self._thads_get_run_name(run), "days": self._get_days(run)}
        if run[0].kind == "makeup":
            return self.env._("Counted: %(name)s, %(days)s", **words)
        if run[0].kind == "rolled":
            return self.env._("Ends on a day off, so moved to %(days)s", **words)
        return self.env._("Not counted: %(name)s, %(days)s", **words)

    def _thads_get_run_name(self, run) -> str:
        if run[0].kind == "weekend" and len(run) > 1:
            return self.env._("weekend")
        return self._thads_get_reason_name(run[0])

    def _get_days(self, run) -> str:
        first, last = (
            format_date(self.env, reason.date, date_format="dd/MM/yyyy")
            for reason in (run[0], run[-1])
        )
        if len(run) == 1:
            return first
        return self.env._("%(first)s to %(last)s", first=first, last=last)
