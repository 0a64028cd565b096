from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.difficulty_report import Listing, build_list


class ThadsDifficultyPrint(models.TransientModel):
    """The list of difficulties of a unit, a period and a plan, as a paper."""

    _name = "thads.difficulty.print"
    _description = "List of Difficulties"
    _inherit = ["thads.paper.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
        domain=[("has_my_access", "=", True)],
        help="With the units below it.",
    )
    date_start = fields.Date(
        string="From",
        required=True,
        default=lambda self: vietnam_time.today().replace(day=1),
    )
    date_end = fields.Date(
        string="To", required=True, default=lambda self: vietnam_time.today()
    )
    plan_id = fields.Many2one(
        "thads.plan", ondelete="cascade", help="Empty: whatever they are about."
    )

    def _default_department_id(self):
        unit = self.env.user._get_main_department()
        return unit.authority_id if unit.authority_id.office_id == unit else unit

    def _compute_display_name(self):
        for listing in self:
            listing.display_name = "Tổng hợp khó khăn, vướng mắc"

    def action_print(self):
        self.check_access("read")
        return self._print_pdf(
            self.env.ref("thads_work_plan.action_report_difficulties")
        )

    def _find_difficulties(self):
        return self.env["thads.difficulty"]._find_for_report(
            self.department_id, self.date_start, self.date_end, self.plan_id
        )

    def _count_paper_rows(self):
        return len(self._find_difficulties())

    def _get_paper(self):
        self.ensure_one()
        unit, day = self.department_id, vietnam_time.today()
        return build_list(
            Listing(
                agency=unit.name_at(day),
                superior=unit._get_superior_name(day),
                symbol=unit.symbol or "",
                place=unit.authority_id.place or "",
                day=day,
                start=self.date_start,
                end=self.date_end,
                plan=self.plan_id.name or "",
                rows=[
                    difficulty._prepare_report_row()
                    for difficulty in self._find_difficulties()
                ],
                signature=self.env["thads.position"]._get_head_signature(unit, day),
            )
        )
