from odoo import api, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.target import Outcome


class ThadsTarget(models.Model):
    """How targets stand, as scoring and reports ask for it."""

    _inherit = "thads.target"

    @api.model
    def _find_of_units(self, units, year, indicators=None):
        """Return the targets of whole units in a year, as superuser.

        The latest decision counts where two ask a unit for the same.

        :param indicators: ``thads.target.indicator``; only these, where they are given
        """
        domain = (
            Domain("department_id", "in", units.ids)
            & Domain("year", "=", year)
            & Domain("user_id", "=", False)
        )
        if indicators is not None:
            domain &= Domain("indicator_id", "in", indicators.ids)
        latest = {
            (target.department_id, target.indicator_id): target
            for target in self.sudo().search(domain, order="id")
        }
        return self.sudo().union(*latest.values())

    def _get_outcomes(self, day=None) -> dict:
        """Return what has been reached of targets by the results until a day.

        Results are cumulative from 01/10: the latest one says how a target stands, the
        earlier ones how it came there. Whoever asks, the numbers are those of all
        results. One query whatever the size.

        :param day: ``date`` until which periods have ended, that day included; today
            if not given
        :return: {target: ``tools.target.Outcome``}, also of those without a result
        """
        results = (
            self.env["thads.target.result"]
            .sudo()
            .search(
                Domain("target_id", "in", self.ids)
                & Domain("date_end", "<=", day or vietnam_time.today()),
                order="target_id, date_end",
            )
            .grouped("target_id")
        )
        none = self.env["thads.target.result"]
        return {
            target: Outcome(
                comparison=target.comparison,
                value=target.value,
                results=tuple(
                    (result.date_end, result.value)
                    for result in results.get(target, none)
                ),
            )
            for target in self
        }
