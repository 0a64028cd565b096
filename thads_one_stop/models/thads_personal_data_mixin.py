from odoo import fields, models


class ThadsPersonalDataMixin(models.AbstractModel):
    """Records with personal data: whoever opens or takes out one is noted down.

    A model that inherits it names the fields in ``_personal_fields``, and says in
    ``_prepare_access`` which record was looked at.
    """

    _name = "thads.personal.data.mixin"
    _description = "Holds Personal Data"

    _personal_fields = frozenset()

    def web_read(self, specification):
        """Note down who opens one record on the screen."""
        result = super().web_read(specification)
        if len(self) == 1 and self._personal_fields & specification.keys():
            self._note_access("viewed")
        return result

    # it writes, so that it is no call for a replica
    web_read._readonly = False

    def export_data(self, fields_to_export):
        """Note down who takes records out as a file."""
        result = super().export_data(fields_to_export)
        self._note_access("exported")
        return result

    def _note_access(self, kind):
        """Note down that the user has seen the personal data of the records."""
        now = fields.Datetime.now()
        self.env["thads.dossier.access"].sudo().create(
            [
                {
                    **record._prepare_access(),
                    "user_id": self.env.uid,
                    "datetime": now,
                    "kind": kind,
                }
                for record in self._filter_noted()
            ]
        )

    def _filter_noted(self):
        """Return the records of which it is noted down who sees them."""
        return self

    def _prepare_access(self) -> dict:
        """Return what an access says of one record."""
        raise NotImplementedError
