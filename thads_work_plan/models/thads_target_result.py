import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.period import get_year_period
from ..tools.target import format_quantity, get_period_name


class ThadsTargetResult(models.Model):
    """A result under a target, from 01/10 to the end of a period, with its source.

    Whoever belongs to the unit types it, or who is over it; who did stays.
    """

    _name = "thads.target.result"
    _description = "Result under a Target"
    _order = "target_id, date_end desc"
    _rec_name = "period_name"

    target_id = fields.Many2one(
        "thads.target", required=True, index=True, ondelete="cascade"
    )
    department_id = fields.Many2one(related="target_id.department_id", store=True)
    indicator_id = fields.Many2one(related="target_id.indicator_id", store=True)
    date_end = fields.Date(
        string="Until",
        required=True,
        help="Last day of the period, included. It begins on 01/10.",
    )
    period_name = fields.Char(string="Period", compute="_compute_period_name")
    value = fields.Float(
        string="Result", digits=(16, 2), required=True, aggregator="max"
    )
    uom = fields.Char(related="target_id.uom")
    source = fields.Char(
        required=True, help="Where the figure is from, as a report with its number."
    )
    file = fields.Binary(string="Proof", attachment=True)
    filename = fields.Char()
    corrections = fields.Text(
        readonly=True,
        copy=False,
        help="What it said before, and who changed it when; the latest one first.",
    )
    create_uid = fields.Many2one("res.users", string="Typed By", readonly=True)

    _period_uniq = models.Constraint(
        "UNIQUE(target_id, date_end)", "There is a result of this period already."
    )

    @api.depends("date_end", "target_id.year")
    def _compute_period_name(self):
        for result in self:
            year = result.target_id.year
            result.period_name = (
                year and result.date_end and get_period_name(result.date_end, year)
            )

    @api.constrains("date_end", "target_id")
    def _check_date_end(self):
        for result in self:
            first, last = get_year_period(result.target_id.year, "thads")
            if not first <= result.date_end <= last:
                raise UserError(
                    self.env._(
                        "A period of the working year %(year)s ends from %(first)s to "
                        "%(last)s.",
                        year=result.target_id.year,
                        first=f"{first:%d/%m/%Y}",
                        last=f"{last:%d/%m/%Y}",
                    )
                )
            if result.date_end > vietnam_time.today():
                raise UserError(
                    self.env._("A result is typed once its period has ended.")
                )

    @api.constrains("file")
    def _check_file(self):
        for result in self.with_context(bin_size=False):
            content = base64.b64decode(result.file or b"")
            self.env["thads.virus.check"]._check(result.filename or "", content)

    @api.model_create_multi
    def create(self, vals_list):
        results = super().create(vals_list)
        if not self.env.su and any(results.mapped("corrections")):
            raise AccessError(self._get_corrections_refusal())
        return results

    def write(self, vals):
        if not self.env.su and "corrections" in vals:
            raise AccessError(self._get_corrections_refusal())
        before = {result: result._describe() for result in self}
        written = super().write(vals)
        if "target_id" in vals:
            self.check_access("write")  # rules have tested the former target only
        for result, words in before.items():
            if words != result._describe():
                result.sudo()._keep_correction(words)
        return written

    def _get_corrections_refusal(self):
        return self.env._("What was corrected is written down by itself.")

    def _describe(self) -> str:
        """Return what one result says: until when, how much, by which source."""
        quantity = format_quantity(self.value, self.uom or "")
        return f"{self.date_end:%d/%m/%Y}: {quantity} ({self.source})"

    def _keep_correction(self, words):
        """Write down what one result said before, as superuser."""
        line = f"{vietnam_time.today():%d/%m/%Y}, {self.env.user.name}: {words}"
        self.corrections = "\n".join(filter(None, (line, self.corrections)))
