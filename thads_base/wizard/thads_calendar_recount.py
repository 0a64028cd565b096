from odoo import api, fields, models

SHOWN = 200  # steps in the preview


class ThadsCalendarRecount(models.TransientModel):
    """Shows which open deadlines the working calendar moves, and moves them."""

    _name = "thads.calendar.recount"
    _description = "Move Open Deadlines"

    reason = fields.Text(
        required=True, help="Kept with each step, such as the decision on days off."
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends_context("lang")
    def _compute_preview(self):
        self.preview = self._render_preview()

    def action_confirm(self):
        """Move the deadlines that are shown.

        :raises AccessError: unless the user is an administrator
        """
        steps = self.env["thads.step"]
        steps._check_auditor()
        steps._recount(self.reason)

    def _render_preview(self):
        # as the user: administrators read all steps
        moves = self.env["thads.step"]._find_moves()
        rows = [(step, old, new) for steps, old, new in moves for step in steps]
        return self.env["ir.qweb"]._render(
            "thads_base.calendar_recount",
            {
                "rows": [self._prepare_row(*row) for row in rows[:SHOWN]],
                "count": len(rows),
                "left_out": max(len(rows) - SHOWN, 0),
            },
        )

    def _prepare_row(self, step, old, new) -> dict:
        return {
            "step": step.definition_id.name,
            "record": step.res_name,
            "unit": step.department_id.display_name,
            "who": step._get_responsible_name(),
            "old": step._format_day(old),
            "new": step._format_day(new),
        }
