from odoo import fields, models
from odoo.fields import Domain

from ..tools import vietnam_time
from ..tools.register import short_date
from ..tools.urging import NAME, build_urging


class ThadsUrging(models.TransientModel):
    """What is late in a unit and below, whose it is, and who was told: to be printed.

    As the user: the rules on steps and on the record of urging decide who reads what.
    """

    _name = "thads.urging"
    _description = "Urging Table"
    _inherit = ["thads.paper.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
        help="With the units below it.",
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    def _compute_display_name(self):
        for table in self:
            table.display_name = f"{NAME} {short_date(vietnam_time.today())}"

    def action_print(self):
        return self._print_pdf(self.env.ref("thads_base.action_report_urging"))

    def _count_paper_rows(self):
        return self.env["thads.step"].search_count(self._get_domain())

    def _get_domain(self):
        return (
            Domain("state", "=", "open")
            & Domain("deadline", "<", vietnam_time.today())
            & Domain("unit_id", "child_of", self.department_id.id)
        )

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, vietnam_time.today()
        return build_urging(
            self._get_rows(),
            day,
            unit._get_superior_name(day),
            unit.name_at(day),
        )

    def _get_rows(self) -> list[tuple]:
        steps = self.env["thads.step"].search(self._get_domain(), order="deadline, id")
        sent = self.env["thads.escalation"].search(
            Domain("step_id", "in", steps.ids), order="date, id"
        )
        by_step = sent.grouped("step_id")
        return [step._get_urging_row(by_step.get(step, sent[:0])) for step in steps]
