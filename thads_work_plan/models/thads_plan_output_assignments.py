from odoo import models

from ..tools import schedule
from ..tools.obligations import list_obligations
from ..tools.schedule.reading import Schedule


class ThadsPlanOutput(models.Model):
    """Which assignments a line of a plan makes, once the plan is issued."""

    _inherit = "thads.plan.output"

    def _prepare_assignments(self, today) -> list[dict]:
        """Return the values of what units owe for these lines."""
        expanded = self._expand_classes(today)
        return [
            {**line, **doer, **due}
            for output in self
            for line in [output._prepare_line()]
            for due in output._prepare_dues(today)
            for doer in output._prepare_doers(expanded)
        ]

    def _prepare_line(self) -> dict:
        return {
            "name": " ".join((self.name or self.task_id.name or "").split()),
            "plan_id": self.plan_id.id,
            "task_id": self.task_id.id,
            "output_id": self.id,
        }

    def _prepare_dues(self, today) -> list[dict]:
        """Return the values of each time that one line is due."""
        return [
            {
                "kind": due.kind,
                "label": due.label,
                "date_start": due.start,
                "date_deadline": due.deadline,
                "date_period_end": due.period_end,
                "is_due_before_issue": bool(due.deadline and due.deadline < today),
            }
            for due in list_obligations(self._get_schedule(), self.plan_id._get_span())
        ]

    def _get_schedule(self) -> Schedule:
        """Return the reading of the time of one line, as it was confirmed.

        Of several times in one cell only the words are kept: they are read again.
        """
        if self.schedule_kind == "mixed" and not self.date_deadline:
            plan = self.plan_id
            return schedule.parse(
                self.schedule_text,
                plan.year,
                basis=plan.schedule_basis,
                before=plan.schedule_before,
            )
        return Schedule(
            self.schedule_text or "",
            self.schedule_kind or "continuous",
            date_start=self.date_start or None,
            date_deadline=self.date_deadline or None,
            recurrence=self.recurrence or None,
        )

    def _expand_classes(self, today) -> dict:
        """Return the units of each class that leads one of these lines.

        :return: {(plan, class): units}, those under the authority of the plan
        """
        return {
            (plan, each): each._expand(
                plan._get_fan_out_day(today), under=plan.department_id.authority_id
            )
            for plan, outputs in self.grouped("plan_id").items()
            for each in outputs.lead_class_ids
        }

    def _prepare_doers(self, expanded) -> list[dict]:
        """Return who owes one line, each unit and person once.

        A body outside is followed by the focal unit, and so is what nobody leads.
        """
        units = self.lead_department_ids
        for each in self.lead_class_ids:
            units |= expanded[self.plan_id, each]
        focal = self.plan_id._get_focal_unit()
        people = self._get_lead_people(focal)
        served = [unit for unit, _user in people]
        doers = [
            *({"department_id": unit.id} for unit in units if unit not in served),
            *({"department_id": unit.id, "user_id": user.id} for unit, user in people),
            *(
                {"department_id": focal.id, "partner_id": partner.id}
                for partner in self.lead_partner_ids
            ),
        ]
        return doers or [{"department_id": focal.id}]

    def _get_lead_people(self, focal) -> list[tuple]:
        """Return the persons who lead one line, each with the unit of their post."""
        posts = self.lead_position_ids.filtered("user_id")
        return list(
            dict.fromkeys(
                [
                    *((post.department_id, post.user_id) for post in posts),
                    *(
                        (user._get_main_department() or focal, user)
                        for user in self.lead_user_ids
                    ),
                ]
            )
        )
