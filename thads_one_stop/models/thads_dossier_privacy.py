from odoo import fields, models

PERSONAL_FIELDS = {
    "applicant_name",
    "applicant_number",
    "applicant_phone",
    "applicant_email",
    "applicant_address",
    "submitter_name",
    "submitter_number",
    "submitter_phone",
}


class ThadsDossier(models.Model):
    """Personal data: whoever opens or takes out a dossier is noted down.

    Lists show numbers and phones masked; the dossier itself shows them.
    """

    _inherit = "thads.dossier"

    def web_read(self, specification):
        """Note down who opens one dossier on the screen."""
        result = super().web_read(specification)
        if len(self) == 1 and PERSONAL_FIELDS & specification.keys():
            self._note_access("viewed")
        return result

    # it writes, so that it is no call for a replica
    web_read._readonly = False

    def export_data(self, fields_to_export):
        """Note down who takes dossiers out as a file."""
        result = super().export_data(fields_to_export)
        self._note_access("exported")
        return result

    def _note_access(self, kind):
        """Note down that the user has seen the personal data of the dossiers."""
        now = fields.Datetime.now()
        self._engine().env["thads.dossier.access"].create(
            [
                {
                    "dossier_id": dossier.id,
                    "user_id": self.env.uid,
                    "datetime": now,
                    "kind": kind,
                }
                for dossier in self
                if dossier.id and dossier.state != "draft"
            ]
        )
