from odoo import fields, models

KINDS = [
    ("decision", "Decision"),
    ("named", "Paper with a type name"),
    ("letter", "Letter (công văn)"),
]


class ThadsDocumentType(models.Model):
    """Type of official paper (Decree 30/2020/NĐ-CP, annex III, part I)."""

    _name = "thads.document.type"
    _description = "Document Type"
    _order = "sequence, id"

    name = fields.Char(required=True, help="As printed over the title.")
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        KINDS, string="Layout", required=True, default="named", help="How it prints."
    )
    is_numbered = fields.Boolean(
        string="Numbered",
        default=True,
        help="Registered with a number. A slip or a synopsis is not on the decree's "
        "list of types, and has none.",
    )
    abbreviation = fields.Char(
        help="As in document numbers, such as QĐ in 15/QĐ-THADS. A letter has none."
    )
    enacting_words = fields.Char(
        help="Printed between the grounds of a decision and its articles."
    )

    _abbreviation_check = models.Constraint(
        "CHECK((kind = 'letter' OR NOT is_numbered) "
        "= (COALESCE(abbreviation, '') = ''))",
        "Every type that is numbered has an abbreviation, except the letter.",
    )
    _abbreviation_uniq = models.UniqueIndex(
        "(abbreviation) WHERE abbreviation <> ''",
        "Another type already has this abbreviation.",
    )
