from dateutil.relativedelta import relativedelta

from odoo import models


class ThadsPlan(models.Model):
    _inherit = "thads.plan"

    def action_copy_next_year(self):
        """Copy plans to the year after theirs and open the copies."""
        new_plans = self.browse()
        for plan in self:
            new_plans += plan.copy(plan._prepare_next_year_values())
        return new_plans._get_records_action()

    def _prepare_next_year_values(self):
        year, next_year = str(self.year), str(self.year + 1)
        return {
            "name": self.name.replace(year, next_year),
            "year": self.year + 1,
            "date_start": self.date_start + relativedelta(years=1),
            "date_end": self.date_end + relativedelta(years=1),
        }

    def action_import(self):
        """Open the upload of a file into this plan."""
        self.ensure_one()
        self.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_import_action_new"
        )
        return {**action, "context": {"default_plan_id": self.id}}

    def action_open_outputs(self):
        """Open the products of these plans."""
        return self._open_parts("thads_plan_output_action", {})

    def action_open_doubts(self):
        """Open the lines of these plans that are still to be checked."""
        return self._open_parts(
            "thads_plan_task_action", {"search_default_doubtful": 1}
        )

    def _open_parts(self, name, context):
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"thads_work_plan.{name}"
        )
        domain = [("plan_id", "in", self.ids)]
        return {**action, "domain": domain, "context": {"in_plan": True, **context}}

    def action_renumber(self):
        """Number the tasks anew by their position, in the way they are numbered now."""
        for plan in self:
            plan.task_ids._renumber()
