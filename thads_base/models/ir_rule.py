from odoo import models


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _make_access_error(self, operation, records):
        """Refuse in the tone of an office; developers go on reading of the rules."""
        error = super()._make_access_error(operation, records)
        if not self.env.user.has_group("base.group_no_one"):
            error.args = (self._get_refusal(operation, records._name),)
        return error

    def _get_refusal(self, operation, model_name):
        """Return what a user reads who may not do this with records of the model."""
        env = self.with_context(**self.env.user.context_get()).env
        what = env["ir.model"]._get(model_name).name
        refusals = {
            "read": env._("You are not entitled to see this: %s.", what),
            "write": env._("You are not entitled to change this: %s.", what),
            "create": env._("You are not entitled to create this: %s.", what),
            "unlink": env._("You are not entitled to delete this: %s.", what),
        }
        advice = env._(
            "If your work requires it, ask the head of your unit or an administrator."
        )
        return f"{refusals[operation]}\n\n{advice}"
