from odoo import models
from odoo.exceptions import UserError

from odoo.addons.thads_base.tools import vietnam_time

CHECK, REPORT, CONCLUDE = "check", "report", "conclude"  # codes of the steps


class ThadsInspection(models.Model):
    """The way of an inspection: at the unit, reported, concluded, closed."""

    _inherit = "thads.inspection"

    def action_start(self):
        """Let the teams of planned inspections begin.

        :raises AccessError: if the user is neither of the team nor of its unit
        :raises UserError: if something of the plan is missing, or it has begun
        """
        result = super().action_start()
        self.sudo().state = "checking"
        return result

    def action_call_off(self):
        """End inspections that have begun and will not be concluded.

        :raises AccessError: if the user is neither of the team nor of its unit
        :raises UserError: if one has not begun, waits for its signature or was
            concluded, or no reason was entered
        """
        self.check_access("write")
        self._check_writable()
        for inspection in self:
            if inspection.state == "planned":
                raise UserError(
                    self.env._(
                        "“%s” has not begun: delete it instead.",
                        inspection.display_name,
                    )
                )
            if not (inspection.call_off_reason or "").strip():
                raise UserError(
                    self.env._("Write first why “%s” is called off.", inspection.name)
                )
            inspection.sudo().current_step_ids._engine()._end("cancelled")
            inspection.sudo().state = "called_off"
        return True

    def _check_not_started(self):
        self._check_writable()
        missing = [label for label, is_there in self._get_needed() if not is_there]
        if missing:
            raise UserError(
                self.env._(
                    "Before the team of “%(inspection)s” begins, enter: %(missing)s.",
                    inspection=self.display_name,
                    missing=", ".join(missing),
                )
            )
        return super()._check_not_started()

    def _get_needed(self) -> list[tuple[str, bool]]:
        """Return what has to be there when one begins: (label, whether it is)."""
        labels = self.fields_get(
            [
                "leader_id",
                "date_report_due",
                "point_ids",
                "combined_with",
                "outside_members",
            ],
            ["string"],
        )
        unneeded = {
            "combined_with": self.kind != "combined",
            "outside_members": self.kind != "joint",
        }
        return [
            (label["string"], unneeded.get(name) or bool(self[name]))
            for name, label in labels.items()
        ]

    def _get_procedure_authority(self):
        return self.department_id.authority_id

    def _get_authors(self):
        """Nobody concludes on an inspection that they took part in."""
        inspection = self.sudo()
        return (inspection.leader_id | inspection.member_ids).with_env(self.env)

    def _prepare_own_deadline(self):
        return {"deadline": self.date_report_due}

    def _check_step_closing(self, step, outcome):
        if step.definition_id.code == CHECK:
            self._check_judged()
        if step.definition_id.code == REPORT:
            self._check_reported()
        return super()._check_step_closing(step, outcome)

    def _check_judged(self):
        if left := self.point_ids.filtered(lambda point: not point.result):
            raise UserError(
                self.env._("Say first how this is: %s.", "; ".join(left.mapped("name")))
            )

    def _check_reported(self):
        self._check_judged()
        unproved = self.point_ids.filtered(
            lambda point: point.result == "poor" and not point.finding_ids
        )
        if unproved:
            raise UserError(
                self.env._(
                    "Enter what was found of: %s.", "; ".join(unproved.mapped("name"))
                )
            )
        if not (self.conclusion or "").strip():
            raise UserError(self.env._("Write the draft of the conclusion first."))

    def _on_step_closed(self, step):
        inspection = self.sudo()
        if step.outcome == "returned" or step.definition_id.code == CHECK:
            inspection.state = "reporting"
        elif step.definition_id.code == REPORT:
            inspection.state = "signing"
        elif step.definition_id.code == CONCLUDE:
            inspection._conclude()
        return super()._on_step_closed(step)

    def _conclude(self):
        """Let the unit read one inspection, and have what it has to correct."""
        self.write({"state": "concluded", "date_concluded": vietnam_time.today()})
        self.action_ids._begin()
        self._close_if_done()

    def _close_if_done(self):
        """Close inspections of which nothing is left to be corrected."""
        for inspection in self.sudo():
            if all(action.state == "done" for action in inspection.action_ids):
                inspection.write(
                    {"state": "closed", "date_closed": vietnam_time.today()}
                )
