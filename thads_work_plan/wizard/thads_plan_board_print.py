from odoo import fields, models

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.signature import authority_title

from ..tools.season_report import Report, build_report


class ThadsPlanBoardPrint(models.TransientModel):
    """The office's report on how the plans of a year are being made, as a paper."""

    _name = "thads.plan.board.print"
    _description = "Report on the Making of Plans"
    _inherit = ["thads.paper.mixin"]

    department_id = fields.Many2one(
        "hr.department",
        string="Authority",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
        domain=[("unit_type", "in", ("central", "province"))],
    )
    year = fields.Integer(
        required=True, default=lambda self: self.env["thads.plan"]._default_year()
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    def _compute_display_name(self):
        for report in self:
            report.display_name = f"Báo cáo xây dựng kế hoạch năm {report.year}"

    def action_print(self):
        self.check_access("read")
        report = self.env.ref("thads_work_plan.action_report_board")
        return self._print_pdf(report)

    def _get_rows(self):
        return self.env["thads.plan.board"]._get_season_rows(
            self.department_id, self.year
        )

    def _count_paper_rows(self):
        return len(self._get_rows())

    def _get_paper(self):
        self.ensure_one()
        authority, day = self.department_id, vietnam_time.today()
        office, rows = authority.office_id or authority, self._get_rows()
        return build_report(
            Report(
                year=self.year,
                day=day,
                superior=authority.name_at(day) if office != authority else "",
                agency=office.name_at(day),
                symbol=office.symbol or "",
                place=authority.place or "",
                addressees=self._get_addressees(authority, day),
                signature=self.env["thads.position"]._get_head_signature(office, day),
                lines=tuple(row._prepare_line() for row in rows),
            )
        )

    def _get_addressees(self, authority, day) -> tuple[str, ...]:
        """Return the title of the head of an authority, if it has one."""
        head = self.env["thads.position"]._get_heads(authority, day).get(authority)
        return (authority_title(head.name, authority.name_at(day)),) if head else ()
