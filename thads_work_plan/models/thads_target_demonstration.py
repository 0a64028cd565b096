from datetime import timedelta

from odoo import api, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.demonstration_targets import GIVEN, RESULTS
from ..tools.period import get_year_period


class ThadsTarget(models.Model):
    """The demonstration's targets, as the office and the units would type them."""

    _inherit = "thads.target"

    @api.model
    def _demonstrate(self, decision):
        """Type the targets of a decision, and the results of the last month.

        :param decision: as the user who has registered it
        """
        targets = decision.env["thads.target"].create(
            [
                {
                    "decision_id": decision.id,
                    "department_id": self.env.ref(f"thads_base.{unit}").id,
                    "indicator_id": self._get_indicator(indicator).id,
                    "value": value,
                }
                for unit, values in GIVEN.items()
                for indicator, value in values.items()
            ]
        )
        targets._demonstrate_results()

    def _demonstrate_results(self):
        first, _last = get_year_period(self.decision_id.year, "thads")
        end = vietnam_time.today().replace(day=1) - timedelta(days=1)
        if end < first:
            return
        for target in self:
            unit = target.department_id.get_external_id()[target.department_id.id]
            key = (unit.removeprefix("thads_base."), target.indicator_id.code)
            if key in RESULTS:
                target.result_ids = [
                    (0, 0, {**self._prepare_result(end), "value": RESULTS[key]})
                ]

    def _prepare_result(self, end) -> dict:
        return {"date_end": end, "source": f"Báo cáo thống kê tháng {end:%m/%Y}"}

    def _get_indicator(self, code):
        return self.env.ref(f"thads_work_plan.target_indicator_{code}")
