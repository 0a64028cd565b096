from odoo import models
from odoo.exceptions import AccessError, UserError

from ..tools.urging_letter import Owed, write_body, write_title


class ThadsPlanAssignment(models.Model):
    """A body outside the system is urged by a letter of the unit that follows it."""

    _inherit = "thads.plan.assignment"

    def action_draft_urging(self):
        """Draft the letter that urges one outside body for what it owes by one plan.

        :raises AccessError: if the user is not of the unit that follows it
        :raises UserError: unless all is owed by one outside body, by one plan, and is
            still open
        """
        self.check_access("read")
        self._check_state("new", "doing")
        body, plan = self.partner_id, self.plan_id
        if len(body) != 1 or len(plan) != 1 or not all(self.mapped("partner_id")):
            raise UserError(
                self.env._("Choose what one outside body owes by one plan.")
            )
        if not all(self.mapped("department_id.is_my_unit")):
            raise AccessError(
                self.env._("The unit that follows the outside body urges it.")
            )
        letter = self.env["thads.document"].create(self._prepare_urging(body, plan))
        return letter._get_records_action(name=letter.display_name)

    def _prepare_urging(self, body, plan) -> dict:
        focal = self.department_id[0]
        authority = focal.authority_id
        owed = [Owed(each.name, each.date_deadline or None) for each in self]
        return {
            "type_id": self.env.ref("thads_base.document_type_letter").id,
            "department_id": authority.id,
            "drafting_department_id": focal.id,
            "place": authority.place,
            "signer_id": plan._get_today_head(authority).user_id.id,
            "title": write_title(plan.name),
            "addressees": body.name,
            "body": write_body(plan.name, body.name, authority.name, focal.name, owed),
            "res_model": plan._name,
            "res_id": plan.id,
        }
