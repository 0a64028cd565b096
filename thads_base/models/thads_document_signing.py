from odoo import models
from odoo.exceptions import UserError


class ThadsDocument(models.Model):
    """How the signer of a paper signs it: by post, or by standing in."""

    _inherit = "thads.document"

    def _confirm_signing(self, day):
        """Bring the signature up to the day of issue.

        :raises UserError: if nothing lets the signer sign for the unit on that day
        """
        if self.capacity == "TM":
            return
        signing = self.env["thads.position"]._get_signing(
            self.department_id, self.signer_id, day
        )
        if signing["capacity"] != (self.capacity or ""):
            self.capacity = signing["capacity"] or False
            self.signature_text = "\n".join(signing["lines"])

    def _find_signing(self) -> dict:
        """Return how the signer signs, nothing where there is no signer yet."""
        try:
            return self.env["thads.position"]._get_signing(
                self.department_id, self.signer_id, self._get_day()
            )
        except UserError:
            return {"capacity": "", "lines": []}
