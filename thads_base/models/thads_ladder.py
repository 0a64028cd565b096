from odoo import fields, models

TARGETS = [
    ("doer", "Who acts in the step"),
    ("unit_head", "Head of the acting unit"),
    ("leader", "Leader in charge of the unit"),
    ("agency_head", "Head of the agency"),
    ("superior", "Head of the superior agency"),
]


class ThadsLadder(models.Model):
    """Who is told of a step, before its time is up and ever higher after it.

    Administrators keep it as data; steps of procedures name the one they follow.
    """

    _name = "thads.ladder"
    _description = "Escalation Ladder"
    _order = "name"

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    rung_ids = fields.One2many("thads.ladder.rung", "ladder_id", string="Rungs")
