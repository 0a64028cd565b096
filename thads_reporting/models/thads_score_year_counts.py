from odoo import api, fields, models
from odoo.fields import Domain


class ThadsScoreYear(models.Model):
    """How far the sheets of a table of scores are, and where to look at them."""

    _inherit = "thads.score.year"

    sheet_count = fields.Integer(
        string="Sheets", compute="_compute_counts", compute_sudo=True
    )
    decided_count = fields.Integer(
        string="Decided", compute="_compute_counts", compute_sudo=True
    )
    objection_count = fields.Integer(
        string="Open Objections", compute="_compute_counts", compute_sudo=True
    )

    @api.depends("sheet_ids.state")
    def _compute_counts(self):
        sheets = self.env["thads.score.sheet"]
        domain = Domain("year_id", "in", self.ids)
        totals = dict(sheets._read_group(domain, ["year_id"], ["__count"]))
        decided = dict(
            sheets._read_group(
                domain & Domain("state", "=", "decided"), ["year_id"], ["__count"]
            )
        )
        objections = dict(
            self.env["thads.score.objection"]._read_group(
                domain & Domain("state", "=", "open"), ["year_id"], ["__count"]
            )
        )
        for table in self:
            table.sheet_count = totals.get(table._origin, 0)
            table.decided_count = decided.get(table._origin, 0)
            table.objection_count = objections.get(table._origin, 0)

    def action_open_sheets(self):
        """Show the sheets of one table that the user may read."""
        return self._show("thads_score_sheet_action")

    def action_open_objections(self):
        """Show the objections of one table that the user may read."""
        return self._show("thads_score_objection_action")

    def _show(self, action):
        self.ensure_one()
        self.check_access("read")
        found = self.env["ir.actions.act_window"]._for_xml_id(
            f"thads_reporting.{action}"
        )
        return {
            **found,
            "name": self.name,
            "domain": [("year_id", "=", self.id)],
            "context": {},
        }
