from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools.term import YEAR


class ThadsPlanTermReport(models.Model):
    """The programme that a report proposes for the next year, as a draft plan."""

    _inherit = "thads.plan.term.report"

    programme_id = fields.Many2one(
        "thads.plan",
        string="Proposed Programme",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    def action_draft_programme(self):
        """Draft the programme of the next year from what goes on, and open it.

        Its times are to be confirmed: they are those of the plan.

        :raises AccessError: if the user may not change the report, nor draft plans for
            the unit of the plan
        :raises UserError: if the report is no longer a draft or of no year, if there is
            a programme already, or no product is chosen for the next year
        """
        self.ensure_one()
        self.check_access("write")
        self._check_not_sent()
        if self.kind != YEAR:
            raise UserError(self.env._("The report of a year proposes a programme."))
        if self.programme_id:
            raise UserError(
                self.env._("“%s” is drafted already.", self.sudo().programme_id.name)
            )
        outputs = self.line_ids.filtered("is_proposed").output_id
        if not outputs:
            raise UserError(
                self.env._("Tick at least one product as going on next year.")
            )
        programme = self.env["thads.plan"].create(self._prepare_programme())
        programme._take_over(outputs.task_id, outputs)
        self.sudo().programme_id = programme
        return programme._get_records_action()

    def action_open_programme(self):
        """Open the proposed programme of one report."""
        self.ensure_one()
        self.check_access("read")
        return self.programme_id._get_records_action()

    def _prepare_programme(self) -> dict:
        plan, year = self.plan_id, self.year + 1
        unit = plan.department_id
        return {
            "name": f"Chương trình công tác trọng tâm năm {year} của {unit.name}",
            "plan_type": "programme",
            "department_id": unit.id,
            "focal_department_id": self.department_id.id,
            "year": year,
            "basis_plan_ids": [Command.link(plan.id)],
        }
