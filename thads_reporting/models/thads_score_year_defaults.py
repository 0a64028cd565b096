from odoo import fields, models
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import score_defaults


class ThadsScoreYear(models.Model):
    """What a new table of scores starts from: see ``tools.score_defaults``."""

    _inherit = "thads.score.year"

    year = fields.Integer(default=lambda self: self._default_year())
    class_ids = fields.Many2many(default=lambda self: self._default_class_ids())
    criterion_ids = fields.One2many(default=lambda self: self._default_criterion_ids())
    rank_ids = fields.One2many(default=lambda self: self._default_rank_ids())
    indicator_ids = fields.Many2many(
        default=lambda self: self._find_indicators(score_defaults.TARGETS)
    )

    def _default_year(self):
        """The working year that ended last, or the one that ends now."""
        return vietnam_time.today().year

    def _default_class_ids(self):
        """Local units and rooms below a province, provinces below the centre."""
        unit = self.env.user._get_main_department()
        is_central = unit.authority_id.unit_type == "central"
        name = "province" if is_central else "under_province"
        return self.env.ref(
            f"thads_base.thads_department_class_{name}", raise_if_not_found=False
        )

    def _default_criterion_ids(self):
        return [
            Command.create(
                {
                    "sequence": 10 * place,
                    "section": line.section,
                    "name": line.name,
                    "points": line.points,
                    "source": line.source,
                    "is_bonus": line.is_bonus,
                    "tie_order": line.tie,
                    "indicator_ids": self._find_indicators(line.indicators).ids,
                    "band_ids": [
                        Command.create(
                            {
                                "start": band.start,
                                "effect": band.effect,
                                "points": band.points,
                            }
                        )
                        for band in line.bands
                    ],
                    "is_uncertain": bool(line.note),
                    "note": line.note,
                }
            )
            for place, line in enumerate(score_defaults.CRITERIA, start=1)
        ]

    def _default_rank_ids(self):
        return [
            Command.create(
                {
                    "code": line.code,
                    "name": line.name,
                    "score_from": line.score,
                    "target_count": line.targets,
                    "note": line.note,
                }
            )
            for line in score_defaults.RANKS
        ]

    def _find_indicators(self, codes):
        indicators = self.env["thads.target.indicator"]
        return indicators.search([("code", "in", codes)]) if codes else indicators
