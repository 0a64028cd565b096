from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.thads_base.tools.register import short_date


class ThadsDifficulty(models.Model):
    """What reports tell of difficulties."""

    _inherit = "thads.difficulty"

    @api.model
    def _find_for_report(self, unit, start, end, plan=None):
        """Return what a report of a unit tells of a period, as the user may see it.

        Those that its units have raised by the end and that were not done before the
        period, the earliest first; of a consolidated one those that it was made of.

        :param unit: hr.department; those below it count as well
        :param start: first day of the period, included
        :param end: last day, included
        :param plan: only those on this plan
        :return: thads.difficulty; each gives its row by ``_prepare_report_row``
        """
        domain = (
            Domain("is_consolidated", "=", False)
            & Domain("department_id", "child_of", unit.id)
            & Domain("date_raised", "<=", end)
            & (Domain("date_done", "=", False) | Domain("date_done", ">=", start))
        )
        if plan:
            domain &= Domain("plan_id", "=", plan.id)
        return self.search(domain, order="date_raised, id")

    def _prepare_report_row(self) -> dict:
        """Return one difficulty as texts: unit, what it is about, and its fate."""
        return {
            "unit": self._get_short_unit_name(self.department_id),
            "subject": self._get_subject(),
            "difficulty": "\n".join(filter(None, (self.name, self.description))),
            "proposal": self.proposal or "",
            "decision": self._get_decision_words(),
            "followed": self._get_follow_words(),
        }

    def _get_subject(self) -> str:
        """Return what one difficulty is about: the line, the plan or the procedure."""
        difficulty = self.sudo()  # names of what the difficulty itself points to
        record = (
            difficulty.output_id
            or difficulty.task_id
            or difficulty.plan_id
            or difficulty.about_procedure_id
        )
        return record.name or ""

    def _get_follow_words(self) -> str:
        """Return who does what until when, or what was done, in Vietnamese."""
        if self.state == "done":
            done = (
                f"Đã thực hiện ngày {short_date(fields.Date.to_date(self.date_done))}"
            )
            return ": ".join(filter(None, (done, self.result)))
        unit = self._get_short_unit_name(self.responsible_department_id)
        due = self.date_due and f"thời hạn {short_date(self.date_due)}"
        return ", ".join(filter(None, (unit, due)))

    def _get_short_unit_name(self, unit) -> str:
        """Return the name of a unit as papers of its authority tell it."""
        return unit.with_context(hierarchical_naming=False).display_name or ""
