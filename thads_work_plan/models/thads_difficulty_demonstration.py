from datetime import timedelta

from odoo import api, models

from odoo.addons.thads_base.tools import vietnam_time

from ..tools.demonstration_difficulties import ANSWER, DAYS, PROPOSAL, RAISED


class ThadsDifficulty(models.Model):
    """The demonstration's difficulties: raised, before the head, and being followed."""

    _inherit = "thads.difficulty"

    @api.model
    def _demonstrate(self):
        office = self.env.ref("thads_base.user_chanhvanphong")
        followed, reported, _raised = (
            self._demonstrate_raising(raised).with_user(office) for raised in RAISED
        )
        followed._demonstrate_report(PROPOSAL)._demonstrate_decision()
        reported._demonstrate_report(PROPOSAL)

    def _demonstrate_raising(self, raised):
        """Raise difficulties on the plans of their units, each as its user."""
        annual = self.env["thads.plan"].search([("plan_type", "=", "annual")], limit=99)
        plans = {plan.department_id: plan.id for plan in annual}
        difficulties = self.browse()
        for login, name, proposal in raised:
            user = self.env.ref(f"thads_base.{login}")
            plan = plans.get(user._get_main_department())
            values = {"name": name, "proposal": proposal, "plan_id": plan}
            difficulties += self.with_user(user).create(values).with_env(self.env)
        return difficulties

    def _demonstrate_report(self, proposal):
        """Consolidate difficulties, and report that to the head, as the office."""
        consolidated = self.browse(self.action_consolidate()["res_id"])
        consolidated.proposal = proposal
        consolidated.action_start()
        return consolidated

    def _demonstrate_decision(self):
        """Let the head answer one, and the office say who carries it out."""
        step = self.sudo().current_step_ids
        step.with_user(step.user_id).action_close("agreed_with_points", ANSWER)
        self.write(
            {
                "responsible_department_id": self.env.ref("thads_base.unit_tq_tk").id,
                "date_due": vietnam_time.today() + timedelta(days=DAYS),
            }
        )
        self.sudo().current_step_ids.with_env(self.env).action_close("done")
