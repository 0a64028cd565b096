from odoo import fields, models


class ThadsReviewImportLine(models.TransientModel):
    """A number of Biểu số 2 or a text of the report that a file changes."""

    _name = "thads.review.import.line"
    _description = "Difference of a Report from Excel"
    _order = "import_id, sequence, id"
    _rec_name = "ref"

    import_id = fields.Many2one(
        "thads.review.import",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    ref = fields.Char(string="Cell", readonly=True, help="Of the sheet.")
    name = fields.Char(string="Row", readonly=True)
    column = fields.Char(readonly=True, help="As Form 2 numbers it.")
    old = fields.Text(string="In the Report", readonly=True)
    new = fields.Text(string="In the File", readonly=True)
