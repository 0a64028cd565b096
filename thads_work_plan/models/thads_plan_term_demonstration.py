from odoo import api, models
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import demonstration_term as told


class ThadsPlan(models.Model):
    """The demonstration's plan of several years, and the report of its first one."""

    _inherit = "thads.plan"

    @api.model
    def _demonstrate_term(self):
        """Register the plan, and let its focal unit draft the report of a year."""
        province = self.env.ref("thads_base.unit_tq")
        keeper = self._demonstrate_head(province.office_id)
        year = vietnam_time.today().year - told.YEARS_BEFORE
        last = year + told.YEARS_BEFORE + told.YEARS_AFTER
        plan = self.with_user(keeper).create(
            {
                "name": told.NAME.format(first=year, last=last),
                "plan_type": "resolution",
                "department_id": province.id,
                "focal_department_id": province.office_id.id,
                "year": year,
                "date_start": f"{year}-01-01",
                "date_end": f"{last}-12-31",
                "task_ids": [
                    Command.create(self._prepare_term_line(line, year))
                    for line in told.LINES
                ],
            }
        )
        plan.output_ids.action_confirm()
        plan._register_paper(
            {
                "issued_number": told.NUMBER,
                "issued_date": f"{year}-01-10",
                "issued_signer": told.SIGNER,
                "issued_by": province.name,
            }
        )
        products = [product for line in told.LINES for product in line.products]
        for product, output in zip(products, plan.task_ids.output_ids, strict=True):
            plan._demonstrate_first_year(product, output, year)
        plan._demonstrate_term_report(keeper, year)

    def _prepare_term_line(self, line, year) -> dict:
        return {
            "marker": line.marker,
            "name": line.name,
            "output_ids": [
                Command.create(
                    {
                        "name": product.name,
                        "schedule_text": product.time.format(year=year, next=year + 1),
                        "lead_text": self._name_demonstrated(product.units),
                    }
                )
                for product in line.products
            ],
        }

    def _demonstrate_first_year(self, product, output, year):
        """Let the units of one product have done what they owed in the first year."""
        owed = self.env["thads.plan.assignment"].sudo()
        due = owed.search([("output_id", "=", output.id)]).filtered(
            lambda each: each.date_deadline and each.date_deadline.year == year
        )
        if product.states:
            due._demonstrate_states(product)

    def _demonstrate_term_report(self, keeper, year):
        """Let the focal unit complete the report, as far as its head's signature."""
        reports = self.env["thads.plan.term.report"].with_user(keeper)
        report = reports.create(
            {"plan_id": self.id, "year": year, "results": told.RESULTS}
        )
        report.line_ids.filtered("lacks_reason").write({"result": told.REASON})
        report.action_start()
