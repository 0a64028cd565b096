from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.form_two import Rule, parse_sum

RELATIONS = [("=", "="), ("<=", "≤")]
SEVERITIES = [("error", "Error"), ("warning", "Warning")]


class ThadsReviewCheck(models.Model):
    """What has to hold in every row of Biểu số 2, such as (6) = (3).

    The form prints some of these; the others follow from what its columns mean, and
    warn only.
    """

    _name = "thads.review.check"
    _description = "Check of Form 2"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, help="As the form or the user reads it.")
    left = fields.Char(required=True, help="Columns and their sum, such as 11+12+13.")
    relation = fields.Selection(RELATIONS, required=True, default="=")
    right = fields.Char(required=True)
    severity = fields.Selection(
        SEVERITIES,
        required=True,
        default="warning",
        help="A report with an error is not sent.",
    )
    active = fields.Boolean(default=True)

    @api.constrains("left", "right")
    def _check_sums(self):
        for check in self:
            try:
                check._get_rule()
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "“%s” is no sum of columns 3 to 13, such as 11+12+13.", error
                    )
                ) from error

    def _get_rule(self) -> Rule:
        return Rule(parse_sum(self.left), self.relation, parse_sum(self.right))
