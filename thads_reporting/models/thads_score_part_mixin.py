from odoo import api, fields, models


class ThadsScorePartMixin(models.AbstractModel):
    """A part of a table of scores, which is written while the table is a draft.

    Later criteria are changed by ``thads.score.change``, which shows first who moves.
    """

    _name = "thads.score.part.mixin"
    _description = "Part of a Table of Scores"

    year_id = fields.Many2one(
        "thads.score.year",
        string="Table of Scores",
        required=True,
        index=True,
        ondelete="cascade",
    )

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._check_draft()
        return parts

    def write(self, vals):
        self.check_access("write")
        self._check_draft()
        result = super().write(vals)
        if "year_id" in vals:
            self.check_access("write")  # rules have tested the former table only
            self._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_draft()

    def _check_draft(self):
        if not self.env.su:
            self.year_id._check_draft()
