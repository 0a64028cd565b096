from odoo import api, fields, models
from odoo.fields import Domain

from ..tools import vietnam_time


class ThadsStep(models.Model):
    """A deadline that falls in an absence of who has the step, said in good time."""

    _inherit = "thads.step"

    absence_warning = fields.Char(
        string="Absence",
        compute="_compute_absence_warning",
        help="Whether who has the step is away on the day of its deadline.",
    )

    @api.depends("state", "position_id", "user_id", "deadline", "extended_deadline")
    @api.depends_context("lang")
    def _compute_absence_warning(self):
        absences = self._find_absences()
        for step in self:
            absence = absences.get(step)
            step.absence_warning = absence and step._describe_absence(absence)

    def _find_absences(self) -> dict:
        """Return in which absences deadlines from today on fall.

        Of the person who has the step: that of a post is with the substitute while
        its holder is away.

        :return: {step: thads.substitution}, without the steps that fall in none
        """
        today = vietnam_time.today()
        days = {
            step: step._get_due_day()
            for step in self
            if step.state == "open" and step.user_id
        }
        days = {step: day for step, day in days.items() if day and day >= today}
        if not days:
            return {}
        substitutions = self.env["thads.substitution"]
        people = self.env["res.users"].union(*(step.user_id for step in days))
        found = substitutions.search(
            Domain("user_id", "in", people.ids)
            & substitutions._get_overlap_domain(min(days.values()), max(days.values()))
        )
        by_person = found.grouped("user_id")
        absences = {
            step: by_person.get(step.user_id, found.browse())._filter_valid(day)
            for step, day in days.items()
        }
        return {step: absence for step, absence in absences.items() if absence}

    def _get_due_day(self):
        """Return the day that one step is due, as extended; none without a limit."""
        return self.extended_deadline or self.deadline

    @api.model
    def _get_due_domain(self, first, last) -> Domain:
        """Domain of what is due from ``first`` on, up to ``last`` if there is one."""
        by_law, extended = (
            Domain(name, ">=", first)
            & (Domain(name, "<=", last) if last else Domain.TRUE)
            for name in ("deadline", "extended_deadline")
        )
        return extended | (Domain("extended_deadline", "=", False) & by_law)

    def _describe_absence(self, absence) -> str:
        """Return when the person is away, and who has one step then."""
        words = {
            "person": absence.user_id.sudo().name,
            "period": absence._get_period_words(),
            "substitute": absence.substitute_id.sudo().name,
        }
        if self.position_id.sudo().user_id == self.user_id:
            return self.env._(
                "The deadline falls in an absence: %(person)s is away %(period)s; "
                "%(substitute)s takes the step over then.",
                **words,
            )
        return self.env._(
            "The deadline falls in an absence: %(person)s is away %(period)s, and the "
            "step does not go over to %(substitute)s: finish it before, or give it to "
            "somebody else.",
            **words,
        )
