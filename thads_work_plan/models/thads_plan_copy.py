from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import email_normalize, email_split

from ..tools.mail_code import find_code


class ThadsPlanCopy(models.Model):
    """A mail that came to the mailbox of an office, about a plan or not yet known.

    It belongs to a plan that was submitted already, if its subject has the plan's code
    and somebody of the plan's unit has sent it; else a clerk says so. It never starts
    a clock.
    """

    _name = "thads.plan.copy"
    _description = "Electronic Copy Received"
    _inherit = ["mail.thread"]
    _order = "id desc"

    name = fields.Char(string="Subject", required=True, readonly=True)
    email_from = fields.Char(string="From", readonly=True)
    mailbox_id = fields.Many2one(
        "thads.mailbox", readonly=True, index=True, ondelete="restrict"
    )
    plan_id = fields.Many2one(
        "thads.plan", index="btree_not_null", ondelete="set null", tracking=True
    )
    is_matched = fields.Boolean(
        string="Found by Code",
        readonly=True,
        help="Its subject has the code of the plan, and its sender is known.",
    )

    def write(self, vals):
        if set(vals) - self._get_clerk_fields() and not self.env.su:
            raise AccessError(
                self.env._("A mail stays as it came; say which plan it belongs to.")
            )
        result = super().write(vals)
        if vals.get("plan_id"):
            self.plan_id.check_access("read")
        return result

    def _get_clerk_fields(self) -> set:
        """Names of what a clerk changes: the plan, and talk."""
        return {"plan_id", *self.env["mail.thread"]._fields}

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        """Find the mailbox and the plan of a mail that came in."""
        plan = self._find_plan(msg_dict)
        values = {
            "name": msg_dict.get("subject") or "-",
            "email_from": msg_dict.get("email_from"),
            "mailbox_id": self._find_mailbox(msg_dict).id,
            "plan_id": plan.id,
            "is_matched": bool(plan),
            **(custom_values or {}),
        }
        return super().message_new(msg_dict, values)

    def _find_mailbox(self, msg_dict):
        """Return the mailbox that a mail was sent to, empty if to none known."""
        recipients = email_split(msg_dict.get("recipients") or msg_dict.get("to") or "")
        boxes = self.env["thads.mailbox"].sudo().search([("is_current", "=", True)])
        return boxes.filtered(lambda box: email_normalize(box.email) in recipients)[:1]

    def _find_plan(self, msg_dict):
        """Return the plan that a mail is about, empty if that is not certain."""
        plans = self.env["thads.plan"].sudo()
        code = find_code(msg_dict.get("subject"))
        if not code:
            return plans
        year, plan_id = code
        plan = plans.search(Domain("id", "=", plan_id) & Domain("year", "=", year))
        is_submitted = any(
            step.state == "done" and step.definition_id.sends_copy
            for step in plan.step_ids
        )
        is_known = self._is_sender_of(plan, msg_dict.get("email_from"))
        return plan if is_submitted and is_known else plans.browse()

    def _is_sender_of(self, plan, email) -> bool:
        """Whether somebody who holds a post in the unit of a plan has this address."""
        posts = plan.department_id.position_ids.filtered("is_current")
        known = {email_normalize(user.email) for user in posts.user_id}
        return email_normalize(email) in known - {False}
