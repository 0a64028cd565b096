from odoo import fields, models

COMPARISONS = [
    ("ge", "At least"),
    ("gt", "More than"),
    ("le", "At most"),
    ("lt", "Less than"),
    ("eq", "Exactly"),
]
SPLITS = [
    ("bound", "Not below that of the unit above"),
    ("sum", "Their sum reaches that of the unit above"),
    ("free", "Without relation"),
]


class ThadsTargetIndicator(models.Model):
    """What targets are about, as the share of cases that are closed.

    An administrator keeps them as the decisions of a year name them.
    """

    _name = "thads.target.indicator"
    _description = "Indicator of Targets"
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, help="As decisions and plans print it.")
    code = fields.Char(required=True, index=True, help="Names it for programs.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    uom = fields.Char(string="Unit of Measure", help="As in “%” or “việc”.")
    comparison = fields.Selection(
        COMPARISONS,
        required=True,
        default="ge",
        help="How a result usually compares with the target; a target may differ.",
    )
    split = fields.Selection(
        SPLITS,
        string="Targets of Units Below",
        required=True,
        default="bound",
        help="A share is not added up: who is asked for less than the unit above is "
        "marked. What is counted is added up.",
    )
    note = fields.Text(help="What is uncertain, and who has to confirm it.")

    _code_uniq = models.Constraint(
        "UNIQUE(code)", "Two indicators need different codes."
    )
