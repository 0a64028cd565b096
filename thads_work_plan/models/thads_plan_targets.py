from odoo import fields, models
from odoo.fields import Domain

from ..tools.target import write_paragraphs
from .thads_plan import YEARLY_TYPES


class ThadsPlan(models.Model):
    """The targets that decisions give the unit of a plan: they print in it.

    A draft tells those of today. With its issue their words are kept, since an issued
    plan does not change.
    """

    _inherit = "thads.plan"

    target_count = fields.Integer(string="Targets", compute="_compute_target_count")
    issued_targets = fields.Text(
        string="Targets as Issued", readonly=True, copy=False, help="As printed."
    )

    def _compute_target_count(self):
        counts = {
            (unit.id, year): count
            for unit, year, count in self.env["thads.target"]._read_group(
                Domain("department_id", "in", self.department_id.ids)
                & Domain("year", "in", self.mapped("year")),
                ["department_id", "year"],
                ["__count"],
            )
        }
        for plan in self:
            key = (plan.department_id.id, plan.year)
            is_yearly = plan.plan_type in YEARLY_TYPES
            plan.target_count = is_yearly and counts.get(key, 0)

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            for plan in self:
                text = plan.state == "issued" and plan._write_targets()
                if plan.issued_targets != text:
                    plan.issued_targets = text
        return result

    def action_open_targets(self):
        """Show the targets of the unit and the year of one plan."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_work_plan.thads_target_action"
        )
        domain = Domain("department_id", "=", self.department_id.id)
        domain &= Domain("year", "=", self.year)
        return {**action, "domain": list(domain), "context": {}}

    def _get_printed_targets(self) -> str:
        """Return what the paper of one plan says of targets, a paragraph per line."""
        if self.state == "issued":
            return self.issued_targets or ""
        return self._write_targets()

    def _write_targets(self) -> str:
        """Return the targets of the unit as a whole, by decision, in the order given.

        As superuser: whoever may read the plan reads what it prints.
        """
        if self.plan_type not in YEARLY_TYPES:
            return ""
        targets = (
            self.env["thads.target"]
            .sudo()
            .search(
                Domain("department_id", "=", self.department_id.id)
                & Domain("year", "=", self.year)
                & Domain("user_id", "=", False)
            )
        )
        by_decision = targets.grouped("decision_id")
        return write_paragraphs(
            [
                (decision._get_reference(), by_decision[decision].mapped("words"))
                for decision in targets.decision_id.sorted("date")
            ]
        )
