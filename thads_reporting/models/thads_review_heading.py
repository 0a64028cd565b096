from odoo import api, fields, models


class ThadsReviewHeading(models.Model):
    """A heading of the outline by which the reports of a campaign are written."""

    _name = "thads.review.heading"
    _description = "Heading of the Outline"
    _order = "review_id, sequence, id"

    review_id = fields.Many2one(
        "thads.review", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(help="As printed, such as 1. or a dash.")
    name = fields.Char(required=True)
    is_answered = fields.Boolean(
        string="Answered", default=True, help="Units write something below it."
    )

    @api.model_create_multi
    def create(self, vals_list):
        headings = super().create(vals_list)
        headings._check_draft()
        return headings

    def write(self, vals):
        self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_draft()

    def _check_draft(self):
        if not self.env.su:
            self.review_id._check_draft()
