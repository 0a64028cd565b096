from odoo import models
from odoo.exceptions import UserError

from ..tools import review_plan


class ThadsReview(models.Model):
    """The plan behind a campaign: reports, inspections and the conference are lines."""

    _inherit = "thads.review"

    def action_draft_plan(self):
        """Draft the plan behind one campaign, for its unit to complete and issue.

        :raises AccessError: unless the user may write the campaign, and draft plans
        :raises UserError: if there is a plan already, or the campaign is open
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        if self.plan_id:
            raise UserError(
                self.env._(
                    "There is a plan already: “%s”.", self.plan_id.sudo().display_name
                )
            )
        plan = self.env["thads.plan"].create(self._prepare_plan())
        plan.task_ids._create_tree(
            plan, review_plan.get_nodes(self._get_reporting(), self.department_id.name)
        )
        self.plan_id = plan
        return plan._get_records_action(name=plan.name)

    def _prepare_plan(self) -> dict:
        return {
            "name": review_plan.get_title(self.name),
            "plan_type": "thematic",
            "department_id": self.department_id.id,
            "focal_department_id": self.department_id.id,
            "year": self.date_cutoff.year,
            "basis_text": self.legal_basis,
        }

    def _get_reporting(self):
        """Return who reports, in words, until when."""
        labels = {
            "local": "thads_base.thads_department_class_local",
            "province": "thads_base.thads_department_class_province",
        }
        return [
            (self.env.ref(labels[tier.level]).name, tier.date_due or None)
            for tier in self.tier_ids
            if tier.level in labels
        ]
