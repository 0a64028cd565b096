from odoo import fields, models

from .thads_reorganisation import ENGINE


class ThadsReorganisationMove(models.Model):
    """Something that went from a unit to its successor; nobody writes it by hand."""

    _name = "thads.reorganisation.move"
    _description = "What Went to a Successor"
    _inherit = ["thads.sealed.mixin"]
    _order = "reorganisation_id, id"
    _log_access = False
    _engine_operations = ("create",)

    reorganisation_id = fields.Many2one(
        "thads.reorganisation",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Char(string="What", required=True, readonly=True)
    name = fields.Char(readonly=True)
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record", model_field="res_model", required=True, readonly=True
    )
    from_id = fields.Many2one("hr.department", readonly=True, ondelete="restrict")
    to_id = fields.Many2one("hr.department", readonly=True, ondelete="restrict")

    _record_idx = models.Index("(res_model, res_id)")

    def _is_engine(self):
        return self.env.context.get("thads_reorganisation_engine") is ENGINE

    def _get_refusal(self):
        return self.env._(
            "What a reorganisation has moved is recorded by itself: nobody writes it."
        )
