from odoo import api, fields, models

from ..tools.procedure_drawing import Box
from ..tools.projection import PlannedStep, explain


class ThadsProcedureStep(models.Model):
    """A step of a procedure in words."""

    _inherit = "thads.procedure.step"

    clock_text = fields.Char(string="Time", compute="_compute_clock_text")

    @api.depends(
        "clock",
        "clock_event",
        "working_days",
        "calendar_days",
        "fixed_day",
        "fixed_month",
        "fixed_year_offset",
        "is_fixed_day_included",
    )
    @api.depends_context("lang")
    def _compute_clock_text(self):
        events = dict(self._fields["clock_event"]._description_selection(self.env))
        for step in self:
            text = step._get_clock_words()
            if step.clock != "none" and step.clock_event not in ("opened", False):
                text = self.env._(
                    "%(clock)s, counted from: %(event)s",
                    clock=text,
                    event=events[step.clock_event],
                )
            step.clock_text = text

    def _get_clock_words(self) -> str:
        match self.clock:
            case "working_days":
                return self.env._("%s working days", self.working_days)
            case "calendar_days":
                return self.env._("%s calendar days", self.calendar_days)
            case "half_day":
                return self.env._("Half a working day")
            case "fixed_day":
                return self._get_fixed_day_words()
            case "record":
                return self.env._("The time limit of the record")
        return self.env._("No time limit")

    def _get_fixed_day_words(self) -> str:
        day = f"{self.fixed_day:02}/{self.fixed_month:02}"
        if self.fixed_year_offset == -1:
            day = self.env._("%s of the year before", day)
        elif self.fixed_year_offset:
            day = self.env._(
                "%(day)s, %(years)s years after that of the record",
                day=day,
                years=self.fixed_year_offset,
            )
        if self.is_fixed_day_included:
            return self.env._("At the latest on %s", day)
        return self.env._("Before %s", day)

    def _get_condition_words(self) -> str:
        """Return on which condition the step is done, empty if on none."""
        if self.condition_label:
            return self.condition_label
        is_conditional = self.condition not in (False, "", "[]")
        return self.condition if is_conditional else ""

    def _prepare_box(self) -> Box:
        return Box(
            key=self._origin.id or self.id,
            title=self.name or "",
            lines=tuple(self._get_box_lines()),
            after=frozenset(self.predecessor_ids.ids),
            returns_to=self.return_step_id.id,
            is_marked=self.is_uncertain,
        )

    def _get_box_lines(self):
        labels = self._fields["actor"]._description_selection(self.env)
        if self.actor:
            yield dict(labels)[self.actor]
        yield self.clock_text
        if self.is_uncertain:
            yield self.env._("To be confirmed by an administrator")
        if words := self._get_condition_words():
            yield self.env._("Only if: %s", words)
        if self.return_step_id:
            yield self.env._("Returns to: %s", self.return_step_id.name)
        if self.produced_type_ids:
            yield self.env._("Produces: %s", self.produced_type_ids.mapped("name"))

    def _get_planned(self, is_skipped=False) -> PlannedStep:
        return PlannedStep(
            self.id,
            frozenset(self.predecessor_ids.ids),
            self._get_clock(),
            self.clock_event,
            is_waiting=self.kind == "wait",
            is_skipped=is_skipped,
        )

    def _prepare_projection(self, projection) -> dict:
        """Return what a table or a timeline says of a step that is to come."""
        calendars = self.env["resource.calendar"]
        days = calendars._thads_count(
            lambda calendar: explain(self._get_planned(), projection, calendar)
        )
        format_day = self.env["thads.step"]._format_day
        return {
            "name": self.name,
            "who": dict(self._fields["actor"]._description_selection(self.env)).get(
                self.actor
            ),
            "clock": self.clock_text,
            "condition": self._get_condition_words(),
            "opens": format_day(projection.opens),
            "start": format_day(projection.start),
            "deadline": format_day(projection.deadline),
            "unknown_year": projection.unknown_year,
            "is_uncertain": self.is_uncertain,
            "explanation": calendars._thads_describe(days),
        }
