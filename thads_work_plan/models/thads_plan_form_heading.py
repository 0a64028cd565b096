from odoo import fields, models

from ..tools.plan_paper import TABLE

LEVELS = [("part", "Part (I, II)"), ("clause", "Clause (1, 2)")]
CONTENTS = [
    ("objectives", "Objectives"),
    ("requirements", "Requirements"),
    ("main_tasks", "Main Tasks"),
    (TABLE, "Table of Tasks"),
    ("implementation", "Organisation of Implementation"),
    ("focal", "Focal Unit"),
    ("reporting", "Reporting Regime"),
    ("funding", "Funding"),
    ("amendment_clause", "Amendment Clause"),
]


class ThadsPlanFormHeading(models.Model):
    """A heading of the printed plan; those with nothing below them are left out."""

    _name = "thads.plan.form.heading"
    _description = "Heading of a Plan's Layout"
    _order = "form_id, sequence, id"
    _rec_name = "title"

    form_id = fields.Many2one(
        "thads.plan.form", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    level = fields.Selection(LEVELS, required=True, default="clause")
    title = fields.Char(required=True, help="As printed, without its number.")
    content = fields.Selection(
        CONTENTS, help="What the plan says below it. Empty: the fixed words alone."
    )
    text = fields.Text(
        string="Fixed Words",
        help="Printed after what the plan says, one paragraph per line. {unit} stands "
        "for the focal unit or the funding unit, {paper} for the name of the paper. "
        "Those of the table come in its place when it is an annex, printed sideways.",
    )
