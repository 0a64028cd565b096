from odoo import models

PERSONAL_FIELDS = frozenset(
    {
        "applicant_name",
        "applicant_number",
        "applicant_phone",
        "applicant_email",
        "applicant_address",
        "submitter_name",
        "submitter_number",
        "submitter_phone",
    }
)


class ThadsDossier(models.Model):
    """Personal data: lists show numbers and phones masked, the dossier shows them.

    Of what is still being entered, nothing is noted down.
    """

    _inherit = "thads.dossier"
    _personal_fields = PERSONAL_FIELDS

    def _filter_noted(self):
        return self.filtered(lambda dossier: dossier.id and dossier.state != "draft")

    def _prepare_access(self):
        return {"dossier_id": self.id}
