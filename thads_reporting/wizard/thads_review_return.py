from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.cells import parse_cells


class ThadsReviewReturn(models.TransientModel):
    """Returns a report, with the cells of Biểu số 2 that are to be corrected."""

    _name = "thads.review.return"
    _description = "Return of a Report"

    report_id = fields.Many2one(
        "thads.review.report", required=True, ondelete="cascade"
    )
    cells = fields.Char(
        string="Cells of Form 2",
        help="Row and column of the form, such as I.2(8); II.1(13).",
    )
    note = fields.Text(string="What Is To Be Corrected")

    def action_confirm(self):
        """Return the report.

        :raises UserError: if a cell is not written as row and column
        """
        self.ensure_one()
        self.check_access("read")
        lines = [
            (line["kind"], line["cells"][0])
            for line in self.report_id.get_form_two()["lines"]
        ]
        try:
            cells = parse_cells(self.cells or "", lines)
        except ValueError as error:
            raise UserError(self.env._("There is no such cell: %s", error)) from error
        self.report_id.action_send_back(cells, self.note)
        return {"type": "ir.actions.act_window_close"}
