from odoo import fields, models

from ..tools import vietnam_time
from ..tools.clock import find_deadline, find_half_day


class ThadsProcedureMixin(models.AbstractModel):
    """The engine: what opens after what was closed, for whom, and until when."""

    _inherit = "thads.procedure.mixin"

    def _advance(self):
        """Open what is to be opened now, and cancel what a return has overtaken.

        Whoever closed a step may have no rights in those that follow: the engine goes
        on as superuser, whose work is what the procedure says.
        """
        for record in self.sudo():
            record._advance_one()

    def _advance_one(self):
        graph = self.procedure_id._get_graph()
        while True:
            steps = self._get_own_steps()
            instances = {step: step._get_instance() for step in steps}
            self._cancel_outdated(graph, instances)
            if self._close_waits(steps):
                continue
            ready = graph.find_ready(instances.values())
            if not ready:
                break
            for definition in self.env["thads.procedure.step"].browse(ready):
                self._open_step(definition, self._get_round(steps))
        if not any(step.state == "open" for step in steps):
            self._on_procedure_finished()

    def _get_own_steps(self):
        """Return the steps that the procedure has opened, as this transaction knows."""
        return self.step_ids.filtered(lambda step: not step.definition_id.is_on_request)

    def _find_steps(self):
        """Return the steps that the procedure has opened, without those on request."""
        return self.env["thads.step"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "=", self.id),
                ("definition_id.is_on_request", "=", False),
            ]
        )

    def _get_round(self, steps) -> int:
        returned = steps.filtered(lambda step: step.outcome == "returned")
        return 1 + max(returned.mapped("round"), default=0)

    def _cancel_outdated(self, graph, instances):
        outdated = graph.find_outdated(instances.values())
        steps = self.env["thads.step"].union(
            *(step for step, instance in instances.items() if instance in outdated)
        )
        if steps:
            steps._engine()._end("cancelled")

    def _close_waits(self, steps):
        """Close the steps that wait for what has come, and return them."""
        due = steps.filtered(
            lambda step: (
                step.state == "open"
                and step.definition_id.kind == "wait"
                and self._get_clock_day(step.definition_id.clock_event)
            )
        )
        for step in due:
            step._engine()._end("done", outcome="done")
        return due

    def _open_step(self, definition, number):
        """Open a step for each of its actors; without any, or if not due, skip it.

        :return: the steps that are open now
        """
        is_due = definition._applies_to(self)
        actors = definition._find_actors(self) if is_due else []
        values = self._prepare_step_values(definition, number)
        if actors:
            return self._open_for(actors, values)
        engine = self.env["thads.step"]._engine()
        engine.create({**values, **engine._prepare_end_values("skipped")})._seal(
            "closed"
        )
        return self.env["thads.step"]

    def _open_for(self, actors, values):
        """Open a step for each of the actors, with its activity, and return them."""
        engine = self.env["thads.step"]._engine()
        steps = engine.create([{**values, **actor} for actor in actors])
        steps._seal("opened")
        steps._create_activities()
        return steps.with_env(self.env)

    def _prepare_step_values(self, definition, number) -> dict:
        now = fields.Datetime.now()
        start = self._get_clock_day(definition.clock_event)
        return {
            "definition_id": definition.id,
            "res_model": self._name,
            "res_id": self.id,
            "department_id": self.department_id.id,
            "round": number,
            "datetime_opened": now,
            "date_opened": vietnam_time.today(),
            **self._prepare_deadline_values(definition, start, now),
        }

    def _prepare_deadline_values(self, definition, start, now) -> dict:
        """Return the deadline of a step whose clock starts on ``start``, if it does.

        :param start: a date, or None while the event is still to come
        :param now: UTC moment from which half a day is counted
        """
        if not start:
            return {"date_clock": False, "deadline": False}
        clock, year = definition._get_clock(), self._get_clock_year()
        if clock.kind == "half_day":
            return {"date_clock": start, **self._prepare_half_day(now)}
        if clock.kind == "record":
            return {"date_clock": start, **self._prepare_own_deadline()}
        deadline = self.env["resource.calendar"]._thads_count(
            lambda calendar: find_deadline(clock, start, calendar, year)
        )
        return {"date_clock": start, "deadline": deadline}

    def _prepare_own_deadline(self) -> dict:
        """Return the deadline of a step that has the time of one record itself."""
        raise NotImplementedError

    def _prepare_half_day(self, now) -> dict:
        calendars = self.env["resource.calendar"]
        moment, hours = vietnam_time.to_local(now), calendars._thads_get_office_hours()
        due = calendars._thads_count(
            lambda calendar: find_half_day(moment, hours, calendar)
        )
        return {"deadline": due.date(), "datetime_deadline": vietnam_time.to_utc(due)}

    def _start_clocks(self, event):
        """Let what waits for an event go on, and start the clocks that it starts.

        :param str event: key of ``thads.procedure.step.clock_event``
        """
        for record in self.sudo():
            start, now = record._get_clock_day(event), fields.Datetime.now()
            for step in record._find_steps().filtered(
                lambda step: (
                    step.state == "open"
                    and not step.date_clock
                    and step.definition_id.clock_event == event
                )
            ):
                values = record._prepare_deadline_values(step.definition_id, start, now)
                step._engine()._seal_changes(values)
                step._engine()._move_activities()
        self._advance()
