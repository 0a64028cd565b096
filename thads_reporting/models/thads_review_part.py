from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.sentences import take_over


class ThadsReviewPart(models.Model):
    """What a unit answers under a heading of the outline."""

    _name = "thads.review.part"
    _description = "Answer in a Report"
    _order = "report_id, heading_id"
    _rec_name = "heading_id"

    report_id = fields.Many2one(
        "thads.review.report", required=True, index=True, ondelete="cascade"
    )
    heading_id = fields.Many2one(
        "thads.review.heading", required=True, index=True, ondelete="cascade"
    )
    number = fields.Char(related="heading_id.number")
    name = fields.Char(related="heading_id.name")
    text = fields.Text(help="One paragraph per line.")
    lower_ids = fields.Many2many(
        "thads.review.part",
        string="Answers Below",
        compute="_compute_lower_ids",
        help="Of the units below that have sent their reports.",
    )
    unit_name = fields.Char(compute="_compute_unit_name")

    _heading_uniq = models.Constraint(
        "UNIQUE(report_id, heading_id)", "A report answers a heading once."
    )

    @api.depends("heading_id", "report_id.child_ids.is_sent")
    def _compute_lower_ids(self):
        found = self.search(
            [
                ("heading_id", "in", self.heading_id.ids),
                ("report_id.parent_id", "in", self.report_id.ids),
                ("report_id.is_sent", "=", True),
                ("text", "!=", False),
            ]
        )
        places = found.grouped(lambda part: (part.report_id.parent_id, part.heading_id))
        for part in self:
            key = (part.report_id._origin, part.heading_id)
            part.lower_ids = places.get(key, False)

    @api.depends("report_id.department_id")
    def _compute_unit_name(self):
        for part in self:
            unit = part.report_id.department_id
            part.unit_name = unit.short_name_at(part.report_id.review_id.period_end)

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.report_id._check_writable()
        return parts

    def write(self, vals):
        self.report_id._check_writable()
        result = super().write(vals)
        self.report_id._check_writable()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_writable(self):
        self.report_id._check_writable()

    def action_take_up(self, sentences=None):
        """Take sentences of the answers into the same answers of the reports above.

        :param sentences: texts to be taken over; all of each answer by default
        :raises AccessError: if the user may not read the answers, or does not write the
            reports above
        :raises UserError: if there is no report above, or it was sent
        """
        self.check_access("read")
        for part in self:
            above = self.search(
                [
                    ("report_id", "=", part.sudo().report_id.parent_id.id),
                    ("heading_id", "=", part.heading_id.id),
                ]
            )
            if not above:
                raise UserError(self.env._("You write no report above this one."))
            above.text = take_over(above.text or "", part.text or "", sentences)
        return True
