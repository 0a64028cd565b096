from odoo import models
from odoo.exceptions import UserError


class ThadsProcedureMixin(models.AbstractModel):
    """Opinions that a unit asks for while it drafts: nothing waits for them."""

    _inherit = "thads.procedure.mixin"

    def action_ask(self):
        """Ask whom to ask for an opinion on one record, what, and until when."""
        self.ensure_one()
        self._check_asking()
        wizard = self.env["thads.step.ask"].create(
            {"res_model": self._name, "res_id": self.id}
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask for Opinions"),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _check_asking(self):
        """Raise unless the user may ask for opinions on one record now.

        :raises AccessError: if the user may not change the record
        :raises UserError: if it has not started, or its procedure has no such step
        """
        self.check_access("write")
        if not self.sudo().procedure_id.request_step_ids:
            raise UserError(
                self.env._(
                    "Start “%s” on its procedure first. If it has started, its "
                    "procedure has no opinions on request: an administrator adds the "
                    "step.",
                    self.display_name,
                )
            )

    def _ask(self, positions, deadline, question):
        """Open a step for each of the posts, and tell its person.

        :param positions: posts of whom is asked, each with a person
        :param date deadline: last day for the answer; it is no legal one
        :param str question: plain text
        """
        record, number = self.sudo(), self._get_round(self.sudo()._find_steps())
        definition = record.procedure_id.request_step_ids[0]
        values = {
            **record._prepare_step_values(definition, number),
            "deadline": deadline,
            "question": question,
        }
        actors = definition._prepare_actors(
            (post.department_id, post) for post in positions
        )
        record._open_for(actors, values)

    def _find_requests(self):
        """Return the open steps in which the records' own units have asked."""
        return self.sudo().step_ids.filtered(
            lambda step: step.state == "open" and step.definition_id.is_on_request
        )
