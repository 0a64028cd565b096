from odoo import models


class ThadsDossier(models.Model):
    """Buttons that need to know more: each opens the same small window."""

    _inherit = "thads.dossier"

    def action_ask_hand_over(self):
        """Ask whom the dossiers are handed over to."""
        return self._ask_deed("hand_over")

    def action_ask_resolve(self):
        """Ask how the dossiers were settled."""
        return self._ask_deed("resolve")

    def action_ask_return(self):
        """Ask how the results are given back."""
        return self._ask_deed("return")

    def action_ask_guide(self):
        """Ask which papers are missing, and why."""
        return self._ask_deed("guide")

    def action_ask_refuse(self):
        """Ask why the dossier is not accepted."""
        return self._ask_deed("refuse")

    def action_ask_extend(self):
        """Ask until when more time is needed, and why."""
        return self._ask_deed("extend")

    def action_ask_stop(self):
        """Ask why the applicant wants the settling stopped."""
        return self._ask_deed("stop")

    def action_ask_undo(self):
        """Ask why the last deed is undone."""
        return self._ask_deed("undo")

    def _ask_deed(self, kind):
        self.check_access("read")
        deed = self.env["thads.dossier.deed"].create(
            {
                "kind": kind,
                "dossier_ids": self.ids,
                **self._propose_deed(kind),
            }
        )
        labels = dict(deed._fields["kind"]._description_selection(self.env))
        return {
            "type": "ir.actions.act_window",
            "name": labels[kind],
            "res_model": deed._name,
            "res_id": deed.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _propose_deed(self, kind) -> dict:
        """Return what is most likely to be answered."""
        if kind == "return":
            return {"channel": self[:1].channel_wanted}
        if kind == "hand_over":
            return {"user_id": self[:1].handler_id.id}
        if kind == "guide":
            missing = self._get_missing_papers().mapped("name")
            return {"contents": "\n".join(missing)}
        return {}
