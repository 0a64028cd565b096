from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..tools import vietnam_time


class ThadsSubstitution(models.Model):
    """Which deadlines fall in an absence, shown while it is being entered."""

    _inherit = "thads.substitution"

    due_step_ids = fields.Many2many(
        "thads.step",
        string="Due in the Absence",
        compute="_compute_due_step_ids",
        groups="thads_base.group_staff",
        help="Open steps of the person, as far as the user sees them.",
    )
    due_step_count = fields.Integer(
        string="Steps Due in the Absence",
        compute="_compute_due_step_ids",
        groups="thads_base.group_staff",
    )

    @api.depends("user_id", "date_from", "date_to")
    @api.depends_context("uid")
    def _compute_due_step_ids(self):
        # as the user: the rules on steps decide who reads whose
        steps = self.env["thads.step"].search(
            Domain("state", "=", "open")
            & Domain.OR(absence._get_due_domain() for absence in self)
        )
        for absence in self:
            absence.due_step_ids = steps.filtered(absence._is_due_within)
            absence.due_step_count = len(absence.due_step_ids)

    def _get_due_domain(self) -> Domain:
        """Domain of the steps of one person that are due within the absence."""
        if not self.date_from:
            return Domain.FALSE
        person = self.user_id.id
        own = Domain("user_id", "=", person) | Domain(
            "position_id.user_id", "=", person
        )
        first = max(self.date_from, vietnam_time.today())
        return own & self.env["thads.step"]._get_due_domain(first, self.date_to)

    def _is_due_within(self, step) -> bool:
        """Whether one step is due while its person, the replaced one, is away."""
        people = step.user_id | step.position_id.user_id
        return self.user_id in people and bool(self._filter_valid(step._get_due_day()))

    def _get_period_words(self) -> str:
        first, last = (
            format_date(self.env, day, date_format="dd/MM/yyyy")
            for day in (self.date_from, self.date_to)
        )
        if not last:
            return self.env._("from %s on", first)
        return self.env._("from %(first)s to %(last)s", first=first, last=last)
