from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.report_paper import Texts

TEXTS = ("results", "difficulties", "next_work", "proposals")


class ThadsPlanReportMixin(models.AbstractModel):
    """A report on plans: rows that are read, texts that are typed, then it is sent.

    Only its texts are written, and only until it is sent; all else is done by buttons.
    """

    _name = "thads.plan.report.mixin"
    _description = "Report on Plans"
    _inherit = ["thads.procedure.mixin", "thads.paper.mixin"]
    _mail_post_access = "read"
    _open_state = "draft"  # in which its texts are written

    date_sent = fields.Date(string="Sent On", readonly=True, copy=False)
    results = fields.Text(help="One paragraph per line, as the paper prints them.")
    difficulties = fields.Text(help="What stands in the way of the work.")
    next_work = fields.Text(string="Work of the Next Period")
    proposals = fields.Text()

    def write(self, vals):
        if not self.env.su:
            self._check_texts(vals)
        return super().write(vals)

    def _check_texts(self, vals):
        """Raise unless only texts change, before the report is sent.

        :raises AccessError: if something else is written
        :raises UserError: if it is sent
        """
        if set(vals) - self._get_typed_fields():
            raise AccessError(
                self.env._("A report changes by its buttons, but for its texts.")
            )
        self._check_not_sent()

    def _get_typed_fields(self) -> set[str]:
        return {*TEXTS, "message_main_attachment_id"}

    def _check_not_sent(self):
        """Raise if one of the reports is sent."""
        if sent := self.filtered(lambda report: report.state != self._open_state):
            raise UserError(
                self.env._("“%s” is sent: it stays as it is.", sent[0].display_name)
            )

    def _prepare_texts(self) -> Texts:
        return Texts(
            results=self.results or "",
            difficulties=self.difficulties or "",
            next_work=self.next_work or "",
            proposals=self.proposals or "",
        )
