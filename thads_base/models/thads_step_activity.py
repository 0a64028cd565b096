from datetime import timedelta

from odoo import api, models
from odoo.tools import plaintext2html

# Of what has no limit: core wants a day, this one lies beyond what anybody plans
NO_DEADLINE = timedelta(days=365)
MOVED_FIELDS = {"user_id", "date_deadline", "thads_is_told"}


class ThadsStep(models.Model):
    """Each open step is one activity of the person who acts in it."""

    _inherit = "thads.step"

    def _create_activities(self):
        """Give the responsible of open steps their activities; nobody gets a mail."""
        quiet = self.with_context(
            mail_activity_quick_update=True, thads_no_subscription=True
        )
        quiet.env["mail.activity"].create(
            [step._prepare_activity_values() for step in quiet if step.user_id]
        )

    def _prepare_activity_values(self) -> dict:
        return {
            "thads_step_id": self.id,
            "res_model_id": self.env["ir.model"]._get_id(self.res_model),
            "res_model": self.res_model,
            "res_id": self.res_id,
            "res_name": self._get_record().display_name,
            "activity_type_id": self._get_activity_type_id(),
            "user_id": self.user_id.id,
            "user_tz": self.user_id.tz,
            "summary": self.definition_id.name,
            "note": plaintext2html(self.question) if self.question else False,
            "date_deadline": self._get_activity_day(),
            "automated": True,
        }

    @api.model
    def _get_activity_type_id(self) -> int:
        return self.env["ir.model.data"]._xmlid_to_res_id(
            "thads_base.mail_activity_type_step", raise_if_not_found=True
        )

    def _get_activity_day(self):
        return self._get_due_day() or self.date_opened + NO_DEADLINE

    def _finish_activities(self, note=None):
        """Archive the activities of closed steps, as done."""
        self.activity_ids.write({"active": False, "feedback": note})

    def _move_activities(self):
        """Bring the activities of open steps up to their person and deadline."""
        for step in self.with_context(mail_activity_quick_update=True):
            values = step._prepare_activity_values()
            if not step.user_id:
                step.activity_ids.unlink()
            elif step.activity_ids:
                if step.activity_ids.user_id != step.user_id:
                    values["thads_is_told"] = False
                step.activity_ids.write(
                    {key: values[key] for key in values.keys() & MOVED_FIELDS}
                )
            else:
                step._create_activities()
