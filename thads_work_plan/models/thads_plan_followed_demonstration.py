from datetime import timedelta

from odoo import api, models
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.register import short_date

from ..tools import demonstration_followed as followed


class ThadsPlan(models.Model):
    """Plans of the demonstration that units work by: in mid-year, and at its end."""

    _inherit = "thads.plan"

    @api.model
    def _demonstrate_followed(self):
        """Register plans that units worked by, and close the one that has ended."""
        self._demonstrate_issued(followed.RUNNING)
        self._demonstrate_issued(followed.ENDED)._demonstrate_year_end(followed.ENDED)

    def _demonstrate_issued(self, told):
        """Return a plan that is registered as issued, as far as its units have come."""
        province = self.env.ref("thads_base.unit_tq")
        keeper = self._demonstrate_head(province.office_id)
        today = vietnam_time.today()
        ends = today + timedelta(days=told.ends)
        year = min(today, ends).year
        plan = self.with_user(keeper).create(
            {
                "name": told.name.format(year=year),
                "plan_type": "thematic",
                "department_id": province.id,
                "focal_department_id": province.office_id.id,
                "year": year,
                "date_start": today + timedelta(days=told.starts),
                "date_end": ends,
                "task_ids": [
                    Command.create(self._prepare_demonstrated(line))
                    for line in told.lines
                ],
            }
        )
        plan.output_ids.action_confirm()
        plan._register_paper(
            {
                "issued_number": told.number,
                "issued_date": today + timedelta(days=told.issued),
                "issued_signer": followed.SIGNER,
                "issued_by": province.name,
            }
        )
        for line, task in zip(told.lines, plan.task_ids, strict=True):
            owed = self.env["thads.plan.assignment"].sudo()
            owed.search([("task_id", "=", task.id)])._demonstrate_states(line)
        return plan

    def _demonstrate_year_end(self, told):
        """Close one plan as its office, and carry what is left into the next draft."""
        next_plan = self.create(
            {
                "name": told.name.format(year=self.year + 1),
                "plan_type": self.plan_type,
                "department_id": self.department_id.id,
                "focal_department_id": self.focal_department_id.id,
                "year": self.year + 1,
            }
        )
        self.action_close_year(
            [
                {"assignment_id": owed.id, "reason": told.reason, "carry": True}
                for owed in self._find_unfinished()
            ],
            next_plan.id,
        )

    def _prepare_demonstrated(self, line) -> dict:
        day = vietnam_time.today() + timedelta(days=line.days or 0)
        return {
            "name": line.task,
            "output_ids": [
                Command.create(
                    {
                        "name": line.product,
                        "schedule_text": line.time or f"Ngày {short_date(day)}",
                        "lead_text": self._name_demonstrated(line.units),
                        "coordinating_text": self._name_demonstrated(line.helpers),
                    }
                )
            ],
        }

    def _name_demonstrated(self, xmlids) -> str:
        units = (self.env.ref(f"thads_base.{xmlid}") for xmlid in xmlids)
        return "\n".join(unit.name for unit in units)
