from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .thads_review_report import SENT_STATES


class ThadsReview(models.Model):
    """Urging those whose reports are waited for, all with one click."""

    _inherit = "thads.review"

    can_urge = fields.Boolean(
        compute="_compute_can_urge", help="Reports go to the user's unit."
    )

    @api.depends_context("uid")
    @api.depends("state", "department_id")
    def _compute_can_urge(self):
        reports = self.env["thads.review.report"].sudo()
        for review in self:
            review.can_urge = review.state == "open" and bool(
                reports.search_count(review._get_below_domain(), limit=1)
            )

    def action_urge(self):
        """Urge all who have not sent their reports of one campaign to the user's unit.

        The unit in charge urges every unit, others those right below them. A unit that
        was urged today is not urged again.

        :raises AccessError: unless reports of the campaign go to the user's unit
        :raises UserError: unless the campaign is under way
        """
        return self._urge()

    def _urge(self, domain=Domain.TRUE):
        """Urge those of one campaign's reports that meet ``domain``.

        :return: the action that says how many were urged
        """
        self.ensure_one()
        self.check_access("read")
        awaited = self._find_awaited(domain)
        awaited._begin()
        urged = self.env["thads.escalation"]._urge(awaited.current_step_ids)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if urged else "info",
                "message": self._say_urged(len(urged), len(awaited)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _say_urged(self, urged, awaited) -> str:
        if not awaited:
            return self.env._("Nobody has to be urged: no report is waited for.")
        return self.env._(
            "Units urged: %(urged)s. Urged earlier today: %(earlier)s.",
            urged=urged,
            earlier=awaited - urged,
        )

    def _find_awaited(self, domain):
        """Return the reports that the user's unit waits for, as superuser.

        :raises AccessError: if none of the campaign goes to the user's unit
        :raises UserError: unless the campaign is under way
        """
        reports = self.env["thads.review.report"].sudo()
        below = self._get_below_domain()
        if not reports.search_count(below, limit=1):
            raise AccessError(
                self.env._("Who urges is the unit that the reports are sent to.")
            )
        if self.state != "open":
            raise UserError(
                self.env._("“%s” is not under way: nobody is urged.", self.name)
            )
        return reports.search(below & Domain("state", "not in", SENT_STATES) & domain)

    def _get_below_domain(self) -> Domain:
        """Return which reports of one campaign go to the user's unit."""
        below = Domain("review_id", "=", self.id) & Domain("parent_id", "!=", False)
        if self.is_in_charge:
            return below
        return below & (
            Domain("parent_id.drafting_unit_id.is_my_unit", "=", True)
            | Domain("parent_id.department_id.is_my_unit", "=", True)
        )
