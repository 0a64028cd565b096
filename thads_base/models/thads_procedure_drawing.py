from graphlib import CycleError

from odoo import api, fields, models

from ..tools.procedure_drawing import draw


class ThadsProcedure(models.Model):
    """A procedure as people see it: drawn, and with what is still to be looked at."""

    _inherit = "thads.procedure"

    drawing = fields.Html(compute="_compute_drawing", sanitize=False)
    remarks = fields.Text(
        compute="_compute_remarks", help="What an administrator has to look at."
    )

    @api.depends(lambda self: [f"step_ids.{name}" for name in self._get_drawn_fields()])
    @api.depends_context("lang")
    def _compute_drawing(self):
        for procedure in self:
            procedure.drawing = procedure._draw()

    @api.depends("is_provisional", "step_ids.is_uncertain", "step_ids.predecessor_ids")
    @api.depends_context("lang")
    def _compute_remarks(self):
        for procedure in self:
            procedure.remarks = "\n".join(procedure._get_remarks())

    def _draw(self) -> str:
        """Return the drawing as HTML, empty while steps wait for one another."""
        boxes = [step._prepare_box() for step in self.step_ids]
        try:
            svg = draw(boxes, self.display_name or "")
        except CycleError:
            return ""
        return svg and f"<div class='overflow-x-auto'>{svg}</div>"

    def _get_drawn_fields(self):
        return [
            "name",
            "sequence",
            "kind",
            "actor",
            "predecessor_ids",
            "condition",
            "condition_label",
            "return_step_id",
            "produced_type_ids",
            "is_uncertain",
            "clock",
            "clock_event",
            "working_days",
            "calendar_days",
            "fixed_day",
            "fixed_month",
            "fixed_year_offset",
            "is_fixed_day_included",
        ]

    def _get_remarks(self) -> list[str]:
        """Return sentences on what is provisional, uncertain or joined to nothing."""
        remarks = []
        if self.is_provisional:
            remarks.append(
                self.env._("Provisional: it stands in for a text that is to come.")
            )
        if uncertain := self.step_ids.filtered("is_uncertain"):
            remarks.append(
                self.env._(
                    "Clocks to be confirmed: %s", uncertain.mapped("display_name")
                )
            )
        if isolated := self._find_isolated():
            remarks.append(
                self.env._(
                    "Joined to no other step, so that they open at the start and "
                    "nothing waits for them: %s",
                    isolated.mapped("display_name"),
                )
            )
        return remarks

    def _find_isolated(self):
        """Return the steps of one procedure that neither follow nor precede another."""
        followed = self.step_ids.predecessor_ids._origin
        isolated = self.step_ids.filtered(
            lambda step: not step.predecessor_ids and step._origin not in followed
        )
        return isolated if len(self.step_ids) > 1 else followed.browse()
