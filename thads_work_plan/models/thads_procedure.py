from odoo import fields, models
from odoo.fields import Domain

SEASON_STARTS = [
    ("programme", "The key programme of the year is registered"),
    ("day", "01/10, when the working year has ended"),
]


class ThadsProcedure(models.Model):
    """Which units have to make a plan by a procedure each year, and its layout."""

    _inherit = "thads.procedure"

    form_id = fields.Many2one(
        "thads.plan.form",
        string="Layout of the Plan",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("plan_id", "=", False)],
        help="Annex I of the procedure: the plans that go by it take it first.",
    )

    amends_content_and_time = fields.Boolean(
        string="Content and Time Only",
        help="Of amendments: the content and the time of tasks change, who leads, what "
        "it costs and which tasks there are do not (Decision 253, Article 10).",
    )
    season_start = fields.Selection(
        SEASON_STARTS,
        string="Season Opens",
        help="When every unit below gets a draft and its first step. Empty: never.",
    )
    season_class_ids = fields.Many2many(
        "thads.department.class",
        string="Units That Owe a Plan",
        help="Each year, whether they begin it or not.",
    )

    def _find_of_season(self, day):
        """Return those by which plans are made that are in force on ``day``."""
        return self._with_all_versions().search(
            Domain("res_model", "=", "thads.plan")
            & Domain("season_start", "!=", False)
            & self._get_valid_domain(day)
        )

    def _get_season_domain(self, day) -> Domain:
        """Return which units owe a plan by one of the procedures."""
        return Domain.OR(
            unit_class._get_unit_domain(day) for unit_class in self.season_class_ids
        )
