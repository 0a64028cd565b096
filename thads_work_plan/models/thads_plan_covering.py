from odoo import api, fields, models
from odoo.fields import Domain


class ThadsPlan(models.Model):
    """What a plan asks of units, and what a unit is asked that its plan leaves out."""

    _inherit = "thads.plan"

    asked_count = fields.Integer(
        string="Coverage",
        compute="_compute_asked_count",
        help="Tasks that name other units.",
    )
    uncovered_count = fields.Integer(
        string="Left Out",
        compute="_compute_uncovered_count",
        help="Tasks that issued programmes and plans ask of the unit, and those of the "
        "plan's basis, that no line of its plan carries.",
    )

    @api.depends_context("uid")
    def _compute_asked_count(self):
        groups = self.env["thads.plan.coverage"]._read_group(
            [("plan_id", "in", self.ids)], ["plan_id"], ["task_id:count_distinct"]
        )
        counts = dict(groups)
        for plan in self:
            plan.asked_count = counts.get(plan._origin, 0)

    @api.depends("department_id", "basis_plan_ids", "date_start", "date_end")
    @api.depends_context("uid")
    def _compute_uncovered_count(self):
        groups = self.env["thads.plan.coverage"]._read_group(
            self._get_uncovered_domain(), ["department_id", "plan_id"], ["__count"]
        )
        for plan in self:
            plan.uncovered_count = sum(
                count
                for unit, source, count in groups
                if unit == plan.department_id and plan._is_asked_by(source.sudo())
            )

    def _get_uncovered_domain(self) -> Domain:
        return Domain("department_id", "in", self.department_id.ids) & Domain(
            "state", "=", "none"
        )

    def _is_asked_by(self, source) -> bool:
        """Whether one plan has to carry what another asks of its unit."""
        is_running = (
            source.state == "issued"
            and source.active
            and source.date_start <= self.date_end
            and source.date_end >= self.date_start
        )
        return is_running or source in self.basis_plan_ids

    def action_open_asked(self):
        """Open the matrix of one plan: its tasks that name other units, by unit."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.client"]._for_xml_id(
            "thads_work_plan.thads_plan_coverage_matrix_action"
        )
        return {**action, "context": {"active_id": self.id}}

    def action_open_asked_list(self):
        """Open the tasks of one plan that name other units, with how many have them."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_task_action_coverage"
        )
        domain = [("plan_id", "=", self.id), ("is_shared", "=", True)]
        return {**action, "domain": domain}

    def action_open_uncovered(self):
        """Open what is asked of the unit of one plan and is in none of its lines."""
        self.ensure_one()
        self.check_access("read")
        rows = self.env["thads.plan.coverage"].search(self._get_uncovered_domain())
        sources = rows.plan_id.sudo().filtered(self._is_asked_by)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_plan_coverage_action"
        )
        domain = Domain("plan_id", "in", sources.ids) & self._get_uncovered_domain()
        return {**action, "name": self.env._("Left Out"), "domain": list(domain)}
