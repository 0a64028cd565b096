from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.obligations import Span


class ThadsPlan(models.Model):
    """What every unit owes, from the moment that a plan is issued."""

    _inherit = "thads.plan"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") == "issued":
            self._fan_out()
        if vals.get("state") == "draft":
            self._take_back_assignments()
        return result

    def _fan_out(self):
        """Make the assignments of plans that have just been issued.

        As superuser: who issues a plan gives work to units that they may not see.
        """
        assignments = self.env["thads.plan.assignment"].sudo()
        for plan in self.sudo():
            assignments._create_silently(
                plan.output_ids._prepare_assignments(vietnam_time.today())
            )

    def _take_back_assignments(self):
        """Delete the assignments of plans that were issued by mistake.

        :raises UserError: if a unit has accepted one, or reported on it
        """
        assignments = (
            self.env["thads.plan.assignment"]
            .sudo()
            .search(Domain("plan_id", "in", self.ids))
        )
        if begun := assignments.filtered(
            lambda each: each.state != "new" or each.trail_length
        ):
            raise UserError(
                self.env._(
                    "%(unit)s has begun “%(assignment)s”: the plan is not taken back "
                    "to draft any more. Amend it.",
                    unit=begun[0].department_id.name,
                    assignment=begun[0].display_name,
                )
            )
        assignments.unlink()

    def _get_span(self) -> Span:
        """Return the period of one plan and how its times are read."""
        return Span(
            start=self.date_start,
            end=self.date_end,
            year=self.year,
            basis=self.schedule_basis,
            before=self.schedule_before,
            count_days=self.env["resource.calendar"].thads_deadline,
        )

    def _get_fan_out_day(self, today):
        """Return the day whose units a class of units means in one plan.

        It is today, within the period of the plan: one of 2018 means those of its time.
        """
        return min(max(today, self.date_start), self.date_end)

    def _get_focal_unit(self):
        """Return the unit that follows one plan: its own if it names none."""
        return self.focal_department_id or self.department_id
