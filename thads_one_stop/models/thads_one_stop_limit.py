from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

KEYS = [
    (
        "apology_lead_days",
        "Days before the deadline to apologise and ask for more time",
    ),
    ("max_extensions", "Extensions of one dossier"),
    ("acknowledge_hours", "Working hours to answer an online submission"),
    ("reminder_days", "Days after which an uncollected result is reminded of"),
    ("undo_minutes", "Minutes in which a slip can be undone"),
    ("retention_months", "Months after which personal data is erased; 0: never"),
]


class ThadsOneStopLimit(models.Model):
    """A number that the rules of one-stop work set, from one day to another.

    The texts change, and some of them are not certain: administrators keep the numbers.
    """

    _name = "thads.one.stop.limit"
    _description = "Limit of One-Stop Work"
    _inherit = ["thads.validity.mixin"]
    _order = "key, date_from desc"
    _rec_name = "key"

    key = fields.Selection(KEYS, string="What", required=True, index=True)
    value = fields.Integer(required=True, aggregator=None)
    legal_basis = fields.Char()
    is_uncertain = fields.Boolean(
        string="To Be Confirmed", help="The text is not certain."
    )

    _value_check = models.Constraint("CHECK(value >= 0)", "A limit is not negative.")

    @api.constrains("key", "date_from", "date_to")
    def _check_periods(self):
        if clash := self._find_overlap("key"):
            raise ValidationError(
                self.env._(
                    "“%s” has two values for the same day.", clash[0].display_name
                )
            )

    @api.model
    def _get(self, key, day) -> int:
        """Return the value in force on a day.

        :raises UserError: if there is none
        """
        value = self._find(key, day)
        if value is None:
            label = dict(self._fields["key"]._description_selection(self.env))[key]
            raise UserError(
                self.env._(
                    "No value is in force for “%s”: ask an administrator to enter it "
                    "under Configuration, Limits.",
                    label,
                )
            )
        return value

    @api.model
    def _find(self, key, day) -> int | None:
        """Return the value in force on a day, None if there is none."""
        limits = self.sudo()  # no secret
        found = limits.search(
            [("key", "=", key), *limits._get_valid_domain(day)], limit=1
        )
        return found.value if found else None
