from odoo import api, fields, models

from ..tools import vietnam_time

# level of a step against its deadline -> colour; its words say the same
COLOURS = {
    "early": "success",
    "on_time": "info",
    "late": "danger",
    "none": "secondary",
    "idle": "light",
}


class ThadsProcedureMixin(models.AbstractModel):
    """What a record has gone through, where it is, and what is to come."""

    _inherit = "thads.procedure.mixin"

    timeline = fields.Html(compute="_compute_timeline", sanitize=False)

    # who has a step, and until when, changes in requests of their own
    @api.depends("procedure_id", "step_ids.state")
    @api.depends_context("lang", "uid")
    def _compute_timeline(self):
        for record in self:
            has_started = bool(record.procedure_id)
            record.timeline = has_started and record._render_timeline()

    def action_verify_trail(self):
        """Verify the trails of the records, and say what was found."""
        broken = self.env["thads.step"].verify_chain(self)
        return self.env["thads.step"]._get_verdict(broken)

    def _render_timeline(self):
        """Return the timeline as HTML, empty for who may not read the steps."""
        # as the user: the rules on steps decide who reads what was said in them
        steps = self.env["thads.step"].search(
            [("res_model", "=", self._name), ("res_id", "=", self._origin.id)]
        )
        if not steps:
            return False
        opened = steps.filtered(lambda step: step.state == "open")
        closed = (steps - opened).sorted(lambda step: (step.datetime_closed, step.id))
        values = {
            "procedure": self.procedure_id,
            "closed": [self._prepare_closed(step) for step in closed],
            "open": [self._prepare_open(step) for step in opened],
            "coming": self._prepare_coming(),
        }
        return self.env["ir.qweb"]._render("thads_base.timeline", values)

    def _prepare_closed(self, step) -> dict:
        level, words = step._get_timeliness()
        is_done = step.state == "done"
        labels = step._fields["outcome"]._description_selection(self.env)
        states = step._fields["state"]._description_selection(self.env)
        return {
            "name": step.definition_id.name,
            "round": step.round,
            "result": dict(labels).get(step.outcome) or dict(states)[step.state],
            "who": step._get_doer_name() if is_done else "",
            "opened": step._format_day(step.date_opened),
            "closed": step._format_day(step.date_closed),
            "paper": step.is_on_paper and step._format_day(step.paper_date),
            "recorder": step.closed_by_id.sudo().name,
            "deadline": step._format_day(step.deadline),
            "extended": step._format_day(step.extended_deadline),
            "timeliness": words if is_done else "",
            "colour": COLOURS[level if is_done else "idle"],
            "question": step.question,
            "note": step.note,
        }

    def _prepare_open(self, step) -> dict:
        level, words = step._get_timeliness()
        return {
            "name": step.definition_id.name,
            "round": step.round,
            "who": step._get_responsible_name(),
            "opened": step._format_day(step.date_opened),
            "deadline": step._format_day(step.deadline),
            "extended": step._format_day(step.extended_deadline),
            "extension_reason": step.extension_reason,
            "timeliness": words,
            "colour": COLOURS[level],
            "absence": step.absence_warning,
            "question": step.question,
            "explanation": step._explain_deadline(),
        }

    def _prepare_coming(self) -> list[dict]:
        """Return what is to come of one record, in its order, with expected dates."""
        definitions = self.procedure_id.step_ids
        skipped = definitions.filtered(lambda step: not step._applies_to(self))
        events = {
            event: self._get_clock_day(event)
            for event in set(definitions.mapped("clock_event"))
        }
        expected = self.procedure_id._project(
            vietnam_time.today(),
            skipped,
            events,
            self._get_clock_year(),
            self._get_expected_ends(),
        )
        coming = definitions.browse(expected) - skipped
        return [step._prepare_projection(expected[step.id]) for step in coming]

    def _get_expected_ends(self) -> dict:
        """Return {id: day} of the steps that have opened: closed, or to be closed."""
        steps = {step._get_instance(): step for step in self.sudo()._find_steps()}
        current = self.procedure_id._get_graph().find_current(list(steps))
        return {
            key: self._get_expected_end([steps[instance] for instance in instances])
            for key, instances in current.items()
            if instances
        }

    def _get_expected_end(self, steps):
        """Return the day that parallel steps are closed, None if it depends on more."""
        today, days = vietnam_time.today(), []
        for step in steps:
            due = step._get_due_day()
            if step.state != "open":
                days.append(step.date_closed)
            elif due or step.definition_id.clock == "none" and step.kind != "wait":
                days.append(max(due or today, today))
            else:
                return None
        return max(days)
