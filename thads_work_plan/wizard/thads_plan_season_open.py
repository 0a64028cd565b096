from odoo import api, fields, models
from odoo.exceptions import UserError


class ThadsPlanSeasonOpen(models.TransientModel):
    """Shows what opening a season would do to each unit, and opens it."""

    _name = "thads.plan.season.open"
    _description = "Open the Season of Plans"

    department_id = fields.Many2one(
        "hr.department",
        string="Authority",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_department_id(),
        domain=[("unit_type", "in", ("central", "province"))],
    )
    year = fields.Integer(
        required=True, default=lambda self: self.env["thads.plan"]._default_year()
    )
    row_ids = fields.Many2many(
        "thads.plan.board", string="Units", compute="_compute_row_ids"
    )
    new_count = fields.Integer(string="Get a Draft", compute="_compute_row_ids")
    start_count = fields.Integer(string="Are Started", compute="_compute_row_ids")
    kept_count = fields.Integer(string="Stay as They Are", compute="_compute_row_ids")

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    @api.depends("department_id", "year")
    def _compute_row_ids(self):
        for season in self:
            rows = season.row_ids._get_season_rows(season.department_id, season.year)
            states = rows.mapped("state")
            season.row_ids = rows
            season.new_count = states.count("none")
            season.start_count = states.count("draft")
            season.kept_count = len(rows) - season.new_count - season.start_count

    def action_confirm(self):
        """Open the season, and show how far it is.

        :raises AccessError: if the user may not open it
        :raises UserError: if no unit owes the authority a plan
        """
        self.ensure_one()
        seasons = self.env["thads.plan.season"]._open(self.department_id, self.year)
        if not seasons:
            raise UserError(
                self.env._(
                    "No procedure in force says that units of %s owe it a plan.",
                    self.department_id.display_name,
                )
            )
        return seasons.sudo(False)._get_records_action(name=self.env._("Season"))
