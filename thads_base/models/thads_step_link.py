from odoo import fields, models

EVENTS = [
    ("opened", "Opened"),
    ("changed", "Changed"),
    ("closed", "Closed"),
]


class ThadsStepLink(models.Model):
    """A link of the chain of a record: what was true of a step at one moment.

    Rows are appended by ``thads.step`` and never change. A step that is gone leaves its
    links behind, so they name it without a foreign key.
    """

    _name = "thads.step.link"
    _description = "Link of a Trail"
    _inherit = ["thads.sealed.mixin"]
    _order = "res_model, res_id, sequence"
    _log_access = False
    _rec_name = "hash"
    _engine_operations = ()

    res_model = fields.Char(required=True)
    res_id = fields.Integer(required=True)
    sequence = fields.Integer(required=True, aggregator=None)
    step_id = fields.Integer(required=True, aggregator=None)
    event = fields.Selection(EVENTS, required=True)
    content = fields.Text(required=True, help="Canonical form of the step, as JSON.")
    hash = fields.Char(required=True)
    datetime_recorded = fields.Datetime(required=True, index=True)

    _sequence_uniq = models.UniqueIndex(
        "(res_model, res_id, sequence)", "Two links cannot have the same place."
    )

    def _get_refusal(self):
        return self.env._("The trail writes itself, and nobody changes it.")
